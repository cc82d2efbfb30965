import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { compressPart, decompressFrame } from '../../shared/engine/bulk/zstd.ts';
import { portableAead } from '../../shared/format/aead.ts';
import { sealAge } from '../../shared/format/age/file.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { concat, utf8 } from '../../shared/format/bytes.ts';
import { checkCsv, csvRow } from '../../shared/format/package/part-csv.ts';
import { partOpener } from '../../shared/format/package/parts.ts';
import { runs } from '../parameters.ts';

const spec = (fields: readonly string[], more: object = {}) => ({ fields, sums: [], deleted: [], ...more });

describe('rows', () => {
  test('a field is quoted iff it must be', () => {
    expect(csvRow(['1', 'a', ''])).toBe('1,a,\n');
    expect(csvRow(['1', 'a"b', 'c,d', 'e\nf', 'g\rh'])).toBe('1,"a""b","c,d","e\nf","g\rh"\n');
    expect(csvRow([''])).toBe('""\n');
    expect(csvRow(['', ''])).toBe(',\n');
    expect(csvRow([' a ', "'", ';'])).toBe(" a ,',;\n");
  });

  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.replaceAll('\0', '')),
    fc.constantFrom('', '"', ',', '\n', '\r', '\r\n', '""', '12.50', '张三', '𠮷'),
  );
  const table = fc
    .integer({ min: 0, max: 5 })
    .chain((columns) =>
      fc
        .array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 8 })
        .map((rows) => ({ columns, rows })),
    );

  test('what is written is accepted, and read alike by another parser', () => {
    fc.assert(
      fc.property(table, ({ columns, rows }) => {
        const fields = ['_row', ...Array.from({ length: columns }, (_, index) => `c${index}`)];
        const numbered = rows.map((cells, index) => [String(2 * index + 1), ...cells]);
        const csv = utf8([fields, ...numbered].map(csvRow).join(''));
        const facts = checkCsv(csv, spec(fields));
        expect(facts).toMatchObject({
          rows: rows.length,
          first: rows.length && 1,
          last: rows.length && 2 * rows.length - 1,
        });
        const parsed = Papa.parse<string[]>(new TextDecoder().decode(csv), { newline: '\n' }).data;
        expect(parsed.slice(0, -1)).toEqual([fields, ...numbered]);
      }),
      { numRuns: runs },
    );
  });

  test('one byte changed anywhere is refused, or is another table in the one serialisation', () => {
    fc.assert(
      fc.property(table, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ columns, rows }, place, change) => {
        const fields = ['_row', ...Array.from({ length: columns }, (_, index) => `c${index}`)];
        const csv = utf8([fields, ...rows.map((cells, index) => [String(index + 1), ...cells])].map(csvRow).join(''));
        const at = place % csv.length;
        csv[at] = (csv[at] ?? 0) ^ change;
        let facts: unknown;
        try {
          facts = checkCsv(csv, spec(fields));
        } catch (error) {
          expect(error).toMatchObject({ code: 'csv' });
          return;
        }
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(csv);
        const parsed = Papa.parse<string[]>(text, { newline: '\n' }).data.slice(0, -1);
        expect(parsed.map(csvRow).join('')).toBe(text);
        expect(facts).toMatchObject({ rows: parsed.length - 1 });
      }),
      { numRuns: runs * 5 },
    );
  });

  test('sums of the columns asked for', () => {
    const csv = utf8('_row,a,b\n1,1.5,x\n2,,\n3,-0.25,"y,z"\n');
    expect(checkCsv(csv, spec(['_row', 'a', 'b'], { sums: [1, 2] })).sums).toEqual([12_500_000_000n, undefined]);
  });

  test('a name with a comma or a quote is a quoted header field', () => {
    const fields = ['_row', 'a,b', 'c"d'];
    expect(checkCsv(utf8(csvRow(fields)), spec(fields))).toEqual({ rows: 0, first: 0, last: 0, sums: [] });
  });

  test('_row up to 2^53 - 1', () => {
    const largest = Number.MAX_SAFE_INTEGER;
    expect(checkCsv(utf8(`_row\n1\n${largest}\n`), spec(['_row']))).toMatchObject({ rows: 2, first: 1, last: largest });
  });

  test('characters on the edge of the slices in which they are checked', () => {
    for (const shift of [0, 1, 2, 3]) {
      const csv = utf8(`_row,a\n1,${'x'.repeat(256 * 1024 - 9 - shift)}𠮷\n`);
      expect(checkCsv(csv, spec(['_row', 'a'])).rows).toBe(1);
    }
  });
});

describe('a sealed part', () => {
  const fields = ['_row', 'a'];
  const csv = utf8('_row,a\n1,x\n');
  const facts = { rows: 1, first: 1, last: 1, sums: [] };

  async function sealed(packed: Uint8Array) {
    const identity = await generateIdentity('x25519');
    return { identity, age: await sealAge(await recipientOf(identity), packed) };
  }

  test('opens to its rows', async () => {
    const { age, identity } = await sealed(compressPart(csv));
    const open = partOpener(portableAead, decompressFrame);
    expect(await open(age, identity, { ...spec(fields), csvBytes: csv.length, preview: false })).toEqual({
      csv,
      facts,
    });
  });

  test('may have several frames', async () => {
    const cuts = [csv.subarray(0, 3), csv.subarray(3, 8), csv.subarray(8)];
    const { age, identity } = await sealed(concat(...cuts.map((cut) => compressPart(cut))));
    const open = partOpener(portableAead, decompressFrame);
    expect(await open(age, identity, { ...spec(fields), csvBytes: csv.length, preview: false })).toEqual({
      csv,
      facts,
    });
  });

  test('without a decompressor: frames and sizes, no rows', async () => {
    const { age, identity } = await sealed(compressPart(csv));
    const open = partOpener(portableAead, undefined);
    const right = { ...spec(fields), csvBytes: csv.length, preview: false };
    expect(await open(age, identity, right)).toEqual({ csv: undefined, facts: undefined });
    await expect(open(age, identity, { ...right, csvBytes: 1 })).rejects.toMatchObject({ code: 'zstd' });
    await expect(open(age, identity, { ...right, preview: true })).rejects.toMatchObject({ code: 'zstd' });
  });

  test('a decompressor that gives too little is not believed', async () => {
    const { age, identity } = await sealed(compressPart(csv));
    const open = partOpener(portableAead, () => csv.slice(0, -1));
    const right = { ...spec(fields), csvBytes: csv.length, preview: false };
    await expect(open(age, identity, right)).rejects.toMatchObject({ code: 'zstd' });
  });

  test('of a preview is padded with zeros to a multiple of 64 KiB', async () => {
    const packed = compressPart(csv, 1, true);
    expect(packed.length).toBe(65_536);
    const { age, identity } = await sealed(packed);
    const open = partOpener(portableAead, decompressFrame);
    expect(await open(age, identity, { ...spec(fields), csvBytes: csv.length, preview: true })).toEqual({ csv, facts });
    await expect(open(age, identity, { ...spec(fields), csvBytes: csv.length, preview: false })).rejects.toMatchObject({
      code: 'zstd',
    });
  });
});
