// The small strip: one handover as a line of a list, stamps only, its name first and the next thing last.
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Cell } from './cells.ts';
import styles from './mini.module.css';
import { Stamp } from './stamp.tsx';

export type MiniStripProps = {
  readonly seller: string;
  readonly buyer: string;
  readonly number: string;
  readonly cells: readonly Cell[];
  readonly next: string;
  /** How much is still missing, if anything. */
  readonly lacks?: string | undefined;
  readonly onOpen: () => void;
};

function MiniCell({ cell }: { readonly cell: Cell }) {
  const { t } = useTranslation();
  const label = t('strip.cell', { word: cell.word, state: cell.stateWord });
  return (
    <li className={styles.cell} data-cell={cell.cell} data-state={cell.state}>
      {cell.state === 'torn' ? (
        <span className={`${styles.face} ${styles.left}`} aria-hidden="true">
          <Stamp cell={cell.cell} />
        </span>
      ) : undefined}
      <span className={`${styles.face} ${cell.state === 'torn' ? styles.right : ''}`}>
        <Stamp cell={cell.cell} label={label} />
      </span>
    </li>
  );
}

export function MiniStrip({ seller, buyer, number, cells, next, lacks, onOpen }: MiniStripProps) {
  const state = cells.every((cell) => cell.state === 'done') ? 'done' : 'undone';
  return (
    <ol className={styles.mini}>
      <li className={styles.name} data-state={state}>
        <Button className={`${styles.face}`} onPress={onOpen}>
          <span className={styles.parties}>
            <b title={seller}>{seller}</b> → <b title={buyer}>{buyer}</b>
          </span>
          <span>{number}</span>
        </Button>
      </li>
      {cells.map((cell) => (
        <MiniCell key={cell.cell} cell={cell} />
      ))}
      <li className={styles.next} data-state={state}>
        <span className={styles.face}>
          <b>{next}</b>
          {lacks === undefined ? undefined : <span>{lacks}</span>}
        </span>
      </li>
    </ol>
  );
}
