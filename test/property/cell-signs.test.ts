// What the containment gate tells from the bytes of a cell alone is true of its normal form, and no value is passed over for it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellSigns, kinds } from '../../shared/data/containment/cell-signs.ts';
import { NormalCell, shortest } from '../../shared/data/containment/normal-cell.ts';
import { kindBit } from '../../shared/data/containment/signs.ts';
import { emptyFilter, ValueFilter } from '../../shared/data/containment/value-filter.ts';
import { fieldEnd } from '../../shared/data/csv/project.ts';
import { canonicalField } from '../../shared/data/csv/writer.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';

const sign = fc.oneof(
  fc.constantFrom(...'0189aZ*甲龥一鿿，、 -"\n,\r䷀䷿巷一㐀䀀䶿８Ａ½ﬁ각é'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const text = fc.string({ unit: sign, maxLength: 40 });

test('counts are those of the normal form', () => {
  const [signs, cell] = [new CellSigns(), new NormalCell()];
  let known = 0;
  fc.assert(
    fc.property(text, fc.constantFrom(',x', '\nx', ''), fc.nat(3), (field, behind, long) => {
      const bytes = utf8(`7,${canonicalField(field.repeat(4 ** long))}${behind}`);
      const end = signs.read(bytes, 2);
      expect(end).toBe(fieldEnd(bytes, 2));
      cell.read(bytes, 2, end);
      if (!signs.isKnown) return;
      known += 1;
      const unitKinds = Array.from(cell.units.subarray(0, cell.length), (unit) => unit >> kindBit);
      expect(kinds.map((_, place) => signs.count(place))).toEqual(
        kinds.map((kind) => unitKinds.filter((one) => one === kind).length),
      );
      expect(signs.length).toBe(cell.length);
    }),
    { numRuns: 100 * runs },
  );
  expect(known).toBeGreaterThan(0);
});

test('a cell that holds a value has signs enough for it', () => {
  const [signs, cell] = [new CellSigns(), new NormalCell()];
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), text, text, fc.nat(), (values, before, after, pick) => {
      const filter = new ValueFilter(emptyFilter(values.length));
      const long = values.filter((value) => cell.readText(value).length >= shortest);
      for (const value of long) filter.add(cell.readText(value));
      const held = long[pick % long.length] ?? '';
      const bytes = utf8(canonicalField(`${before}${held}${after}`));
      signs.read(bytes, 0);
      expect(signs.reach(filter.fewestSigns()) || held === '').toBe(true);
      expect(held === '' || filter.beginnings.include(cell.readText(held).units[0] as number)).toBe(true);
    }),
    { numRuns: 100 * runs },
  );
});
