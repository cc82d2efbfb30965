// The cells of a row beside a table, under the table's columns: put right by hand, it becomes the table's last row.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import type { AsideRow } from '../../app/queries.ts';
import { Button } from '../../controls/button.tsx';
import { Field } from '../../controls/field.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import styles from './aside.module.css';

export type MendFormProps = {
  readonly caseRef: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly row: AsideRow;
  readonly onDone: () => void;
};

/** A row with too many cells shows all of them, so that nothing is cut off unseen: the last field holds the rest. */
function cellsFor(columns: readonly string[], cells: readonly string[]): string[] {
  const last = columns.length - 1;
  return columns.map((_, index) => (index === last ? cells.slice(last).join(' ') : (cells[index] ?? '')));
}

export function MendForm({ caseRef, table, columns, row, onDone }: MendFormProps) {
  const { t } = useTranslation();
  const [cells, setCells] = useState(() => cellsFor(columns, row.cells));
  const mend = useAct(
    async () => {
      await api['rows.mend']({ case: caseRef, table, ref: row.ref, cells });
      onDone();
    },
    { saves: true },
  );
  return (
    <div className={styles.form}>
      <div className={styles.cells}>
        {columns.map((column, index) => (
          <Field
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
            key={index}
            label={column}
            value={cells[index] ?? ''}
            onChange={(value) => setCells(cells.with(index, value))}
            focused={index === 0}
          />
        ))}
      </div>
      <StopBlock problem={mend.problem} />
      <div className={styles.confirm}>
        <Button kind="small" onPress={onDone}>
          {t('bar.cancel')}
        </Button>
        <Button kind="small" onPress={() => void mend.run(undefined)} disabled={mend.busy}>
          {t('data.aside.take')}
        </Button>
      </div>
    </div>
  );
}
