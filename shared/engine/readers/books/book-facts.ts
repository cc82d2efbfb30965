// What a person should know about the rows of one sheet beyond its texts: counted while they go by, with the letters of the columns.
import { csvLimits } from '../../../data/csv/scanner.ts';
import type { Notice } from '../record.ts';
import { type Merge, MergeFill } from './book-merges.ts';
import { columnLetters } from './xlsx-values.ts';

/** A fill that so large a share of the rows has is banding or the look of the column, not data. */
const layoutShare = 0.4;
/** Pairs of a column and a fill that are counted; a sheet of more is a picture. */
const mostFills = 20_000;

/** A number of few digits, no code and no telephone number, as a text. */
const numberAsText = /^-?(?:0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:,\d{3}){1,3})(?:\.\d{1,8})?$/;

export class BookFacts {
  readonly #counts = new Map<Notice['code'], { count: number; readonly columns: Set<number> }>();
  readonly #merges: MergeFill;
  readonly #headerLine: number;
  readonly #fills = new Map<string, { readonly column: number; count: number }>();
  readonly #numbers = new Uint32Array(csvLimits.columns);
  readonly #numberTexts = new Uint32Array(csvLimits.columns);
  #rows = 0;

  /** @param headerLine rows up to this line stand above the data; undefined: the rows are only looked at */
  constructor(merges: readonly Merge[] = [], headerLine = Number.POSITIVE_INFINITY) {
    this.#headerLine = headerLine;
    this.#merges = new MergeFill(merges.filter(({ first }) => first > headerLine));
  }

  /** @param column from 0 */
  note(code: Notice['code'], column?: number, count = 1): void {
    const found = this.#counts.get(code) ?? { count: 0, columns: new Set() };
    found.count += count;
    if (column !== undefined) found.columns.add(column);
    this.#counts.set(code, found);
  }

  /** A cell that holds a number as such. */
  number(column: number): void {
    if (column < csvLimits.columns) this.#numbers[column] = (this.#numbers[column] ?? 0) + 1;
  }

  /** A cell that holds a text. */
  text(column: number, text: string): void {
    if (column >= csvLimits.columns || text.length > 20) return;
    const first = text.charCodeAt(0);
    if (first !== 0x2d && (first < 0x30 || first > 0x39)) return;
    if (numberAsText.test(text)) this.#numberTexts[column] = (this.#numberTexts[column] ?? 0) + 1;
  }

  /** A filled cell that has a colour of its own behind it. */
  fill(line: number, column: number, colour: string): void {
    if (line <= this.#headerLine) return;
    const key = `${column} ${colour}`;
    const known = this.#fills.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.#fills.size < mostFills) this.#fills.set(key, { column, count: 1 });
  }

  /** Carries a cell's text on to the rows below it, down to `last`. */
  merge(line: number, column: number, last: number, text: string): void {
    if (line > this.#headerLine) this.#merges.carry(column, last, text);
  }

  /** Ends a row: fills in what cells merged downwards carry on. Gives how much text that added. */
  row(line: number, cells: string[]): number {
    if (line <= this.#headerLine) return this.#forget();
    if (cells.length > 0) this.#rows += 1;
    let added = 0;
    for (const column of this.#merges.fill(line, cells)) {
      this.note('merged_values', column);
      added += Buffer.byteLength(cells[column] ?? '');
    }
    return added;
  }

  /** Days and years may stand in a header as texts, above numbers. */
  #forget(): number {
    this.#numbers.fill(0);
    this.#numberTexts.fill(0);
    return 0;
  }

  notices(): Notice[] {
    const found = [...this.#counts].map(([code, { count, columns }]) => notice(code, count, [...columns]));
    return [...found, ...this.#colours(), ...this.#mixed()];
  }

  #colours(): Notice[] {
    const data = [...this.#fills.values()].filter(({ count }) => count < layoutShare * this.#rows);
    const columns = new Set(data.map(({ column }) => column));
    const count = data.reduce((sum, fill) => sum + fill.count, 0);
    return count === 0 ? [] : [notice('coloured_cells', count, [...columns])];
  }

  /** Columns in which some numbers are numbers and others texts. */
  #mixed(): Notice[] {
    const columns = [...this.#numberTexts.keys()].filter((at) => this.#numberTexts[at] && this.#numbers[at]);
    const count = columns.reduce((sum, column) => sum + (this.#numberTexts[column] ?? 0), 0);
    return count === 0 ? [] : [notice('numbers_as_text', count, columns)];
  }
}

function notice(code: Notice['code'], count: number, columns: readonly number[]): Notice {
  if (columns.length === 0) return { code, count };
  return { code, count, names: columns.toSorted((left, right) => left - right).map(columnLetters) };
}
