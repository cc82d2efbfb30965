// One row beside a table: where it stood, why it is outside, its text, and what a person decides about it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importWord } from '../../../shared/domain/words/import-words.ts';
import { useAct } from '../../app/act.ts';
import { number } from '../../app/format.ts';
import { api } from '../../app/host.ts';
import type { AsideRow } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import text from '../../style/text.module.css';
import styles from './aside.module.css';
import { LeaveForm } from './leave-form.tsx';
import { MendForm } from './mend-form.tsx';

export type AsideLineProps = {
  readonly caseRef: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly row: AsideRow;
  /** Its form is open. */
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onDone: () => void;
};

function Decided({
  row,
  onUndo,
  busy,
}: {
  readonly row: AsideRow;
  readonly onUndo: () => void;
  readonly busy: boolean;
}) {
  const { t } = useTranslation();
  const word = row.state === 'mended' ? t('data.aside.mended') : t('data.aside.left', { note: row.note ?? '' });
  return (
    <>
      <span className={text.meta2}>{word}</span>
      <Button kind="text" onPress={onUndo} disabled={busy}>
        {t('data.aside.undo')}
      </Button>
    </>
  );
}

export function AsideLine({ caseRef, table, columns, row, open, onOpen, onDone }: AsideLineProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const [form, setForm] = useState<'mend' | 'leave'>('mend');
  const undo = useAct(() => api['rows.reopen']({ case: caseRef, table, ref: row.ref }), { saves: true });
  const show = (next: typeof form) => () => {
    setForm(next);
    onOpen();
  };
  const shown = open && row.state === 'open' ? form : undefined;
  return (
    <li data-aside={row.ref} data-state={row.state}>
      <div className={styles.head}>
        <b>{t('data.aside.line', { line: number(row.line, lang) })}</b>
        <span className={text.meta2}>{importWord(row.reason, lang)}</span>
        <span className={styles.acts}>
          {row.state === 'open' ? (
            <>
              <Button kind="text" onPress={show('mend')}>
                {t('data.aside.mend')}
              </Button>
              <Button kind="text" onPress={show('leave')}>
                {t('data.aside.leave')}
              </Button>
            </>
          ) : (
            <Decided row={row} onUndo={() => void undo.run(undefined)} busy={undo.busy} />
          )}
        </span>
      </div>
      <p className={styles.raw}>{row.raw}</p>
      {shown === 'mend' ? (
        <MendForm caseRef={caseRef} table={table} columns={columns} row={row} onDone={onDone} />
      ) : undefined}
      {shown === 'leave' ? <LeaveForm caseRef={caseRef} table={table} refs={[row.ref]} onDone={onDone} /> : undefined}
      <StopBlock problem={undo.problem} />
    </li>
  );
}
