// Finds how a delimited text is written: the sign between its fields, the signs around them.

import type { AlignedForm } from '../../../data/csv/aligned-form.ts';
import { AlignedScanner } from '../../../data/csv/aligned-scanner.ts';
import { DialectScanner } from '../../../data/csv/dialect-scanner.ts';
import type { RowScanner } from '../../../data/csv/scanned-row.ts';
import { CsvScanner, mark } from '../../../data/csv/scanner.ts';
import { rowText } from '../../../data/csv/text.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { type Found, found } from '../found.ts';
import { limits } from '../limits.ts';
import type { SampleRow } from '../rows/cells.ts';
import { aligned, findAligned } from './aligned.ts';
import { decode } from './utf8.ts';

/** `double` "…" as RFC 4180 has it · `single` '…' · `none`: a quote is a sign like others · `backslash`: \" \, \n \N as MySQL writes */
export type Quoting = 'double' | 'single' | 'none' | 'backslash';

export interface Dialect {
  /** The sign between the fields; `aligned`: they are lined up for the eye. */
  readonly delimiter: string;
  readonly quoting: Quoting;
  readonly form?: AlignedForm | undefined;
}

const usual = [',', '\t', ';', '|'] as const;
/** Found only where they cut nearly all rows: they stand in ordinary text too. The last two are the Ctrl-A of Hive and the unit separator. */
const rare = ['，', '；', '｜', '^', '~', '\u0001', '\u001f'] as const;
const rareShare = 0.9;
export const delimiters: readonly string[] = [...usual, ...rare];
export const quotings: readonly Quoting[] = ['double', 'single', 'none', 'backslash'];
const longestDelimiter = 8;
const directive = /^sep=(.)[\r\n]/i;

export function createScanner({ delimiter, quoting, form }: Dialect): RowScanner {
  if (form !== undefined) return new AlignedScanner(form);
  if (quoting === 'double' && delimiter.length === 1 && delimiter < '\x80') return new CsvScanner(delimiter);
  const quote = quoting === 'none' ? undefined : quoting === 'single' ? "'" : '"';
  return new DialectScanner({ delimiter, quote, hasEscapes: quoting === 'backslash' });
}

/** The first rows of a text, at most 2,000 cells of each. @throws input.line-too-long */
export function sampleRows(text: Uint8Array, dialect: Dialect, isWhole: boolean): SampleRow[] {
  const scanner = createScanner(dialect);
  scanner.feed(text, isWhole);
  const rows: SampleRow[] = [];
  while (rows.length < limits.sampleRows && scanner.next()) {
    rows.push({ line: scanner.line, cells: rowText(scanner, decode), fields: scanner.count });
  }
  return rows;
}

interface Agreement {
  /** Share of the rows that have the most frequent number of fields, if that is more than one. */
  readonly share: number;
  readonly fields: number;
  /** The first row, which has the names as a rule, is one of them. */
  readonly hasFirst: boolean;
}

function agreement(rows: readonly SampleRow[]): Agreement {
  const sizes = new Map<number, number>();
  const whole = rows.filter(({ cells }) => cells.length > 1 || cells[0] !== '');
  for (const { cells } of whole) sizes.set(cells.length, (sizes.get(cells.length) ?? 0) + 1);
  let best = { fields: 1, count: 0 };
  for (const [fields, count] of sizes) if (fields > 1 && count > best.count) best = { fields, count };
  const share = whole.length === 0 ? 0 : best.count / whole.length;
  return { share, fields: best.fields, hasFirst: whole[0]?.cells.length === best.fields };
}

/** @throws usage for what cannot stand between fields */
function given(delimiter: string): string {
  const named = delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter;
  const sign = named.replace(/^\\x([0-9a-f]{2})$/i, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const isPossible = sign !== '' && sign.length <= longestDelimiter && !/["'\r\n\\\0\ufffd]/.test(sign);
  if (!isPossible || !sign.isWellFormed()) throw new HandoverError('usage', { member: 'delimiter' });
  return sign;
}

function holds(text: Uint8Array, sign: string): boolean {
  return Buffer.from(text.buffer, text.byteOffset, text.byteLength).includes(sign);
}

type Agree = (delimiter: string) => Agreement;

function bestOf(candidates: readonly string[], agree: Agree): { delimiter: string } & Agreement {
  let best = { delimiter: ',', share: 0, fields: 1, hasFirst: false };
  for (const delimiter of candidates) {
    const agreed = agree(delimiter);
    if (agreed.share > best.share) best = { delimiter, ...agreed };
  }
  return best;
}

/** No sign cuts the rows for sure; or bars do, which may have rulers between. */
const mayBeAligned = ({ sure, value }: Found<string>) => sure !== 'sure' || value === '|';

/** Columns that are lined up are found where every line agrees: that is more than a sign in most of them, and less than one in all. */
function orAligned(sign: Found<string>, form: AlignedForm | undefined): Found<string> {
  if (form === undefined) return sign;
  const all = [aligned, sign.value, ...sign.others];
  const isCut = sign.sure === 'chosen' || (sign.sure === 'sure' && form.by !== 'bars');
  return isCut ? found(sign.value, sign.sure, sign.reason, all) : found(aligned, 'likely', 'lined_up', all);
}

/**
 * How the rows of a text are cut, from its first bytes (UTF-8): by a sign between the fields, or at the places of columns that are lined up.
 * @param wanted as a person gave it
 * @throws usage for what cannot stand between fields, or columns to be lined up that are not
 */
export function findCut(
  text: Uint8Array,
  isWhole: boolean,
  wanted?: string,
): { readonly delimiter: Found<string>; readonly form?: AlignedForm | undefined } {
  const sign = wanted === aligned ? undefined : findDelimiter(text, isWhole, wanted);
  if (sign !== undefined && !mayBeAligned(sign)) return { delimiter: sign };
  const form = findAligned(text, isWhole);
  if (sign === undefined) {
    if (form === undefined) throw new HandoverError('usage', { member: 'delimiter' });
    return { delimiter: found(aligned, 'chosen', 'chosen', delimiters), form };
  }
  const delimiter = orAligned(sign, form);
  return delimiter.value === aligned ? { delimiter, form } : { delimiter };
}

/**
 * The delimiter of a text, from its first bytes (UTF-8). Where no sign cuts the rows there is one column, and `,` does no harm.
 * @param wanted as a person gave it
 * @throws usage for what cannot stand between fields
 */
export function findDelimiter(text: Uint8Array, isWhole: boolean, wanted?: string): Found<string> {
  if (wanted !== undefined) return found(given(wanted), 'chosen', 'chosen', delimiters);
  const named = directive.exec(decode(text, 0, Math.min(text.length, 8)))?.[1];
  if (named !== undefined) return found(given(named), 'sure', 'marked', delimiters);
  const agree: Agree = (delimiter) => agreement(sampleRows(text, { delimiter, quoting: 'double' }, isWhole));
  const common = bestOf(usual, agree);
  const odd = bestOf(
    rare.filter((sign) => holds(text, sign)),
    agree,
  );
  // Notes of one form can hold as many of a sign as a row of a table; the names above them hold none.
  const cutsMore = odd.fields > common.fields && (odd.hasFirst || !common.hasFirst);
  const isOdd = odd.share >= rareShare && (odd.share > common.share + 0.05 || cutsMore);
  const best = isOdd ? odd : common;
  if (best.share === 0) return found(',', 'guess', 'one_column', delimiters);
  const sure = best.share >= rareShare ? 'sure' : best.share >= 0.5 ? 'likely' : 'guess';
  return found(best.delimiter, sure, 'rows_agree', delimiters);
}

/** How well a text reads with one quoting. */
interface Reading extends Agreement {
  readonly broken: number;
  /** Fields inside quotes; fields that hold `\N` alone. */
  readonly quoted: number;
  readonly nulls: number;
}

function reading(text: Uint8Array, dialect: Dialect, isWhole: boolean): Reading {
  const scanner = createScanner(dialect);
  scanner.feed(text, isWhole);
  const rows: SampleRow[] = [];
  const counts = { broken: 0, quoted: 0, nulls: 0 };
  while (rows.length < limits.sampleRows && scanner.next()) {
    const isBroken = (scanner.rowMarks & (mark.broken | mark.unclosed)) !== 0;
    counts.broken += Number(isBroken);
    counts.quoted += Number(!isBroken && (scanner.rowMarks & mark.quoted) !== 0);
    counts.nulls += scanner.nulls.length;
    rows.push({
      line: scanner.line,
      cells: isBroken ? [''] : new Array<string>(scanner.count).fill('x'),
      fields: scanner.count,
    });
  }
  const good = rows.length === 0 ? 0 : (rows.length - counts.broken) / rows.length;
  const { share, ...agreed } = agreement(rows);
  return { ...counts, ...agreed, share: share * good };
}

/** Fields that `'` stands on both ends of, and on the left end alone. */
function apostrophes(rows: readonly SampleRow[]): { both: number; left: number; filled: number } {
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell !== '');
  const both = cells.filter((cell) => cell.length > 1 && cell.startsWith("'") && cell.endsWith("'")).length;
  const left = cells.filter((cell) => cell.startsWith("'")).length - both;
  return { both, left, filled: cells.length };
}

/** `'` stands around fields, not in front of numbers; and the rows read better so, or half of the fields have it. */
function hasSingleQuotes(rows: readonly SampleRow[], read: (quoting: Quoting) => Reading, double: Reading): boolean {
  const { both, left, filled } = apostrophes(rows);
  if (both < 2 || left >= both) return false;
  const { broken, share } = read('single');
  return broken === 0 && (share > double.share || (left <= both / 10 && both >= filled / 2));
}

/** @param wanted as a person gave it */
export function findQuoting(text: Uint8Array, isWhole: boolean, delimiter: string, wanted?: Quoting): Found<Quoting> {
  if (wanted !== undefined) return found(wanted, 'chosen', 'chosen', quotings);
  const read = (quoting: Quoting) => reading(text, { delimiter, quoting }, isWhole);
  const double = read('double');
  const backslash = holds(text, '\\') ? read('backslash') : double;
  if (backslash.nulls > 0 && backslash.share >= double.share) return found('backslash', 'sure', 'null_marks', quotings);
  if (backslash.share > double.share) return found('backslash', 'likely', 'rows_agree', quotings);
  // One bad row is a bad row; only where quotes never stand around a field are they signs like others.
  if (double.broken > 1 && double.quoted === 0 && read('none').share > double.share) {
    return found('none', 'likely', 'quotes_inside', quotings);
  }
  if (holds(text, "'") && hasSingleQuotes(sampleRows(text, { delimiter, quoting: 'double' }, isWhole), read, double)) {
    return found('single', 'likely', 'quotes_around', quotings);
  }
  return found(
    'double',
    double.quoted > 0 ? 'sure' : 'likely',
    double.quoted > 0 ? 'quotes_around' : 'usual',
    quotings,
  );
}
