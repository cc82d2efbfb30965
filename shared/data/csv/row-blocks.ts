// Cuts canonical CSV with a `_row` column in front into blocks of whole rows, in one pass over the bytes.

const quote = 0x22;
const lineFeed = 0x0a;
const zero = 0x30;

export type CutBlock = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly rows: number;
  /** A view into the input. */
  readonly csv: Uint8Array<ArrayBuffer>;
};

/** The digits of `_row` at the start of a row. */
export function rowNumber(csv: Uint8Array, at: number): number {
  let value = 0;
  for (let index = at; ; index += 1) {
    const digit = (csv[index] ?? 0) - zero;
    if (digit < 0 || digit > 9) return value;
    value = 10 * value + digit;
  }
}

/**
 * @param csv whole rows, no header
 * @param target bytes at which a block ends with its row
 */
export function* cutBlocks(csv: Uint8Array<ArrayBuffer>, target: number): Generator<CutBlock> {
  let blockStart = 0;
  let rowStart = 0;
  let rows = 0;
  let inQuotes = false;
  const block = (end: number): CutBlock => ({
    firstRow: rowNumber(csv, blockStart),
    lastRow: rowNumber(csv, rowStart),
    rows,
    csv: csv.subarray(blockStart, end),
  });
  for (let at = 0; at < csv.length; at += 1) {
    if (csv[at] === quote) inQuotes = !inQuotes;
    else if (csv[at] === lineFeed && !inQuotes) {
      rows += 1;
      if (at + 1 - blockStart >= target || at + 1 === csv.length) {
        yield block(at + 1);
        blockStart = at + 1;
        rows = 0;
      }
      rowStart = at + 1;
    }
  }
}
