// Small questions about the cells of a row.

/** A row of the sample. */
export interface SampleRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Fields of the row in the source; `cells` holds the first 2,000. */
  readonly fields: number;
}

export function isEmptyCell(cell: string): boolean {
  return cell.trim() === '';
}

export function filledCells(row: SampleRow): number {
  return row.cells.reduce((count, cell) => count + Number(!isEmptyCell(cell)), 0);
}

/** What the filled cells say. */
export function filledTexts(cells: readonly string[]): string[] {
  return cells.filter((cell) => !isEmptyCell(cell)).map((cell) => cell.trim());
}

/** Cells up to the last one that is filled. */
export function widthOf(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => !isEmptyCell(cell)) + 1;
}

/** A long number, an amount, a date, an e-mail address: what stands in rows, not in headers. */
export function isValue(cell: string): boolean {
  const text = cell.trim().replace(/^(?:[`'\t]|=")+|"$/g, '');
  return (
    /^[+-]?\d{5,}[\dXx]?$/.test(text) ||
    /^[+-]?\d+\.\d+$/.test(text) ||
    /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/.test(text) ||
    /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(text)
  );
}
