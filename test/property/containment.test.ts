// The containment gate against its rule told plainly, and against values planted in every way of writing.
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { NormalCell } from '../../shared/data/containment/normal-cell.ts';
import { HandoverError } from '../../shared/domain/errors.ts';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { checkContainment } from '../../shared/engine/seal/containment/check.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';
import { columnsOf, containing, drop, keep, mask } from '../support/containment.ts';
import { expectedHits } from '../support/containment-oracle.ts';

const bulk = createBulk();
afterAll(() => bulk.close());

/** Few signs, so that values meet in all kinds of ways. */
const fragment = fc.constantFrom(
  ...['188888888', '81818', '888', '0', 'abcdefg', 'ab', 'B', '甲乙甲乙甲乙', '甲乙', '丙', '８８', 'Ａ'],
  ...[' ', '-', '"', '\n', '，', '\u200b', '*'],
);
const cell = fc.array(fragment, { maxLength: 5 }).map((parts) => parts.join(''));
const row = fc.tuple(cell, cell, cell);
const draft = fc.record({ stored: row, masked: cell });
type Draft = { stored: [string, string, string]; masked: string };

const stored = (...cells: Draft['stored']): Draft => ({ stored: cells, masked: '' });
/** One of each verdict, lest a run should meet none: a number within a longer one, a value in another row, nothing. */
const verdicts: [Draft[], number][] = [
  [[stored('188888888', '', '1888888880')], 1],
  [[stored('abcdefg', '', ''), stored('', '', 'abcdefg')], 1],
  [[stored('abcdefg', '', '')], 1],
];

/** The pairs that the gate names; none if it lets the package pass. */
async function namedPairs(request: Parameters<typeof checkContainment>[0]): Promise<string[]> {
  try {
    await checkContainment(request);
    return [];
  } catch (error) {
    if (!(error instanceof HandoverError) || error.code !== 'containment') throw error;
    return [...(error.facts.places as readonly string[])].sort();
  }
}

test('finds what its rule says, and nothing else', async () => {
  const columns = columnsOf(drop, ['cn_mobile', mask], keep);
  const name = (from: number, into: number) => `t01.${columns[from]?.id} → t01.${columns[into]?.id}`;
  const seen = { sameRow: 0, anyRow: 0, nothing: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(draft, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
      async (drafts, rowsPerBlock) => {
        const rows = drafts.map(({ stored }) => stored);
        const goes = drafts.map(({ stored, masked }) => [masked, stored[2]]);
        const { sameRow, anyRow } = expectedHits(rows, goes, [0, 1], [1, 2], name);
        const expected = sameRow.size > 0 ? sameRow : anyRow;
        seen[sameRow.size > 0 ? 'sameRow' : anyRow.size > 0 ? 'anyRow' : 'nothing'] += 1;
        const request = containing(bulk, [{ columns, rows, goes, rowsPerBlock, rowsPerPart: 3 }]);
        expect(await namedPairs(request)).toEqual([...expected].sort());
      },
    ),
    { numRuns: 4 * runs, examples: verdicts },
  );
  // Each of the verdicts was met: none of them is true of nothing.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

const writings: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => value.toUpperCase(),
  (value) => value.replace(/[!-~]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0)),
  (value) => Array.from(value).join(' '),
  (value) => Array.from(value).join('\u200d'),
  (value) => Array.from(value).join('"-"'),
  (value) => value.normalize('NFD'),
  (value) => value.replace(/(.{3})/gu, '$1\r\n'),
];

test('finds a value planted anywhere, in any way of writing', async () => {
  const columns = columnsOf(drop, keep, keep);
  const value = fc.oneof(
    fc.stringMatching(/^1[3-9]\d{9}$/),
    fc.stringMatching(/^[a-z]{2,8}\.[a-z]{3,9}@mail\.example$/),
    fc.stringMatching(/^[\u4e00-\u9fa5]{6,20}\d{0,3}$/),
    fc.stringMatching(/^[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{3,12} [A-Z][a-zß-öø-ÿ]{3,12}$/),
    fc.stringMatching(/^[가-힣]{6,9}$/),
  );
  const around = fc.constantFrom('', '电话：', '（', ' - ', '\n', '，找他', '"');
  await fc.assert(
    fc.asyncProperty(
      fc.array(value, { minLength: 3, maxLength: 30 }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...writings),
      around,
      around,
      fc.constantFrom(1, 2),
      async (values, from, at, write, front, back, column) => {
        const rows = values.map((one, index) => [one, `n${index}`, '']);
        const target = at % rows.length;
        rows[target]?.splice(column, 1, `${front}${write(values[from % values.length] ?? '')}${back}`);
        const found = checkContainment(containing(bulk, [{ columns, rows }]));
        await expect(found).rejects.toMatchObject({
          code: 'containment',
          where: { table: 't01', column: `c0${column + 1}`, row: target + 1 },
        });
      },
    ),
    { numRuns: 4 * runs },
  );
});

test('a normal form is the same however it is read, and has one of its own', () => {
  const sign = fc.oneof(
    ...(['grapheme', 'binary'] as const).map((unit) => fc.string({ unit, minLength: 1, maxLength: 1 })),
    // Signs that compose, change with their neighbours, or are several letters.
    fc.constantFrom(...'각가ㄱㅏﾱￂ㉠\u1100\u1161\u11a8Σςσİıßẞｶﾞヷ', ' '),
  );
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 40 }), (text) => {
      const normal = (of: string) => {
        const bytes = utf8(of);
        return new NormalCell().read(bytes, 0, bytes.length).text();
      };
      const once = normal(text);
      expect(normal(once)).toBe(once);
      expect(normal(text.normalize('NFD'))).toBe(once);
      expect(normal(text.normalize('NFKC'))).toBe(once);
    }),
    { numRuns: 100 * runs },
  );
});
