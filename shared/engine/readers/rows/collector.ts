// Gives every row of a table its place (taken, refused, set aside), counts them, and packs the taken ones into batches.
import { ColumnObserver } from '../../../data/columns/classify.ts';
import type { Stop } from '../../../data/csv/row-run.ts';
import type { FieldRow, RowScanner, ScannedRow } from '../../../data/csv/scanned-row.ts';
import { mark, undecoded } from '../../../data/csv/scanner.ts';
import { rawText } from '../../../data/csv/text.ts';
import { CsvWriter } from '../../../data/csv/writer.ts';
import { columnNames } from '../../../data/names.ts';
import { limits } from '../limits.ts';
import type { AsideKind, RefusedReason, RowBatch, RowCounts } from '../record.ts';
import { decode } from '../text/utf8.ts';
import { kindOfWords, longestWord, mayBeAside, mayBeAsideText } from './aside-words.ts';
import { filledTexts, isEmptyCell, widthOf } from './cells.ts';
import { copyBytes } from './copy-bytes.ts';
import { FieldRules } from './field-rules.ts';
import { filledFrom, hasContentBehind, isBlank, textsOf } from './fields.ts';
import type { Layout } from './header.ts';
import { HeaderRepeat } from './header-repeat.ts';
import { OrdinaryRows } from './ordinary-rows.ts';
import { OtherHeaders } from './other-headers.ts';
import { TextRow } from './text-row.ts';
import { UntakenRows } from './untaken.ts';

/** What became of a row. */
export type RowPlace = 'row' | AsideKind | RefusedReason;

export class RowCollector {
  readonly columns: readonly string[];
  readonly rules: FieldRules;
  /** What the columns hold, of all rows so far. */
  readonly observers: readonly ColumnObserver[];
  readonly #layout: Layout;
  readonly #width: number;
  /** The last line that stands above the rows. */
  readonly #headEnd: number;
  readonly #header: HeaderRepeat;
  readonly #writer = new CsvWriter(undefined, copyBytes);
  readonly #row = new TextRow();
  readonly #others = new OtherHeaders();
  readonly #untaken = new UntakenRows();
  #ordinary: OrdinaryRows | undefined;
  #nextNumber: number | undefined;
  #isBehindList = false;
  #taken = 0;
  #first = 1;
  #short = 0;
  #surplus = 0;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#width = layout.header.length;
    this.#headEnd = Math.max(layout.firstLine - 1, layout.bodyFrom - 1, ...layout.headerLines);
    // Where the header is only guessed, its like may be rows.
    this.#header = new HeaderRepeat(layout.sure === 'guess' ? [] : layout.headerCells);
    this.columns = columnNames(layout.header);
    this.rules = new FieldRules(this.#width, layout.bill?.rules ?? new Set());
    this.observers = layout.header.map((name) => new ColumnObserver(name));
  }

  /** Puts a rising `_row` in front of the rows from now on. */
  number(firstRow: number | undefined): void {
    this.#nextNumber = firstRow;
  }

  /** Lines of rows that were taken and read like the header of another table. */
  get otherHeaders(): readonly number[] {
    return this.#others.lines(this.#taken);
  }

  /** From now on `next` has this scanner take rows by itself, if it can. */
  from(scanner: RowScanner): void {
    this.#ordinary = OrdinaryRows.of(scanner, this.#layout, this.#header, this.observers);
  }

  /** Places the scanner's next row, and ordinary ones in front of it. @returns false if no whole row is left in the text at hand */
  next(scanner: RowScanner): boolean {
    const run = this.#run();
    if (run === 'text' || (run === undefined && !scanner.next())) return false;
    if (run !== 'room') this.scanned(scanner);
    return true;
  }

  /** Places the row that the scanner stands on. */
  scanned(row: ScannedRow): RowPlace {
    const { line } = row;
    if (this.#isOutside(line)) return this.#outside(line, rawText(row, limits.rawText, decode));
    if (isBlank(row)) return this.#untaken.setAside(line, 'blank', '');
    const fault = this.#fault(row);
    // A sum or a remark may have fewer cells than the table has columns.
    const mayBeAsideRow = fault === undefined || fault === 'too_few_fields' || fault === 'too_many_fields';
    const kind = mayBeAsideRow ? this.#kind(row) : undefined;
    if (kind !== undefined) return this.#untaken.setAside(line, kind, rawText(row, limits.rawText, decode));
    if (fault !== undefined) return this.#untaken.refuse(line, fault, rawText(row, limits.rawText, decode));
    return this.#take(row);
  }

  /** Places a row of text cells; cells behind the last filled one may be missing. */
  cells(line: number, cells: readonly string[]): RowPlace {
    const filled = widthOf(cells);
    const raw = () => cells.slice(0, filled).join('\t').slice(0, limits.rawText);
    if (this.#isOutside(line)) return this.#outside(line, raw());
    const { isStated } = this.#layout;
    if (filled === 0 && !isStated) return this.#untaken.setAside(line, 'blank', '');
    const kind = isStated ? undefined : this.#kindOfCells(cells);
    if (kind !== undefined) return this.#untaken.setAside(line, kind, raw());
    if (filled > this.#width) return this.#untaken.refuse(line, 'too_many_fields', raw());
    if (cells.some((cell) => cell.includes('\0'))) return this.#untaken.refuse(line, 'nul', raw());
    return this.#takeCells(cells, line);
  }

  /** Places a row that its format could not read. */
  faulty(line: number, reason: RefusedReason, raw: string): RowPlace {
    return this.#untaken.refuse(line, reason, raw);
  }

  get isFull(): boolean {
    return this.#writer.length >= limits.batch || this.#untaken.kept >= limits.sampleRows;
  }

  get isEmpty(): boolean {
    return this.#taken < this.#first && this.#untaken.kept === 0;
  }

  /** The rows placed since the last call. */
  flush(): RowBatch {
    this.#ordinary?.settle();
    const batch = {
      first: this.#first,
      rows: this.#taken - this.#first + 1,
      ...this.#writer.take(),
      ...this.#untaken.take(),
    };
    this.#first = this.#taken + 1;
    return batch;
  }

  counts(): RowCounts {
    return {
      read: this.#taken + this.#untaken.total,
      taken: this.#taken,
      ...this.#untaken.counts(),
      short: this.#short,
      surplus: this.#surplus,
    };
  }

  #isOutside(line: number): boolean {
    return line <= this.#headEnd || line > this.#layout.bodyTo;
  }

  /** The header, what stands above the table, and what a person has left out of it. */
  #outside(line: number, raw: string): RowPlace {
    if (this.#layout.headerLines.includes(line)) return 'header';
    if (raw.replace(/[,;|\t\s"]/g, '') === '') return this.#untaken.setAside(line, 'blank', '');
    return this.#untaken.setAside(line, line < this.#layout.firstLine ? 'title' : 'outside', raw);
  }

  #fault(row: ScannedRow): RefusedReason | undefined {
    if (row.rowMarks & mark.unclosed) return 'unclosed_quote';
    if (row.rowMarks & mark.broken) return 'bad_quotes';
    if (row.rowMarks & mark.nul) return row.raw(Number.POSITIVE_INFINITY).includes(undecoded) ? 'bad_text' : 'nul';
    if (row.count > this.#width && hasContentBehind(row, this.#width)) return 'too_many_fields';
    const mayBeShort = this.#layout.shortRows && row.count > 1;
    return row.count < this.#width && !mayBeShort ? 'too_few_fields' : undefined;
  }

  #kind(row: ScannedRow): AsideKind | undefined {
    if (this.#header.scanned(row)) return 'header';
    const first = filledFrom(row, 0, this.#width);
    if (first < 0) return undefined;
    const [start, end] = [row.starts[first] as number, row.ends[first] as number];
    const mayBeTitle = this.#layout.titles.size > 0 && filledFrom(row, first + 1, this.#width) < 0;
    const isWord = end - start <= longestWord && mayBeAside(row.bytes, start, end);
    if (!this.#isBehindList && !mayBeTitle && !isWord) return undefined;
    return this.#kindOfCells(textsOf(row, this.#width));
  }

  #kindOfCells(cells: readonly string[]): AsideKind | undefined {
    const first = cells.find((cell) => !isEmptyCell(cell))?.trim() ?? '';
    if (first.length > longestWord) return this.#isBehindList ? 'total' : undefined;
    if (this.#layout.bill?.sums.test(first) === true) this.#isBehindList = true;
    if (this.#isBehindList) return kindOfWords(filledTexts(cells), this.#width) ?? 'total';
    if (this.#header.cells(cells)) return 'header';
    // Most rows need no second look.
    if (this.#layout.titles.size === 0 && !mayBeAsideText(first)) return undefined;
    const filled = filledTexts(cells);
    if (filled.length === 1 && this.#width > 1 && this.#layout.titles.has(first)) return 'title';
    return kindOfWords(filled, this.#width);
  }

  #take(row: ScannedRow): RowPlace {
    const width = this.#width;
    if (row.count < width) this.#short += 1;
    if (row.count > width) this.#surplus += 1;
    this.rules.scanned(row, width);
    if (row.nulls.length > 0) for (const index of row.nulls) this.rules.note(index, 'null');
    return this.#write(row, row.line);
  }

  #takeCells(cells: readonly string[], line: number): RowPlace {
    const { isStated } = this.#layout;
    const count = Math.min(cells.length, this.#width);
    this.#row.clear();
    for (let index = 0; index < count; index += 1) {
      const text = cells[index] as string;
      this.#row.add(isStated ? text : this.rules.cell(text, index));
    }
    return this.#write(this.#row, line);
  }

  #write(row: FieldRow, line: number): RowPlace {
    this.#writer.row(row, this.#width, this.#number());
    this.#observe(row);
    if (!this.#layout.isStated) this.#others.see(row, this.#width, line);
    return 'row';
  }

  #observe({ bytes, starts, ends, classes, count }: FieldRow): void {
    const width = Math.min(count, this.#width);
    for (let index = 0; index < width; index += 1) {
      const observer = this.observers[index] as ColumnObserver;
      observer.addUtf8(bytes, starts[index] as number, ends[index] as number, classes[index] as number);
    }
  }

  /**
   * Takes ordinary rows: behind the first row that was taken, as long as no list of sums has begun.
   * @returns what stands behind them; undefined where each row is looked at
   */
  #run(): Stop | undefined {
    if (this.#taken === 0 || this.#isBehindList) return undefined;
    const run = this.#ordinary?.pass(limits.batch - this.#writer.length, this.#nextNumber);
    if (run === undefined || run.rows === 0) return run?.stop;
    this.#writer.run(run);
    this.#number(run.rows);
    return run.stop;
  }

  /** Counts rows. @returns the number of the first of them */
  #number(rows = 1): number | undefined {
    this.#taken += rows;
    const number = this.#nextNumber;
    if (number !== undefined) this.#nextNumber = number + rows;
    return number;
  }
}
