// How a file was read, beside real rows of it: what the program found, why, and one click to have it read another way.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importWord } from '../../../shared/domain/words/import-words.ts';
import { toProblem, useAct } from '../../app/act.ts';
import { number } from '../../app/format.ts';
import { pickOne } from '../../app/host.ts';
import { type Looked, type ReadChoices, type Table, useLook } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Progress } from '../../controls/progress.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import text from '../../style/text.module.css';
import type { Importing } from './import-job.ts';
import { LookChoices } from './look-choices.tsx';
import { LookRows } from './look-rows.tsx';
import type { LookedTable } from './looked-table.ts';

export type LookDialogProps = {
  readonly caseRef: string;
  readonly table: Table;
  readonly importing: Importing;
  readonly onClose: () => void;
};

/** The table of the file that is meant: its sheet, or the only one there is. */
function tableOf(looked: Looked, sheet: string | undefined): LookedTable | undefined {
  return looked.tables.find((found) => found.sheet === sheet) ?? looked.tables[0];
}

function bills(bill: string): 'data.look.bill.wechat' | 'data.look.bill.alipay' | 'data.look.bill.other' {
  if (bill.startsWith('wechat')) return 'data.look.bill.wechat';
  return bill.startsWith('alipay') ? 'data.look.bill.alipay' : 'data.look.bill.other';
}

/** What else there is to say of it: one sentence a line. */
function Remarks({ looked, found }: { readonly looked: Looked; readonly found: LookedTable }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const lines = [
    ...(looked.remembered ? [t('data.look.remembered')] : []),
    ...(found.bill === undefined ? [] : [t(bills(found.bill))]),
    ...found.rules.map(({ column, rule, count }) =>
      t('data.look.rule', { column, rule: importWord(rule, lang), n: number(count, lang) }),
    ),
  ];
  return lines.map((line) => (
    <p key={line} className={text.meta2}>
      {line}
    </p>
  ));
}

/** The file was picked in another run of the program, or another of its name was: it must be shown once more. */
function PickAgain({ name, importing }: { readonly name: string; readonly importing: Importing }) {
  const { t } = useTranslation();
  const choose = useAct(async () => {
    const file = await pickOne('sources');
    if (file !== undefined) importing.know({ ...file, name });
  });
  return (
    <>
      <p>{t('data.look.again')}</p>
      <div>
        <Button onPress={() => void choose.run(undefined)}>{t('file.pick')}</Button>
      </div>
      <StopBlock problem={choose.problem} />
    </>
  );
}

function useLooking({ caseRef, table, importing }: LookDialogProps) {
  const [chosen, setChosen] = useState<ReadChoices>({});
  const file = importing.sourceOf(table.source);
  const { data: looked, error } = useLook(caseRef, file?.handle, chosen);
  const found = looked === undefined ? undefined : tableOf(looked, table.sheet);
  // A book of several sheets: what is chosen is for this one, the others stay as they are.
  const isOneOfMany = (looked?.tables.length ?? 0) > 1 && table.sheet !== undefined;
  const sheet = isOneOfMany ? { sheet: table.sheet } : {};
  const read = () => {
    if (file !== undefined) void importing.job.run({ file, choices: chosen, replaces: table.id });
  };
  return {
    file,
    looked,
    found,
    problem: error === null ? undefined : toProblem(error),
    changed: Object.keys(chosen).length > 0,
    /** The header that is wanted: the rows may still show the one before. */
    header: {
      row: chosen.header_row ?? found?.header.value.row ?? 0,
      rows: chosen.header_rows ?? found?.header.value.rows,
    },
    /** What was remembered holds until something else is chosen. */
    choose: (change: ReadChoices) => setChosen((before) => ({ ...looked?.choices, ...sheet, ...before, ...change })),
    read,
  };
}

export function LookDialog(props: LookDialogProps) {
  const { table, importing, onClose } = props;
  const { t } = useTranslation();
  const { file, looked, found, problem, changed, header, choose, read } = useLooking(props);
  const again = () => {
    read();
    onClose();
  };
  const act = (
    <Button onPress={again} disabled={!changed || problem !== undefined}>
      {t('data.look.act')}
    </Button>
  );
  return (
    <Dialog
      wide
      title={t('data.look.title', { name: table.source })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('bar.close')}</Button>
          {file === undefined ? undefined : act}
        </>
      }
    >
      {file === undefined ? <PickAgain name={table.source} importing={importing} /> : undefined}
      <StopBlock problem={problem} />
      {file !== undefined && looked === undefined && problem === undefined ? <Progress pace={undefined} /> : undefined}
      {looked === undefined || found === undefined ? undefined : (
        <>
          <Remarks looked={looked} found={found} />
          <LookChoices found={found} header={header} onChange={choose} />
          <LookRows
            found={found}
            onHeader={(row) => choose({ header_row: row, header_rows: header.rows === 2 ? 2 : 1 })}
          />
        </>
      )}
    </Dialog>
  );
}
