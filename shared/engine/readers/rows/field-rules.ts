// Takes from a value what another program put around it so that Excel would leave it alone; each change is counted by column and rule.
import { byteClass, classesOf } from '../../../data/byte-classes.ts';
import type { ScannedRow } from '../../../data/csv/scanned-row.ts';
import { mark } from '../../../data/csv/scanner.ts';

/**
 * `backtick` `` `123 `` in bills of WeChat Pay · `tab` tabs around a number or code · `formula` ="123" · `apostrophe` '123 · `padding` spaces around a value in
 * bills of Alipay, spaces or tabs behind a closing quote · `null` \N of MySQL, or a bare NULL among quoted values, taken as empty
 */
export type FieldRule = 'backtick' | 'tab' | 'formula' | 'apostrophe' | 'padding' | 'null';

/** Rules that a bill of its kind needs, beside those for all tables. */
export type BillRule = Extract<FieldRule, 'backtick' | 'padding'>;

const tab = 0x09;
const space = 0x20;
const quote = 0x22;
const apostrophe = 0x27;
const equals = 0x3d;
const backtick = 0x60;

/** Where a value lies once it is undressed, and the rules that did it. */
interface Undressed {
  readonly start: number;
  readonly end: number;
  readonly rules: readonly FieldRule[];
}

/** The sign of a text or the byte of a row at a place. */
type SignAt = (at: number) => number;

function isNumber(sign: SignAt, start: number, end: number): boolean {
  let digits = 0;
  for (let at = start; at < end; at += 1) {
    const code = sign(at);
    if (code >= 0x30 && code <= 0x39) digits += 1;
    else if (!(code === 0x2b || code === 0x2d || code === 0x2c || code === 0x2e || (code | 0x20) === 0x78))
      return false;
  }
  return digits > 0;
}

/** A tab behind a number keeps Excel from making one of it; in a text it may be the person's own. */
function isCode(sign: SignAt, start: number, end: number): boolean {
  let digits = 0;
  for (let at = start; at < end; at += 1) {
    const code = sign(at);
    if (code >= 0x80) return false;
    if (code >= 0x30 && code <= 0x39) digits += 1;
  }
  return digits > 0;
}

/** `="…"` without a quote inside; in a quoted field of CSV each of its quotes is written `quotes` times. */
function isFormula(sign: SignAt, start: number, end: number, quotes: number): boolean {
  if (sign(start) !== equals || end - start < 1 + 2 * quotes) return false;
  for (let at = start + 1; at < end; at += 1) {
    const isOuter = at <= start + quotes || at >= end - quotes;
    if ((sign(at) === quote) !== isOuter) return false;
  }
  return true;
}

function undress(sign: SignAt, first: number, behind: number, own: ReadonlySet<BillRule>, quotes: number): Undressed {
  const rules = new Set<FieldRule>();
  let start = first;
  let end = behind;
  const isAround = (code: number) => {
    if (code === tab) rules.add('tab');
    else if (code === space && own.has('padding')) rules.add('padding');
    else return false;
    return true;
  };
  while (start < end && isAround(sign(start))) start += 1;
  while (end > start && isAround(sign(end - 1))) end -= 1;
  if (!own.has('padding') && !isCode(sign, start, end)) {
    rules.delete('tab');
    start = first;
    end = behind;
  }
  if (own.has('backtick') && start < end && sign(start) === backtick) {
    rules.add('backtick');
    start += 1;
  }
  if (start < end && isFormula(sign, start, end, quotes)) {
    rules.add('formula');
    start += 1 + quotes;
    end -= quotes;
  } else if (start < end && sign(start) === apostrophe && isNumber(sign, start + 1, end)) {
    rules.add('apostrophe');
    start += 1;
  }
  return { start, end, rules: [...rules] };
}

/** A name in a header without what keeps Excel from making a number of it. */
export function bareName(name: string): string {
  return /^\s*="([^"]*)"\s*$/.exec(name)?.[1] ?? name;
}

export class FieldRules {
  readonly #own: ReadonlySet<BillRule>;
  readonly #counts: readonly Map<FieldRule, number>[];

  constructor(columns: number, own: ReadonlySet<BillRule>) {
    this.#own = own;
    this.#counts = Array.from({ length: columns }, () => new Map());
  }

  /** Moves the offsets of the row's fields, and says so in its marks. */
  scanned(row: ScannedRow, width: number): void {
    const { bytes, starts, ends, classes } = row;
    if (row.rowMarks & mark.quoted) this.#bareNulls(row, width);
    const count = Math.min(row.count, width);
    if (row.rowMarks & mark.padded) this.#padded(row, count);
    for (let index = 0; index < count; index += 1) {
      // All that a rule looks for is ASCII and no digit.
      if (((classes[index] as number) & byteClass.ascii) === 0) continue;
      const first = bytes[starts[index] as number] as number;
      // Digits and letters lie above the apostrophe: nearly all values pass with one question.
      const isDressed = first <= apostrophe || first === equals || first === backtick;
      if (isDressed || (bytes[(ends[index] as number) - 1] as number) <= space) this.#undress(row, index);
    }
  }

  /** A value of a format that has cells of text: it needs no dress, and has one only in a bill that was saved as a book. */
  cell(text: string, index: number): string {
    if (this.#own.size === 0 || !/^[='`\t ]|[\t ]$/.test(text)) return text;
    const { start, end, rules } = undress((at) => text.charCodeAt(at), 0, text.length, this.#own, 1);
    for (const rule of rules) this.note(index, rule);
    return text.slice(start, end);
  }

  note(column: number, rule: FieldRule): void {
    const counts = this.#counts[column];
    counts?.set(rule, (counts.get(rule) ?? 0) + 1);
  }

  /** What was changed so far: the column's place, the rule, the number of values. */
  uses(): { readonly column: number; readonly rule: FieldRule; readonly count: number }[] {
    return this.#counts.flatMap((counts, column) => [...counts].map(([rule, count]) => ({ column, rule, count })));
  }

  #padded({ marks }: ScannedRow, count: number): void {
    for (let index = 0; index < count; index += 1) {
      if ((marks[index] as number) & mark.padded) this.note(index, 'padding');
    }
  }

  /** phpMyAdmin quotes every value and writes NULL bare: in such a row the bare word is no text. */
  #bareNulls(row: ScannedRow, width: number): void {
    const bare: number[] = [];
    for (let index = 0; index < row.count; index += 1) {
      if ((row.marks[index] as number) & mark.quoted) continue;
      if (!isNull(row, index)) return;
      bare.push(index);
    }
    for (const index of bare.filter((each) => each < width)) {
      this.note(index, 'null');
      row.ends[index] = row.starts[index] as number;
      row.classes[index] = 0;
      row.rowMarks |= mark.changed;
    }
  }

  #undress(row: ScannedRow, index: number): void {
    const { bytes } = row;
    const marks = row.marks[index] as number;
    const quotes = marks & mark.quoted ? 2 : 1;
    const [first, behind] = [row.starts[index] as number, row.ends[index] as number];
    const { start, end, rules } = undress((at) => bytes[at] as number, first, behind, this.#own, quotes);
    if (rules.length === 0) return;
    for (const rule of rules) this.note(index, rule);
    row.starts[index] = start;
    row.ends[index] = end;
    row.classes[index] = classesOf(bytes, start, end);
    row.rowMarks |= mark.changed;
    // Its quotes were the formula's, and its own are off with them.
    if (rules.includes('formula')) row.marks[index] = needsQuotes(bytes, start, end) ? mark.special : 0;
  }
}

function isNull({ bytes, starts, ends }: ScannedRow, index: number): boolean {
  const start = starts[index] as number;
  return (
    ends[index] === start + 4 &&
    bytes[start] === 0x4e &&
    bytes[start + 1] === 0x55 &&
    bytes[start + 2] === 0x4c &&
    bytes[start + 3] === 0x4c
  );
}

function needsQuotes(bytes: Uint8Array, start: number, end: number): boolean {
  const field = bytes.subarray(start, end);
  return field.includes(0x2c) || field.includes(0x0d) || field.includes(0x0a);
}
