// What the containment gate tells from the bytes of a cell alone is true of its normal form, and no value is passed over for it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellSigns, flag, flagBits, kinds } from '../../shared/data/containment/cell-signs.ts';
import { NormalCell, shortest } from '../../shared/data/containment/normal-cell.ts';
import { kindBit } from '../../shared/data/containment/signs.ts';
import { emptyFilter, ValueFilter } from '../../shared/data/containment/value-filter.ts';
import { canonicalField, canonicalRow } from '../../shared/data/csv/writer.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';

const sign = fc.oneof(
  fc.constantFrom(...'0189aZ*甲龥一鿿，、 -"\n,\r䷀䷿巷一㐀䀀䶿８Ａ½ﬁ각é'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const text = fc.string({ unit: sign, maxLength: 40 });

/** Of all cells of one row but `_row`: what is told of each, 0 for one that is passed over. */
function told(cells: readonly string[], fewest: readonly number[], isAsked = true) {
  const signs = new CellSigns(
    cells.map(() => isAsked),
    fewest,
  );
  signs.read(utf8(canonicalRow(['7', ...cells])));
  expect(signs.rows).toBe(1);
  const flags = cells.map(() => 0);
  for (const one of signs.looked) flags[(one >>> flagBits) - 1] = one & ((1 << flagBits) - 1);
  return { flags, passed: signs.passed };
}

const never = 2 ** 32 - 1;
const bytesOf = (text: string) => utf8(canonicalField(text));

test('counts are those of the normal form, and a sign more is too many', () => {
  const cell = new NormalCell();
  let known = 0;
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 3 }), fc.nat(3), (field, before, long) => {
      const cells = [...before, field.repeat(4 ** long)];
      const last = cells.at(-1) ?? '';
      const isRare = ((told(cells, [never, never, never, never]).flags.at(-1) ?? 0) & flag.mayHold) !== 0;
      cell.read(bytesOf(last), 0, bytesOf(last).length);
      if (isRare || bytesOf(last).length < shortest) return;
      known += 1;
      const unitKinds = Array.from(cell.units.subarray(0, cell.length), (unit) => unit >> kindBit);
      const isLong = cell.length >= shortest ? flag.isLong : 0;
      for (const [place, kind] of kinds.entries()) {
        const count = unitKinds.filter((one) => one === kind).length;
        const flagsFor = (fewest: number) =>
          told(
            cells,
            kinds.map((_, at) => (at === place ? fewest : never)),
          ).flags;
        expect(flagsFor(count + 1).at(-1)).toBe(isLong);
        if (count > 0) expect(flagsFor(count).at(-1)).toBe(isLong | flag.mayHold);
      }
    }),
    { numRuns: 100 * runs },
  );
  expect(known).toBeGreaterThan(0);
});

test('cells that nobody asks for are told only where they may hold a value, and counted elsewhere', () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 9 }),
      fc.array(fc.nat(30), { minLength: 4, maxLength: 4 }),
      (cells, fewest) => {
        const all = told(cells, fewest).flags;
        const some = told(cells, fewest, false);
        expect(some.flags).toEqual(all.map((one) => ((one & flag.mayHold) === 0 ? 0 : one)));
        expect(some.passed).toBe(all.filter((one) => one === flag.isLong).length);
      },
    ),
    { numRuns: 20 * runs },
  );
});

test('a cell that holds a value has signs enough for it', () => {
  const cell = new NormalCell();
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), text, text, fc.nat(), (values, before, after, pick) => {
      const filter = new ValueFilter(emptyFilter(values.length));
      const long = values.filter((value) => cell.readText(value).length >= shortest);
      for (const value of long) filter.add(cell.readText(value));
      const held = long[pick % long.length] ?? '';
      const { flags } = told([`${before}${held}${after}`], filter.fewestSigns());
      expect(((flags[0] ?? 0) & flag.mayHold) !== 0 || held === '').toBe(true);
      expect(held === '' || filter.beginnings.include(cell.readText(held).units[0] as number)).toBe(true);
    }),
    { numRuns: 100 * runs },
  );
});

test('rows are whole, up to one that is cut or has other fields', () => {
  const wholeRows = (csv: string, columns: number) => {
    const signs = new CellSigns(Array(columns).fill(false), [1, 1, 1, 1]);
    signs.read(utf8('9,behind the end of what is read next\n'.repeat(3)));
    signs.read(utf8(csv));
    return signs.rows;
  };
  expect(wholeRows('', 2)).toBe(0);
  expect(wholeRows('1,a,b\n2,c,d\n', 2)).toBe(2);
  expect(wholeRows('1,a,b\n2,c,d', 2)).toBe(1);
  expect(wholeRows('1,a,b\n2,c,"d\n', 2)).toBe(1);
  expect(wholeRows('1,a,b\n2,c\n', 2)).toBe(1);
  expect(wholeRows('1,a,b\n2,c\n3,d\n', 2)).toBe(1);
  expect(wholeRows('1,a,b,c\n2,a\n', 2)).toBe(0);
});

test('of a row that is cut no cell is told, and none is counted', () => {
  const signs = new CellSigns([true, false, false], [7, never, never, never]);
  signs.read(utf8('1,abcdef,abcdef,a\n2,abcdef,abcdef,1234567'));
  expect([signs.rows, signs.looked.length, signs.passed]).toEqual([1, 1, 1]);
});

test('a cell longer than a page of memory', () => {
  const long = `${'甲'.repeat(30_000)}7`;
  expect(told([long, ''], [1, never, never, never]).flags).toEqual([flag.mayHold | flag.isLong, 0]);
  expect(told([long, ''], [2, never, 30_001, never]).flags).toEqual([flag.isLong, 0]);
  expect(told(['', long], [2, never, 30_000, never]).flags).toEqual([0, flag.mayHold | flag.isLong]);
});
