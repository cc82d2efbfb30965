// How a file was read, beside real rows of it: what the program found, why, and one click to have it read another way.
import { useTranslation } from 'react-i18next';
import { importWord } from '../../../shared/domain/words/import-words.ts';
import { useAct } from '../../app/act.ts';
import { number } from '../../app/format.ts';
import { pickOne } from '../../app/host.ts';
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
import { type LookingProps, useLooking } from './use-looking.ts';

export type LookDialogProps = LookingProps & { readonly onClose: () => void };

function bills(bill: string): 'data.look.bill.wechat' | 'data.look.bill.alipay' | 'data.look.bill.other' {
  if (bill.startsWith('wechat')) return 'data.look.bill.wechat';
  return bill.startsWith('alipay') ? 'data.look.bill.alipay' : 'data.look.bill.other';
}

/** What else there is to say of it: one sentence a line. */
function Remarks({ found: { remembered, bill, rules } }: { readonly found: LookedTable }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const lines = [
    ...(remembered ? [t('data.look.remembered')] : []),
    ...(bill === undefined ? [] : [t(bills(bill))]),
    ...rules.map(({ column, rule, count }) =>
      t('data.look.rule', { column, rule: importWord(rule, lang), n: number(count, lang) }),
    ),
  ];
  return lines.map((line) => (
    <p key={line} className={text.meta2}>
      {line}
    </p>
  ));
}

type PickAgainProps = { readonly name: string; readonly why: string; readonly importing: Importing };

/** The file was picked in another run of the program, or it is not the one that the table came from: it must be shown once more. */
function PickAgain({ name, why, importing }: PickAgainProps) {
  const { t } = useTranslation();
  const choose = useAct(async () => {
    const file = await pickOne('sources');
    if (file !== undefined) importing.know({ ...file, name });
  });
  return (
    <>
      <p role="status">{why}</p>
      <div>
        <Button onPress={() => void choose.run(undefined)}>{t('file.pick')}</Button>
      </div>
      <StopBlock problem={choose.problem} />
    </>
  );
}

export function LookDialog(props: LookDialogProps) {
  const { table, importing, onClose } = props;
  const { t } = useTranslation();
  const { file, found, sheets, header, isOwn, another, problem, ready, choose, read } = useLooking(props);
  const act = () => {
    read();
    onClose();
  };
  const gone = file === undefined || problem?.code === 'input.missing';
  const missing = gone ? t('data.look.again') : another ? t('data.look.another') : undefined;
  const waits = missing === undefined && found === undefined && problem === undefined;
  return (
    <Dialog
      wide
      title={t('data.look.title', { name: table.source })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('bar.close')}</Button>
          {missing === undefined ? (
            <Button onPress={act} disabled={!ready || problem !== undefined}>
              {t(isOwn ? 'data.look.act' : 'data.look.take')}
            </Button>
          ) : undefined}
        </>
      }
    >
      {missing === undefined ? undefined : <PickAgain name={table.source} why={missing} importing={importing} />}
      <StopBlock problem={problem} />
      {waits ? <Progress pace={undefined} /> : undefined}
      {missing !== undefined || found === undefined ? undefined : (
        <>
          <Remarks found={found} />
          <LookChoices found={found} header={header} sheets={sheets} onChange={choose} />
          <LookRows
            found={found}
            onHeader={(row) => choose({ header_row: row, header_rows: header.rows === 2 ? 2 : 1 })}
          />
        </>
      )}
    </Dialog>
  );
}
