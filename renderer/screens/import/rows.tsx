// Rows to look at, partly masked by the engine: only the window on the screen is asked for, sixty rows at a time.
import { useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import { rowsAWindow, rowsQuery, type Table, useVaultOpen } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import text from '../../style/text.module.css';
import styles from './data.module.css';

/** Rows of a table that one scroll bar moves through. */
export type Part = { readonly from: number; readonly rows: number };

export type RowsProps = { readonly caseRef: string; readonly table: Table; readonly part: Part };

const rowHeight = 40;
/** Chromium lays nothing out beyond 2^25 pixels: rows further down could not be scrolled to. */
const rowsAPart = 500_000;

export function partsOf({ taken }: Pick<Table, 'taken'>): Part[] {
  return Array.from({ length: Math.ceil(taken / rowsAPart) }, (_, index) => ({
    from: index * rowsAPart,
    rows: Math.min(rowsAPart, taken - index * rowsAPart),
  }));
}

type RowAt = (place: number) => readonly string[] | undefined;

/** The rows by their place, for the windows that hold the given places. */
function useRowsAt({ caseRef, table }: RowsProps, places: readonly number[]): RowAt {
  const enabled = useVaultOpen();
  const windows = [...new Set(places.map((place) => Math.floor(place / rowsAWindow)))];
  const found = useQueries({
    queries: windows.map((number) => ({ ...rowsQuery(caseRef, table.id, number), enabled })),
  });
  const byWindow = new Map(windows.map((number, index) => [number, found[index]?.data?.rows]));
  return (place) => byWindow.get(Math.floor(place / rowsAWindow))?.[place % rowsAWindow];
}

type RowProps = {
  readonly place: number;
  readonly names: readonly string[];
  readonly row: readonly string[] | undefined;
};

function Row({ place, names, row }: RowProps) {
  const { lang } = useSession();
  return (
    <tr aria-rowindex={place + 2}>
      <td className={text.number}>{number(place + 1, lang)}</td>
      {names.map((name, column) => (
        <td key={name}>{row?.[column] ?? ''}</td>
      ))}
    </tr>
  );
}

/** Stands for the rows above or below the window, so that the scroll bar tells the truth. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return undefined;
  return (
    <tr>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

export function Rows(props: RowsProps) {
  const { t } = useTranslation();
  const { table, part } = props;
  const box = useRef<HTMLDivElement>(null);
  const getScrollElement = () => box.current;
  const virtual = useVirtualizer({ count: part.rows, getScrollElement, estimateSize: () => rowHeight, overscan: 6 });
  const items = virtual.getVirtualItems();
  const places = items.map(({ index }) => part.from + index);
  const rowAt = useRowsAt(props, places);
  const names = table.columns.map(({ name }) => name);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section ref={box} className={styles.rows} tabIndex={0} aria-label={t('data.preview.title')} data-rows="">
      <table aria-label={table.name} aria-rowcount={table.taken + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th className={text.number}>{t('data.preview.row')}</th>
            {names.map((name) => (
              <th key={name} title={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={items[0]?.start ?? 0} columns={names.length + 1} />
          {places.map((place) => (
            <Row key={place} place={place} names={names} row={rowAt(place)} />
          ))}
          <Gap height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} columns={names.length + 1} />
        </tbody>
      </table>
    </section>
  );
}
