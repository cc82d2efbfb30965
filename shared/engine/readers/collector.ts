// Gives every row of a table its place (taken, refused, set aside), counts them, and packs the taken ones into batches.
import { ColumnObserver } from '../../data/classify.ts';
import { rawText } from '../../data/csv.ts';
import { type CsvScanner, mark } from '../../data/csv-scanner.ts';
import { CsvWriter } from '../../data/csv-writer.ts';
import { columnNames } from '../../data/names.ts';
import { isEmptyCell, type Layout, widthOf } from './header.ts';
import { limits } from './limits.ts';
import type { AsideKind, AsideRow, Notice, RefusedReason, RefusedRow, RowBatch, RowCounts } from './table.ts';
import { decode } from './utf8.ts';

const totalWord = /^(?:合计|总计|小计|共计|累计|总和|总数|sub-?total|grand total|total|sum)[:：]?$/i;
const noteWord = /^(?:备注|说明|注[:：]|制表|导出|打印|审核|合计|总计|共\s?\d|以上)/;
/** A sum or a remark is written in few signs; longer first cells are not looked at. */
const longestWord = 200;
/** Below so many columns one filled cell is an ordinary row. */
const wideEnough = 4;

/** True of the first filled cell of a row that sums up the rows above it. */
function kindOfWord(word: string, filledCells: number, width: number): 'total' | 'note' | undefined {
  if (totalWord.test(word.replaceAll(' ', ''))) return 'total';
  return filledCells === 1 && width >= wideEnough && noteWord.test(word) ? 'note' : undefined;
}

export class RowCollector {
  readonly columns: readonly string[];
  readonly observers: readonly ColumnObserver[];
  readonly #layout: Layout;
  readonly #width: number;
  readonly #writer = new CsvWriter();
  #nextNumber: number | undefined;
  #taken = 0;
  #first = 1;
  #short = 0;
  #surplus = 0;
  readonly #refusedCounts: Partial<Record<RefusedReason, number>> = {};
  readonly #asideCounts: Partial<Record<AsideKind, number>> = {};
  #refused: RefusedRow[] = [];
  #aside: AsideRow[] = [];

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#width = layout.header.length;
    this.columns = columnNames(layout.header);
    this.observers = layout.header.map((name) => new ColumnObserver(name));
  }

  /** Puts a rising `_row` in front of the rows from now on. */
  number(firstRow: number | undefined): void {
    this.#nextNumber = firstRow;
  }

  /** Places the row that the scanner stands on. */
  scanned(row: CsvScanner): void {
    if (row.line < this.#layout.firstLine) this.#above(row.line, rawText(row, decode));
    else if (row.line === this.#layout.headerLine) return;
    else if (isBlank(row)) this.#count(this.#asideCounts, 'blank');
    else {
      const reason = this.#fault(row);
      const kind = reason === undefined ? this.#kind(row) : undefined;
      if (reason !== undefined) this.#refuse(row.line, reason, raw(row));
      else if (kind !== undefined) this.#setAside(row.line, kind, raw(row));
      else this.#take(row);
    }
  }

  /** Places a row of text cells; cells behind the last filled one may be missing. */
  cells(line: number, cells: readonly string[]): void {
    const filled = widthOf(cells);
    const raw = () => cells.slice(0, filled).join('\t').slice(0, limits.rawText);
    if (line < this.#layout.firstLine) this.#above(line, raw());
    else if (line === this.#layout.headerLine) return;
    else if (filled === 0 && !this.#layout.isStated) this.#count(this.#asideCounts, 'blank');
    else if (filled > this.#width) this.#refuse(line, 'too_many_fields', raw());
    else if (cells.some((cell) => cell.includes('\0'))) this.#refuse(line, 'nul', raw());
    else {
      const kind = this.#layout.isStated ? undefined : this.#kindOfCells(cells);
      if (kind !== undefined) this.#setAside(line, kind, raw());
      else this.#takeCells(cells);
    }
  }

  get isFull(): boolean {
    return this.#writer.length >= limits.batch || this.#refused.length + this.#aside.length >= limits.sampleRows;
  }

  get isEmpty(): boolean {
    return this.#taken < this.#first && this.#refused.length === 0 && this.#aside.length === 0;
  }

  /** The rows placed since the last call. */
  flush(): RowBatch {
    const batch = {
      first: this.#first,
      rows: this.#taken - this.#first + 1,
      csv: this.#writer.take(),
      refused: this.#refused,
      aside: this.#aside,
    };
    this.#first = this.#taken + 1;
    this.#refused = [];
    this.#aside = [];
    return batch;
  }

  counts(): RowCounts {
    const sum = (counts: Partial<Record<string, number>>) =>
      Object.values(counts).reduce((total: number, count) => total + (count ?? 0), 0);
    return {
      read: this.#taken + sum(this.#refusedCounts) + sum(this.#asideCounts),
      taken: this.#taken,
      refused: { ...this.#refusedCounts },
      aside: { ...this.#asideCounts },
      short: this.#short,
      surplus: this.#surplus,
    };
  }

  /** What the taken rows have that a person should know. */
  notices(): Notice[] {
    const count = this.observers.reduce((sum, observer) => sum + observer.privateUse, 0);
    return count === 0 ? [] : [{ code: 'private_use', count }];
  }

  #fault(row: CsvScanner): RefusedReason | undefined {
    if (row.rowMarks & mark.unclosed) return 'unclosed_quote';
    if (row.rowMarks & mark.broken) return 'bad_quotes';
    if (row.rowMarks & mark.nul) return 'nul';
    if (row.count > this.#width && hasContentBehind(row, this.#width)) return 'too_many_fields';
    const mayBeShort = this.#layout.shortRows && row.count > 1;
    return row.count < this.#width && !mayBeShort ? 'too_few_fields' : undefined;
  }

  #kind(row: CsvScanner): 'total' | 'note' | undefined {
    let filled = 0;
    let first = -1;
    for (let index = 0; index < row.count && index < this.#width; index += 1) {
      if (row.starts[index] === row.ends[index]) continue;
      filled += 1;
      if (first < 0) first = index;
    }
    const start = row.starts[first] ?? 0;
    const end = row.ends[first] ?? 0;
    if (end - start > longestWord || !mayBeWord(row.bytes[start] ?? 0)) return undefined;
    return kindOfWord(decode(row.bytes, start, end).trim(), filled, this.#width);
  }

  #kindOfCells(cells: readonly string[]): 'total' | 'note' | undefined {
    const filled = cells.filter((cell) => !isEmptyCell(cell));
    return kindOfWord(filled[0]?.trim().slice(0, longestWord) ?? '', filled.length, this.#width);
  }

  #take(row: CsvScanner): void {
    if (row.count < this.#width) this.#short += 1;
    if (row.count > this.#width) this.#surplus += 1;
    this.#writer.scanned(row, this.#width, this.#number());
    for (let index = 0; index < row.count && index < this.#width; index += 1) {
      this.observers[index]?.addUtf8(row.bytes, row.starts[index] ?? 0, row.ends[index] ?? 0, row.classes[index]);
    }
  }

  #takeCells(cells: readonly string[]): void {
    const fields = Array.from({ length: this.#width }, (_, index) => cells[index] ?? '');
    this.#writer.text(fields, this.#number());
    for (const [index, field] of fields.entries()) this.observers[index]?.add(field);
  }

  #number(): number | undefined {
    this.#taken += 1;
    const number = this.#nextNumber;
    if (number !== undefined) this.#nextNumber = number + 1;
    return number;
  }

  #above(line: number, text: string): void {
    if (text.replace(/[,;|\t\s"]/g, '') === '') this.#count(this.#asideCounts, 'blank');
    else this.#setAside(line, 'title', text.slice(0, limits.rawText));
  }

  #refuse(line: number, reason: RefusedReason, raw: string): void {
    this.#count(this.#refusedCounts, reason);
    this.#refused.push({ line, reason, raw });
  }

  #setAside(line: number, kind: AsideRow['kind'], raw: string): void {
    this.#count(this.#asideCounts, kind);
    this.#aside.push({ line, kind, raw });
  }

  #count<Key extends string>(counts: Partial<Record<Key, number>>, key: Key): void {
    counts[key] = (counts[key] ?? 0) + 1;
  }
}

function raw(row: CsvScanner): string {
  return decode(row.bytes, row.rowStart, Math.min(row.rowEnd, row.rowStart + limits.rawText));
}

/** No field holds more than spaces, and none is quoted: `""` alone in a row is a value. */
function isBlank(row: CsvScanner): boolean {
  if (row.rowMarks & ~mark.changed) return false;
  const kept = Math.min(row.count, row.starts.length);
  for (let index = 0; index < kept; index += 1) {
    for (let at = row.starts[index] ?? 0; at < (row.ends[index] ?? 0); at += 1) {
      if (row.bytes[at] !== 0x20 && row.bytes[at] !== 0x09) return false;
    }
  }
  return row.count <= row.starts.length;
}

function hasContentBehind(row: CsvScanner, width: number): boolean {
  if (row.count > row.starts.length) return true;
  for (let index = width; index < row.count; index += 1) if (row.starts[index] !== row.ends[index]) return true;
  return false;
}

/** First bytes of the words for a sum or a remark: 合总小共累备说注制导打审以, t, s, g. */
function mayBeWord(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= 0xe4 && byte <= 0xe9) || byte === 0x20 || letter === 0x74 || letter === 0x73 || letter === 0x67;
}
