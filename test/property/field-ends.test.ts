// The ends of fields as the kernel finds them, against one field after the other.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldEnds } from '../../shared/data/csv/field-ends.ts';
import { fieldEnd } from '../../shared/data/csv/project.ts';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';

function plainEnds(csv: Uint8Array): number[] {
  const ends: number[] = [];
  for (let at = 0; at < csv.length; at = (ends.at(-1) as number) + 1) ends.push(fieldEnd(csv, at));
  return ends;
}

const piece = fc.oneof(
  fc.constantFrom('"', '""', '"""', ',', '\n', ',"', '",', '\n"', '"\n', ''),
  fc.integer({ min: 1, max: 70 }).map((length) => 'x'.repeat(length)),
  fc.constantFrom('王䶮', 'é', '😀'),
);

test('whatever stands in them, whole or cut off, and wherever they begin', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 0, max: 20 }), (pieces, shift) => {
      const bytes = utf8(' '.repeat(shift) + pieces.join('')).subarray(shift);
      expect([...fieldEnds(bytes)]).toEqual(plainEnds(bytes));
    }),
    { numRuns: 20 * runs },
  );
});

test('rows around the size of a page of memory, behind longer ones, and none', () => {
  const page = 64 * 1024;
  for (const size of [3 * page, page, page - 1, page - 63, page - 64, page - 65, 1, 0]) {
    const text = 'y'.repeat(Math.max(0, size - 3));
    for (const csv of [`1,${text}\n`, `1,"${text}"\n`, `1,"${text}`, `1${text},\n`, text]) {
      const bytes = utf8(csv).subarray(0, size);
      expect([...fieldEnds(bytes)]).toEqual(plainEnds(bytes));
    }
  }
});

test('rows behind one that is far longer than any other', () => {
  const long = utf8(`1,${'z'.repeat(9_000_000)}\n`);
  for (const bytes of [long, utf8('1,a\n2,"b"\n'), long]) expect([...fieldEnds(bytes)]).toEqual(plainEnds(bytes));
});

test('many cells of nothing', () => {
  const bytes = utf8(canonicalCsv(Array.from({ length: 3000 }, () => Array(100).fill(''))));
  expect(fieldEnds(bytes)).toHaveLength(300_000);
  expect([...fieldEnds(bytes.subarray(0, 70_000))]).toEqual(plainEnds(bytes.subarray(0, 70_000)));
});
