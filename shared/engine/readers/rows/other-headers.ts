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

/** The texts of the filled cells; undefined as soon as one is no name of a column. */
function namesOf({ bytes, starts, ends, classes, count }: FieldRow, width: number): string[] | undefined {
  const names: string[] = [];
  const limit = Math.min(count, width);
  for (let index = 0; index < limit; index += 1) {
    const [start, end] = [starts[index] as number, ends[index] as number];
    if ((classes[index] as number) & byteClass.digit || end - start > longestName) return undefined;
    if (start < end) names.push(decode(bytes, start, end).trim());
  }
  return names;
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

  /** Looks at a row that was taken. */
  see(row: FieldRow, width: number, line: number): void {
    if (this.#tried >= mostTried) return;
    const names = namesOf(row, width);
    if (names === undefined) return;
    this.#tried += 1;
    if (readsAsHeader(names)) this.#lines.push(line);
  }

  /** @param taken rows of the table */
  lines(taken: number): readonly number[] {
    return this.#lines.length <= Math.max(fewLines, taken / fewOf) ? this.#lines : [];
  }
}
