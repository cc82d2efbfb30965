// Notices rows that read like the header of another table: lists of charges and of visits stand one below the other in one sheet.
import { byteClass } from '../../../data/byte-classes.ts';
import { placeByName } from '../../../data/columns/hints.ts';
import type { FieldRow } from '../../../data/csv/scanned-row.ts';
import { decode } from '../text/utf8.ts';

/** Names of columns are short: twelve Han characters. */
const longestName = 36;
/** So many rows without a digit are looked at. */
const mostTried = 1000;
/** From this share of the named columns on, they are known ones. */
const knownShare = 0.4;
/** Where more rows than these, and more than one of twenty, read so, their values are such words. */
const fewLines = 3;
const fewOf = 20;

/** What no name of a column is: it is long, or has a digit. */
export function isValue(classes: number, bytes: number): boolean {
  return (classes & byteClass.digit) !== 0 || bytes > longestName;
}

/** The first column of a row with a cell that is no name of a column; -1 if there is none. */
function columnOfValue({ starts, ends, classes }: FieldRow, limit: number): number {
  for (let index = 0; index < limit; index += 1) {
    if (isValue(classes[index] as number, (ends[index] as number) - (starts[index] as number))) return index;
  }
  return -1;
}

function filledTexts({ bytes, starts, ends }: FieldRow, limit: number): string[] {
  return Array.from({ length: limit }, (_, index) => decode(bytes, starts[index] ?? 0, ends[index] ?? 0).trim()).filter(
    (text) => text !== '',
  );
}

/** Two known names of different kinds, one of them that of a person, and none of the names twice. */
function readsAsHeader(names: readonly string[]): boolean {
  if (names.length < 3 || new Set(names).size < names.length) return false;
  const known = names.flatMap((name) => placeByName(name)?.type.id ?? []);
  const kinds = new Set(known);
  return kinds.size >= 2 && kinds.has('person_name') && known.length >= knownShare * names.length;
}

export class OtherHeaders {
  readonly #lines: number[] = [];
  #tried = 0;
  /** Where the row before had a value: the next one has, nearly always. */
  #valued = 0;

  /** Looks at a row that was taken. */
  see(row: FieldRow, width: number, line: number): void {
    const limit = Math.min(row.count, width);
    if (this.#valued < limit && (row.classes[this.#valued] as number) & byteClass.digit) return;
    if (this.#tried >= mostTried) return;
    const valued = columnOfValue(row, limit);
    if (valued >= 0) {
      this.#valued = valued;
      return;
    }
    this.#tried += 1;
    if (readsAsHeader(filledTexts(row, limit))) this.#lines.push(line);
  }

  /** @param taken rows of the table */
  lines(taken: number): readonly number[] {
    return this.#lines.length <= Math.max(fewLines, taken / fewOf) ? this.#lines : [];
  }
}
