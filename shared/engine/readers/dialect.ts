// Finds the delimiter of a CSV text: the one that cuts most rows of the sample into the same number of fields.
import { rowText } from '../../data/csv.ts';
import { CsvScanner } from '../../data/csv-scanner.ts';
import { HandoverError } from '../../domain/errors.ts';
import type { SampleRow } from './header.ts';
import { limits } from './limits.ts';
import { decode } from './utf8.ts';

const candidates = [',', '\t', ';', '|'] as const;
const directive = /^sep=(.)[\r\n]/i;

/** The first rows of a text, cut with `delimiter`, at most 2,000 cells of each. @throws input.line-too-long */
export function sampleRows(text: Uint8Array, delimiter: string, isWhole: boolean): SampleRow[] {
  const scanner = new CsvScanner(delimiter);
  scanner.feed(text, isWhole);
  const rows: SampleRow[] = [];
  while (rows.length < limits.sampleRows && scanner.next()) {
    rows.push({ line: scanner.line, cells: rowText(scanner, decode), fields: scanner.count });
  }
  return rows;
}

/** Share of the rows that have the most frequent number of fields, if that is more than one. */
function agreement(rows: readonly SampleRow[]): number {
  const sizes = new Map<number, number>();
  const whole = rows.filter(({ cells }) => cells.length > 1 || cells[0] !== '');
  for (const { cells } of whole) sizes.set(cells.length, (sizes.get(cells.length) ?? 0) + 1);
  let best = 0;
  for (const [size, count] of sizes) if (size > 1 && count > best) best = count;
  return whole.length === 0 ? 0 : best / whole.length;
}

/** @throws usage for a delimiter that is not one ASCII sign */
function given(delimiter: string): string {
  const sign = delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter;
  const isOneAscii = sign.length === 1 && sign > '\0' && sign < '\x7f';
  if (!isOneAscii || /["\r\n]/.test(sign)) throw new HandoverError('usage', { member: 'delimiter' });
  return sign;
}

/**
 * The delimiter of a text, from its first bytes (UTF-8). Where no sign cuts the rows there is one column, and `,` does no harm.
 * @param wanted as a person gave it
 */
export function findDelimiter(text: Uint8Array, isWhole: boolean, wanted?: string): string {
  if (wanted !== undefined) return given(wanted);
  const named = directive.exec(decode(text, 0, Math.min(text.length, 8)))?.[1];
  if (named !== undefined) return given(named);
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of candidates) {
    const score = agreement(sampleRows(text, delimiter, isWhole));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
