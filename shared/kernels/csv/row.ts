// What is told of the row that was found.

/** As many fields as are kept of a row: csvLimits.columns. */
export const columns: i32 = 2000;

/** Of each field of the row: where it begins and ends, its marks and its classes. */
export const starts: usize = memory.data(4 * columns, 16);
export const ends: usize = memory.data(4 * columns, 16);
export const marks: usize = memory.data(columns, 16);
export const classes: usize = memory.data(columns, 16);

/** What is said of the row: a word each, in the order of `word` in shared/data/csv/csv-kernel.ts. */
export const state: usize = memory.data(28, 16);
export const atWord: usize = 0;
export const countWord: usize = 4;
export const rowStartWord: usize = 8;
export const rowEndWord: usize = 12;
export const rowMarksWord: usize = 16;
export const linesWord: usize = 20;
export const fieldStartWord: usize = 24;

export function rowStart(): i32 {
  return load<i32>(state, rowStartWord);
}

/** The bytes of the row that was found. */
export function rowBytes(): i32 {
  return load<i32>(state, rowEndWord) - load<i32>(state, rowStartWord);
}
