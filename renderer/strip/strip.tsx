// The seal strip: navigation, status and proof in one line of six cells; a contradiction tears it.
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { StripCell } from '../../shared/domain/vocabulary.ts';
import text from '../style/text.module.css';
import type { Cell } from './cells.ts';
import { Stamp } from './stamp.tsx';
import styles from './strip.module.css';

export type StripProps = {
  readonly cells: readonly Cell[];
  readonly current?: StripCell | undefined;
  /** Where a cell leads; a cell without a way is no button. */
  readonly go?: (cell: StripCell) => (() => void) | undefined;
  /** While locked: shapes only. */
  readonly blurred?: boolean;
  readonly pressed?: StripCell | undefined;
  /** On a printed page: smaller, without the third line. */
  readonly paper?: boolean;
};

function Lines({ cell, pressed }: { readonly cell: Cell; readonly pressed: boolean }) {
  const [first, second, ...others] = cell.code ?? [];
  return (
    <>
      <Stamp cell={cell.cell} pressed={pressed} />
      <b>{cell.word}</b>
      <span>
        {cell.date ?? cell.stateWord}
        {cell.date === undefined ? '' : <span className={text.hidden}> {cell.stateWord}</span>}
      </span>
      {first === undefined ? (
        <span className={styles.hint}>{cell.hint}</span>
      ) : (
        <span className={styles.code}>
          {first} <span className={styles.wide}>{second} </span>… {others.at(-1)}
        </span>
      )}
    </>
  );
}

function Face({ cell, go, half, pressed }: FaceProps) {
  const classes = `${styles.face} ${half === undefined ? '' : styles[half]}`;
  if (half === 'left') {
    return (
      <span className={classes} aria-hidden="true">
        <Stamp cell={cell.cell} />
      </span>
    );
  }
  const lines = <Lines cell={cell} pressed={pressed} />;
  if (go === undefined) return <span className={classes}>{lines}</span>;
  return (
    <Button className={classes} onPress={go}>
      {lines}
    </Button>
  );
}

type FaceProps = {
  readonly cell: Cell;
  readonly go: (() => void) | undefined;
  readonly half?: 'left' | 'right';
  readonly pressed: boolean;
};

export function Strip({ cells, current, go, blurred = false, pressed, paper = false }: StripProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('strip.label')} className={blurred ? styles.blurred : undefined} aria-hidden={blurred}>
      <ol className={paper ? `${styles.strip} ${styles.paper}` : styles.strip}>
        {cells.map((cell) => (
          <li
            key={cell.cell}
            className={styles.cell}
            data-cell={cell.cell}
            data-state={cell.state}
            {...(cell.cell === current ? { 'aria-current': 'step' as const } : {})}
          >
            {cell.state === 'torn' ? <Face cell={cell} go={undefined} half="left" pressed={false} /> : undefined}
            <Face
              cell={cell}
              go={go?.(cell.cell)}
              pressed={pressed === cell.cell}
              {...(cell.state === 'torn' ? { half: 'right' as const } : {})}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}
