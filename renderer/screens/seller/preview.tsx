// Rows to look at, partly masked by the engine: only the window on the screen is asked for, sixty rows at a time.
import { useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import { rowsAWindow, rowsQuery, type Table, useVaultOpen } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import text from '../../style/text.module.css';
import styles from './data.module.css';

export type PreviewProps = { readonly caseRef: string; readonly table: Table };

const rowHeight = 40;

/** The rows by their place, for the windows that hold the given places. */
function useRowsAt(caseRef: string, table: string, places: readonly number[]): (place: number) => readonly string[] | undefined {
  const enabled = useVaultOpen();
  const windows = [...new Set(places.map((place) => Math.floor(place / rowsAWindow)))];
  const found = useQueries({ queries: windows.map((window) => ({ ...rowsQuery(caseRef, table, window), enabled })) });
  const byWindow = new Map(windows.map((window, index) => [window, found[index]?.data?.rows]));
  return (place) => byWindow.get(Math.floor(place / rowsAWindow))?.[place % rowsAWindow];
}

function Rows({ caseRef, table }: PreviewProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: table.taken,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const rowAt = useRowsAt(caseRef, table.id, items.map(({ index }) => index));
  const names = table.columns.map(({ name }) => name);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <div ref={box} className={styles.rows} tabIndex={0} role="region" aria-label={t('data.preview.title')} data-rows="">
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual table can't be laid out by a table element */}
      <div className={styles.grid} role="table" aria-label={table.name} aria-rowcount={table.taken + 1}>
        <div className={`${styles.row} ${styles.heads}`} role="row" aria-rowindex={1}>
          <span role="columnheader">{t('data.preview.row')}</span>
          {names.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have a place
            <span key={index} role="columnheader" title={name}>
              {name}
            </span>
          ))}
        </div>
        <div className={styles.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <div key={index} className={styles.row} role="row" aria-rowindex={index + 2} style={{ top: start }}>
              <span role="cell">{number(index + 1, lang)}</span>
              {names.map((_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have a place
                <span key={column} role="cell">
                  {rowAt(index)?.[column] ?? ''}
                </span>
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

export function Preview({ caseRef, table }: PreviewProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (table.taken === 0) return undefined;
  return (
    <>
      <div className={styles.line}>
        <Button kind="small" expanded={open} onPress={() => setOpen(!open)}>
          {open ? t('data.preview.hide') : t('data.preview.title')}
        </Button>
        {open ? <span className={text.meta}>{t('data.preview.hint')}</span> : undefined}
      </div>
      {open ? <Rows caseRef={caseRef} table={table} /> : undefined}
    </>
  );
}
