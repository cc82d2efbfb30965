// Tells a list that begins with a person at once: its first row is no header, though no number or date stands in it.
import { isEmptyCell, type SampleRow } from './cells.ts';

/** Whether a cell is the name of a person (is-name.ts). */
export type IsName = (cell: string) => boolean;

/** So many rows are looked at, and half of them are enough: not every name is told. */
const rowsTried = 20;
const namesShare = 0.5;

/** A cell of the row is a name, and so are those below it. */
export function holdsNames(rows: readonly SampleRow[], index: number, isName: IsName): boolean {
  return (rows[index]?.cells ?? []).some((cell, column) => {
    if (!isName(cell)) return false;
    const below = rows.slice(index + 1).map(({ cells }) => cells[column] ?? '');
    const tried = below.filter((text) => !isEmptyCell(text)).slice(0, rowsTried);
    return tried.length > 0 && tried.filter(isName).length >= namesShare * tried.length;
  });
}
