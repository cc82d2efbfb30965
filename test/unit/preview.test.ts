// The rows and counts of a preview: what is shown of which column, how rows are drawn, and that everybody is like k−1 others.
import { createHmac, randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RandomRows } from '../../shared/data/preview/random-rows.ts';
import { type SampledColumn, sampleOf } from '../../shared/data/preview/sample.ts';
import { treatmentOf } from '../../shared/data/preview/treatment.ts';
import { ValueCounts } from '../../shared/data/preview/value-counts.ts';
import { previewNames } from '../../shared/domain/words/preview-names.ts';
import { compressPart, decompressPart } from '../../shared/engine/bulk/zstd.ts';
import { sealPreviewTable } from '../../shared/engine/seal/seal-preview-table.ts';
import { fromUtf8 } from '../../shared/format/bytes.ts';

const hmac = (message: Uint8Array) => createHmac('sha256', 'a key of this table').update(message).digest();

describe('what is shown of a column', () => {
  const column = (pi: string, more: object = {}) =>
    ({ pi, class: 'G', action: 'keep', reason: 'necessary', ...more }) as Parameters<typeof treatmentOf>[0];
  const shows = (pi: string, values: readonly string[] = []) => {
    const treatment = treatmentOf(column(pi), values);
    return treatment.as === 'coarse' ? treatment.by.name : treatment.as;
  };

  test('a code for what names or reaches a person, coarser values for what others may know', () => {
    expect(['person_name', 'cn_mobile', 'cn_id18', 'email', 'user_id', 'plate'].map((pi) => shows(pi))).toEqual(
      Array(6).fill('code'),
    );
    expect(shows('birth_date')).toBe('birth');
    expect(shows('address')).toBe('address');
    expect(shows('gender')).toBe('plain');
  });

  test('nothing of what is sensitive, of texts, of photos, and of what the case does not hand over', () => {
    for (const pi of ['health', 'free_text', 'family_member', 'minor_data', 'comm_content'])
      expect(shows(pi)).toBe('nothing');
    expect(treatmentOf(column('gender', { action: 'drop', reason: 'user' }), [])).toEqual({
      as: 'nothing',
      reason: 'user',
    });
    expect(treatmentOf(column('none', { class: 'C' }), ['1'])).toEqual({ as: 'nothing', reason: 'class_c' });
  });

  test('a column that the catalogue does not know goes by its values', () => {
    expect(shows('none', ['2024-05-01', '2024/6/7', ''])).toBe('date');
    expect(shows('none', ['3', '12', '120'])).toBe('count');
    expect(shows('none', ['3.50', '12', '120'])).toBe('amount');
    expect(shows('prepaid_balance', ['1200', '800'])).toBe('amount');
    expect(shows('none', ['月卡', '年卡', '月卡'])).toBe('plain');
    expect(
      shows(
        'none',
        Array.from({ length: 40 }, (_, index) => `写法${index}`),
      ),
    ).toBe('nothing');
    expect(shows('none', ['由张伟明经办 15412345678', '月卡'])).toBe('nothing');
    expect(shows('none', ['', ' '])).toBe('nothing');
  });
});

describe('rows drawn at random', () => {
  const draw = (count: number, most: number) => {
    const rows = new RandomRows<number>(most, randomInt);
    for (let index = 0; index < count; index += 1) rows.add(index);
    return rows.result();
  };

  test('are at most as many as wanted, and never more than half', () => {
    expect(draw(1000, 50)).toHaveLength(50);
    expect(draw(61, 50)).toHaveLength(30);
    expect(draw(1, 50)).toHaveLength(0);
    expect(new Set(draw(1000, 50)).size).toBe(50);
  });

  test('are any of them, in any place, equally often', () => {
    const first = new Map<number, number>();
    const drawn = new Map<number, number>();
    for (let run = 0; run < 4000; run += 1) {
      const rows = draw(8, 4);
      first.set(rows[0] ?? -1, (first.get(rows[0] ?? -1) ?? 0) + 1);
      for (const row of rows) drawn.set(row, (drawn.get(row) ?? 0) + 1);
    }
    for (let row = 0; row < 8; row += 1) {
      expect(first.get(row)).toBeGreaterThan(380);
      expect(first.get(row)).toBeLessThan(620);
      expect(drawn.get(row)).toBeGreaterThan(1850);
      expect(drawn.get(row)).toBeLessThan(2150);
    }
  });
});

const plain = (pi: string, values: readonly string[] = []) =>
  treatmentOf({ pi, class: 'G', action: 'keep', reason: 'necessary' }, values);
const columns: SampledColumn[] = [
  { id: 'c01', pi: 'cn_mobile', treatment: plain('cn_mobile') },
  { id: 'c02', pi: 'gender', treatment: plain('gender') },
  { id: 'c03', pi: 'birth_date', treatment: plain('birth_date') },
  { id: 'c04', pi: 'prepaid_balance', treatment: plain('prepaid_balance', ['120.5']) },
];

describe('the sample', () => {
  test('of any rows: each is like k−1 others in all that is not a code', () => {
    const cells = fc.tuple(
      fc.nat(200).map((index) => `154${10_000_000 + index}`),
      fc.constantFrom('男', '女', ''),
      fc.integer({ min: 1950, max: 2008 }).map((year) => `${year}-03-0${1 + (year % 9)}`),
      fc.nat(30_000).map(String),
    );
    const property = fc.property(fc.array(cells, { maxLength: 120 }), fc.integer({ min: 1, max: 12 }), (rows, k) => {
      const sample = sampleOf(columns, rows, { k, hmac });
      if (sample === undefined) return;
      const shown = sample.decisions.filter(({ action }) => action !== 'drop');
      const groups = Map.groupBy(sample.rows, (row) =>
        JSON.stringify(row.filter((_, at) => shown[at]?.action !== 'token')),
      );
      for (const group of groups.values()) expect(group.length).toBeGreaterThanOrEqual(k);
      const codes = sample.rows.map((row) => row[0]);
      expect(new Set(codes).size).toBe(codes.length);
      const raw = new Set(rows.flatMap(([mobile, , birth]) => [mobile, birth]));
      for (const cell of sample.rows.flat()) expect(raw.has(cell)).toBe(false);
    });
    fc.assert(property, { numRuns: 60 });
  });

  test('has one row a person, whichever number or name says who it is', () => {
    const rows = Array.from({ length: 30 }, (_, index) => [`1541000000${index % 3}`, '女', '1990-01-01', '100']);
    expect(sampleOf(columns, rows, { k: 3, hmac })?.rows).toHaveLength(3);
    expect(sampleOf(columns, rows, { k: 4, hmac })).toBeUndefined();
  });

  test('drops what can only be shown by saying nothing, and says how coarse the rest is', () => {
    const rows = Array.from({ length: 40 }, (_, index) => [
      `154${10_000_000 + index}`,
      '女',
      '1990-01-01',
      `${index * 30_000}`,
    ]);
    const sample = sampleOf(columns, rows, { k: 20, hmac });
    expect(sample?.decisions).toEqual([
      { id: 'c01', action: 'token', reason: 'necessary' },
      { id: 'c02', action: 'keep', reason: 'necessary' },
      { id: 'c03', action: 'generalise', reason: 'necessary', params: { by: 'birth', level: 1 } },
      { id: 'c04', action: 'drop', reason: 'sensitive' },
    ]);
    expect(sample?.rows[0]?.slice(1)).toEqual(['女', '1990']);
  });
});

describe('the counts', () => {
  const counted = (values: Readonly<Record<string, number>>) => {
    const counts = new ValueCounts([{ name: '性别', pi: 'gender', treatment: plain('gender') }]);
    for (const [value, rows] of Object.entries(values)) for (let row = 0; row < rows; row += 1) counts.add([value]);
    return counts.lines().map(({ value, rows }) => [value, rows]);
  };

  test('are rounded; what fewer than ten have is one line, hidden with what would give it away', () => {
    expect(counted({ 男: 103, 女: 52 })).toEqual([
      [previewNames.all, '155'],
      ['女', '50'],
      ['男', '105'],
    ]);
    expect(counted({ 男: 103, 女: 52, 未知: 4, 保密: 3 })).toEqual([
      [previewNames.all, '160'],
      ['女', '*'],
      ['男', '105'],
      [previewNames.others, '*'],
    ]);
  });

  test('of rare values that are many together, the sum is shown, and no one of them', () => {
    const lines = counted({ 男: 40, a: 9, b: 9, c: 9 });
    expect(lines).toEqual([
      [previewNames.all, '65'],
      ['男', '40'],
      [previewNames.others, '25'],
    ]);
  });

  /** Rows of a person each, but the last ones, which are all of one. */
  const ofPersons = (persons: Readonly<Record<string, number>>, orders: Readonly<Record<string, number>>) => {
    const code = { as: 'code' } as const;
    const counts = new ValueCounts([
      { name: '姓名', pi: 'person_name', treatment: code },
      { name: '客户编号', pi: 'user_id', treatment: code },
      { name: '渠道', pi: 'gender', treatment: plain('gender') },
    ]);
    let number = 0;
    for (const [value, rows] of Object.entries(persons)) {
      for (let row = 0; row < rows; row += 1) counts.add(['王小桥', `K${number++}`, value]);
    }
    for (const [value, rows] of Object.entries(orders)) {
      for (let row = 0; row < rows; row += 1) counts.add(['李木子', 'K9999', value]);
    }
    return counts.lines().flatMap(({ column, value, rows }) => (column === '渠道' ? [[value, rows]] : []));
  };

  test('say nothing of a value that many rows have, and few persons', () => {
    expect(ofPersons({ 男: 103, 女: 52 }, { 女: 30 })).toEqual([
      ['女', '80'],
      ['男', '105'],
    ]);
    expect(ofPersons({ 男: 103, 女: 52 }, { 保密: 300 })).toEqual([
      ['女', '*'],
      ['男', '105'],
      [previewNames.others, '*'],
    ]);
    expect(ofPersons({ 男: 103, 女: 52, 保密: 9 }, { 保密: 300 })).toEqual([
      ['保密', '310'],
      ['女', '50'],
      ['男', '105'],
    ]);
  });

  test('of few rows say nothing', () => {
    expect(counted({ 男: 4 })).toEqual([
      [previewNames.all, '*'],
      [previewNames.others, '*'],
    ]);
  });
});

test('a table of a preview is one padded part whose rows are numbered anew', async () => {
  const parts: Uint8Array[] = [];
  const bulk = {
    compress: async ({ csv, preview }: { csv: Uint8Array; preview: boolean }) => compressPart(csv, 1, preview),
    sealStream: (_: string, source: AsyncIterable<Uint8Array>) => source,
  };
  const spool = {
    append: async (bytes: Uint8Array) => void parts.push(bytes.slice()),
    cut: () => ({ bytes: 0, open: () => [] }),
  };
  const column = { id: 'c02', name: '性别', pi: 'gender', class: 'G', action: 'keep', reason: 'necessary' } as const;
  const dropped = { ...column, id: 'c01', name: '姓名', action: 'drop' } as const;
  const sealing = { bulk, spool, recipient: '', signal: new AbortController().signal, progress: () => {} };
  const table = { id: 't01', name: '客户', columns: [dropped, column], rows: [['女'], ['男'], ['女']], quasi: ['c02'] };
  const sealed = await sealPreviewTable(table, sealing as unknown as Parameters<typeof sealPreviewTable>[1]);
  const [part = new Uint8Array()] = parts;
  expect(part.length).toBe(65_536);
  expect(fromUtf8(decompressPart(part, undefined, true))).toBe('_row,性别\n1,女\n2,男\n3,女\n');
  expect(sealed.manifest.parts[0]).not.toHaveProperty('rows');
  expect(sealed.descriptor).toMatchObject({ rows: 3, parts: [{ first_row: 1, rows: 3 }] });
  expect(sealed.risk).toMatchObject({ k: 1, classes: 2, rows: 3 });
});
