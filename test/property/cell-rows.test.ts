// What the kernel says of cells, against a plain reading of each of them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldEnds } from '../../shared/data/csv/field-ends.ts';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import { CellRows, hasWords, what } from '../../shared/data/detect/columns/cell-rows.ts';
import { UsualPatterns } from '../../shared/data/detect/columns/usual-patterns.ts';
import { isLuhnAt, isResidentIdAt } from '../../shared/data/digits.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';
import { idNumber } from '../support/awkward-rows.ts';

const sign = fc.oneof(
  fc.constantFrom(...'0189aCvZ-./@甲龥门锁钥é８Ａ😀𠮷",\n\0'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const short = fc.string({ unit: sign, maxLength: 12 });
const nearlyId = fc.tuple(fc.constantFrom('319900', '9901011', '012345'), fc.stringMatching(/^[0-9]{11,12}[0-9Xx]$/));
const cell = fc.oneof(
  short,
  fc.tuple(short, fc.constantFrom(2, 5, 30)).map(([one, times]) => one.repeat(times)),
  fc.nat(9999).map(idNumber),
  nearlyId.map((parts) => parts.join('')),
  fc.stringMatching(/^[0-9]{15,19}$/),
);

function kindOf(one: string): string {
  const code = one.codePointAt(0) ?? 0;
  if (/[0-9]/.test(one)) return 'digit';
  if (/[A-Za-z]/.test(one)) return 'letter';
  if (code >= 0x4000 && code <= 0x9fff) return 'han';
  return code < 0x80 ? one : `${utf8(one).length} bytes`;
}

type Run = { readonly kind: string; length: number };

function runsOf(text: string): Run[] {
  const all: Run[] = [];
  for (const one of text) {
    const last = all.at(-1);
    if (last?.kind === kindOf(one)) last.length += 1;
    else all.push({ kind: kindOf(one), length: 1 });
  }
  return all;
}

/** Cells for which this is the same have one pattern. */
function patternOf(text: string): string {
  const lengthOf = ({ kind, length }: Run) =>
    kind === 'digit' || length <= 4 ? length : length <= 8 ? 5 : length <= 16 ? 6 : 7;
  return JSON.stringify(runsOf(text).map((run) => [run.kind, lengthOf(run)]));
}

function isWordy(text: string): boolean {
  const letters = Math.max(0, ...runsOf(text).map(({ kind, length }) => (kind === 'letter' ? length : 0)));
  return /[^\0-\x7f]/.test(text) || letters > 4 || (letters > 0 && !/[0-9]/.test(text));
}

/** Expects that two things are the same where two others are. */
function pairs() {
  const [there, back] = [new Map<unknown, unknown>(), new Map<unknown, unknown>()];
  return (left: unknown, right: unknown) => {
    expect(there.get(left) ?? right).toBe(right);
    expect(back.get(right) ?? left).toBe(left);
    there.set(left, right);
    back.set(right, left);
  };
}

const none = new UsualPatterns();
const isSecret = (text: string) => /[门锁密入口验暗码动报期钥]|cv/i.test(text);
const passesAll = (text: string, look: typeof isLuhnAt) => !isSecret(text) && look(utf8(text), 0, utf8(text).length);

function take(rows: CellRows, table: readonly (readonly string[])[]): void {
  const csv = utf8(canonicalCsv(table));
  const ends = fieldEnds(csv);
  rows.take({ csv, ends, perRow: ends.length / table.length }, 0, ends.length);
}

/** The places of the cells that the kernel tells of. */
const told = (rows: CellRows, cells: readonly string[], others: number) =>
  Array.from({ length: others }, (_, at) => ({
    at,
    row: rows.rows[at] as number,
    text: cells[rows.rows[at] as number] ?? '',
  }));

test('every cell has the length, pattern and digest that it has alone, whatever cells were read before', () => {
  const rows = new CellRows();
  const [samePattern, sameDigest] = [pairs(), pairs()];
  const property = fc.property(fc.array(cell, { minLength: 1, maxLength: 64 }), (cells) => {
    take(
      rows,
      cells.map((text, row) => [`${row}`, text]),
    );
    const all = told(rows, cells, rows.read(1, none));
    expect(all.map(({ row }) => row)).toEqual([...cells.keys()].filter((row) => cells[row] !== ''));
    for (const { at, text } of all) {
      expect(rows.textOf(at)).toBe(text);
      expect(rows.whats[at]).toBe(utf8(text).length > 120 ? what.text : what.short);
      if (rows.whats[at] === what.text) continue;
      const pattern = rows.patterns[at] as number;
      expect(rows.lengths[at]).toBe(text.length);
      expect(hasWords(pattern)).toBe(isWordy(text));
      samePattern(patternOf(text), pattern);
      sameDigest(text, `${rows.digests[2 * at]} ${rows.digests[2 * at + 1]}`);
    }
  });
  fc.assert(property, { numRuns: 10 * runs });
});

test('check digits and the signs of secrets are seen in the bytes of a cell as in its text', () => {
  const rows = new CellRows();
  const property = fc.property(fc.array(cell, { minLength: 1, maxLength: 64 }), (cells) => {
    take(
      rows,
      cells.map((text) => [text]),
    );
    for (const { at, text } of told(rows, cells, rows.read(0, none))) {
      if (rows.whats[at] === what.text) continue;
      expect([0, 1, 2].map((check) => rows.holds(at, check))).toEqual([
        !isSecret(text),
        passesAll(text, isResidentIdAt),
        passesAll(text, isLuhnAt),
      ]);
    }
  });
  fc.assert(property, { numRuns: 10 * runs });
});

test('cells of usual patterns are counted, as far as they pass the check and tell no secret', () => {
  const rows = new CellRows();
  const property = fc.property(fc.array(cell, { minLength: 1, maxLength: 64 }), fc.nat(2), (cells, check) => {
    take(
      rows,
      cells.map((text) => ['x', text]),
    );
    const usual = new UsualPatterns();
    const all = told(rows, cells, rows.read(1, none)).filter(({ at }) => rows.whats[at] === what.short);
    for (const { at } of all.slice(0, 3)) usual.add(rows.patterns[at] as number, check, 0);
    const patterns = [...rows.patterns];
    const isCounted = ({ at }: { at: number }) =>
      usual.patterns.subarray(0, usual.size).includes(patterns[at] as number) && rows.holds(at, check);
    const [counted, others] = [all.filter(isCounted), all.filter((one) => !isCounted(one))];
    const left = told(rows, cells, rows.read(1, usual)).filter(({ at }) => rows.whats[at] === what.short);
    expect(left.map(({ row }) => row)).toEqual(others.map(({ row }) => row));
    expect(rows.usualLength()).toBe(counted.reduce((sum, { text }) => sum + text.length, 0));
    expect(rows.counts.subarray(0, usual.size).reduce((sum, count) => sum + count, 0)).toBe(counted.length);
  });
  fc.assert(property, { numRuns: 10 * runs });
});

test('the last cell is read wherever the memory ends', () => {
  const rows = new CellRows();
  const tail = utf8(',12345678901234龥\n');
  const csv = new Uint8Array(80_000).fill(0x61);
  for (let padding = 30_000; padding < 70_000; padding += 1) {
    csv.fill(0x61, padding - 1, padding);
    csv.set(tail, padding);
    const end = padding + tail.length - 1;
    rows.take({ csv: csv.subarray(0, end + 1), ends: Uint32Array.of(padding, end), perRow: 2 }, 0, 2);
    const isTold = rows.read(1, none) === 1 && rows.lengths[0] === 15 && rows.holds(0, 0);
    if (!isTold) expect.fail(`${padding}`);
  }
});
