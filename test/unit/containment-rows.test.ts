// The containment gate beside rows and people: rows that stay, exceptions, previews, the second scan, and more values than are held at once.
import { afterAll, describe, expect, test } from 'vitest';
import type { Change } from '../../shared/data/redaction/params.ts';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { identityNumber } from '../../shared/engine/demo/people.ts';
import { createRandom } from '../../shared/engine/demo/random.ts';
import { checkContainment } from '../../shared/engine/seal/containment/check.ts';
import { gather } from '../../shared/engine/seal/containment/gather.ts';
import type { StoredTable, TextToCheck } from '../../shared/engine/seal/containment/tables.ts';
import { blockOf, packBlock, type StoredBlock } from '../../shared/engine/vault/rows/block-codec.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { columnsOf, containing, type Draft, drop, keep } from '../support/containment.ts';
import { refusalOf } from '../support/pair-fixture.ts';
import { storedBlock } from '../support/stored-block.ts';

const bulk = createBulk();
afterAll(() => bulk.close());

const check = (drafts: readonly Draft[], texts: readonly TextToCheck[] = []) =>
  checkContainment(containing(bulk, drafts, texts));

describe('rows', () => {
  test('that stay leave gaps, and their values are looked for too', async () => {
    const columns = columnsOf(drop, keep);
    const rows = Array.from({ length: 200 }, (_, index) => [
      `199000${String(index * 131).padStart(5, '0')}`,
      `n ${index}`,
    ]);
    const goes = rows.map(([, note = ''], index) => (index % 3 === 0 ? undefined : [note]));
    const table = { columns, rows, rowsPerBlock: 9, rowsPerPart: 17 };
    await expect(check([{ ...table, goes }])).resolves.toMatchObject({ values: 200 });
    const leaks = goes.with(100, [`call ${rows[150]?.[0]}`]);
    await expect(check([{ ...table, goes: leaks }])).rejects.toMatchObject({ where: { column: 'c02', row: 101 } });
  });

  test('in blocks and parts of every size are searched beside their own', async () => {
    const columns = columnsOf(drop, keep);
    const rows = Array.from({ length: 60 }, (_, index) => [
      `1990-03-${10 + (index % 20)} 0${index % 10}:00`,
      `"a\n${index}"`,
    ]);
    for (const [rowsPerBlock, rowsPerPart] of [
      [1, 60],
      [60, 1],
      [7, 11],
      [3, 3],
      [100, 100],
    ] as const) {
      const table = { columns, rowsPerBlock, rowsPerPart };
      await expect(check([{ ...table, rows }])).resolves.toMatchObject({ chanceValues: 60 });
      const leak = rows.with(41, ['1990-03-07 08:30', 'since 1990-03-07 08:30']);
      await expect(check([{ ...table, rows: leak }])).rejects.toMatchObject({ where: { row: 42 } });
    }
  });

  test('are told of while they are searched', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [`19900001${index}99`, 'a']);
    const goes = rows.map((_, index) => (index % 4 === 0 ? undefined : ['a']));
    const told: number[] = [];
    const request = containing(bulk, [{ columns: columnsOf(drop, keep), rows, goes, rowsPerBlock: 3 }]);
    await checkContainment({ ...request, progress: (searched) => told.push(searched) });
    expect(told).toEqual([9, 9, 9, 9, 9]);
  });

  test('are read as they were stored only where they are wanted', async () => {
    const readsOf = async (columns: StoredTable['columns'], rows: Draft['rows']) => {
      const request = containing(bulk, [{ columns, rows, rowsPerBlock: 2, rowsPerPart: 5 }]);
      const gathered = await gather(request);
      let reads = 0;
      const load = (block: StoredBlock) => () => {
        reads += 1;
        return block.load();
      };
      const counted = (block: StoredBlock) => ({ ...block, load: load(block) });
      const tables = request.tables.map((table) => ({ ...table, blocks: () => Array.from(table.blocks(), counted) }));
      await checkContainment({ ...request, tables, gathered });
      return reads;
    };
    const rows = Array.from({ length: 30 }, (_, index) => [`1990000${1000 + index}`, 'a short note']);
    expect(await readsOf(columnsOf(drop, keep), rows)).toBe(0);
    const dates = rows.map(([, note = ''], index) => [`1990-03-${10 + (index % 20)}`, note]);
    expect(await readsOf(columnsOf(drop, keep), dates)).toBeGreaterThanOrEqual(15);
  });

  test('that were not stored are a bug', async () => {
    const columns = columnsOf(keep);
    await expect(check([{ columns, rows: [['a']], goes: [['a'], ['b']] }])).rejects.toMatchObject({ code: 'bug' });
    const gap = containing(bulk, [{ columns, rows: [['a'], ['b'], ['c']] }]);
    const [table] = gap.tables as [StoredTable];
    const stored = [1, 3].map((row) => ({ row, cells: ['a'] }));
    const tables = [{ ...table, blocks: () => [storedBlock(packBlock(blockOf(stored)))] }];
    await expect(checkContainment({ ...gap, tables })).rejects.toMatchObject({ code: 'bug' });
  });

  test('that are not whole are a bug', async () => {
    const request = containing(bulk, [{ columns: columnsOf(keep, keep), rows: [['a', 'b']] }]);
    for (const csv of ['1,a', '1,a,b', '1,a\n', '1,a,b,c\n', '1,a,"b\n', '\n']) {
      const tables = request.tables.map((table) => ({
        ...table,
        going: table.going.map((going) => ({
          ...going,
          async *pieces() {
            yield { bytes: utf8(csv), lastRow: 1 };
          },
        })),
      }));
      await expect(checkContainment({ ...request, tables }), csv).rejects.toMatchObject({ code: 'bug' });
    }
  });
});

describe('an exception', () => {
  const columns = columnsOf(drop, keep, keep);
  const rows = [
    ['19900001234', '19900001234', ''],
    ['19900005678', '', ''],
  ];
  const allowed = [{ fromTable: 't01', from: 'c01', in: 'c02' }];

  test('lets whole cells of one column be values of another, and says how many', async () => {
    await expect(check([{ columns, rows }])).rejects.toMatchObject({ where: { column: 'c02' } });
    await expect(check([{ columns, rows, allowed }])).resolves.toMatchObject({
      allowed: [{ from: { column: 'c01' }, in: { column: 'c02' }, cells: 1 }],
    });
  });

  test('is told to help or not: whole cells are told apart from what stands among other words', async () => {
    const refused = (cells: readonly string[]) =>
      refusalOf(check([{ columns: columnsOf(drop, keep), rows: cells.map((cell) => ['19900001234', cell]) }]));
    const [whole, inside] = ['199-0000-1234', 'to 19900001234'];
    expect((await refused([whole, whole])).facts).toMatchObject({ cells: 2, whole: 2 });
    expect((await refused([whole])).facts).not.toHaveProperty('inside');
    expect((await refused([inside])).facts).toMatchObject({ inside: 1 });
    expect((await refused([inside])).facts).not.toHaveProperty('whole');
    expect((await refused([inside, whole, inside])).facts).toMatchObject({ cells: 3, whole: 1, inside: 2 });
    // Within a longer number it is found in its own row.
    expect((await refused(['990199000012340'])).facts).toMatchObject({ inside: 1 });
  });

  test('is told to help for a copy of dates, and not for dates in a text', async () => {
    const refused = (cell: (date: string) => string) => {
      const dates = Array.from({ length: 9 }, (_, index) => `198${index}-01-21`);
      return refusalOf(check([{ columns: columnsOf(drop, keep), rows: dates.map((date) => [date, cell(date)]) }]));
    };
    expect((await refused((date) => date)).facts).toMatchObject({ whole: 9 });
    expect((await refused((date) => `生于${date}`)).facts).toMatchObject({ inside: 9 });
    expect((await refused((date) => `${date} ~ 2001-01-01`)).facts).toMatchObject({ inside: 9 });
  });

  test('holds for columns of two tables, and for these two only', async () => {
    const orders = (id: string, pair: object) => ({
      id,
      columns: columnsOf(keep),
      rows: [['19900001234'], ['199 0000 5678']],
      allowed: [{ fromTable: 't01', from: 'c01', in: 'c01', ...pair }],
    });
    const customers = { columns, rows: rows.map(([value = '']) => [value, '', '']) };
    await expect(check([customers, orders('t02', {})])).resolves.toMatchObject({
      allowed: [{ from: { table: 't01', column: 'c01' }, in: { table: 't02', column: 'c01' }, cells: 2 }],
    });
    for (const pair of [{ fromTable: 't03' }, { from: 'c02' }, { in: 'c02' }]) {
      await expect(check([customers, orders('t02', pair)])).rejects.toMatchObject({ where: { table: 't02', row: 1 } });
    }
    const text = { ...orders('t02', {}), rows: [['to 19900001234']] };
    await expect(check([customers, text])).rejects.toMatchObject({ where: { table: 't02', row: 1 } });
  });

  test.each([
    ['another column', rows.with(1, ['19900005678', '', '19900005678']), 'c03'],
    ['part of a text', rows.with(1, ['19900005678', 'to 19900005678', '']), 'c02'],
  ])('does not cover %s', async (_, changed, column) => {
    await expect(check([{ columns, rows: changed, allowed }])).rejects.toMatchObject({ where: { column, row: 2 } });
  });
});

describe('the second scan', () => {
  const id = identityNumber(createRandom(1));

  test.each([
    ['a number with a check digit', `身份证${id}`, 'cn_id18'],
    [
      'a number in full width',
      `身份证${id.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))}`,
      'cn_id18',
    ],
    ['a door code', '大门密码 4821#', 'home_access'],
  ])('finds in a redacted text %s', async (_, text, type) => {
    const columns = columnsOf(keep, ['free_text', { action: 'redact', with: 'label', lang: 'zh' }]);
    const rows = [
      ['a', '先打电话'],
      ['b', `别按铃，${text}`],
    ];
    const goes = [
      ['a', '先打电话'],
      ['b', `别按铃，${text}`],
    ];
    await expect(check([{ columns, rows, goes }])).rejects.toMatchObject({
      code: 'containment',
      where: { table: 't01', column: 'c02', row: 2 },
      facts: { type },
    });
    await expect(check([{ columns: columnsOf(keep, keep), rows }])).resolves.toBeDefined();
  });

  test('finds in a file name what a column withholds, whosever it is', async () => {
    const name = { entry: 'data/f00001.age', text: `${id} 身份证.jpg` };
    const others = (change: Change) => [{ columns: columnsOf(['cn_id18', change]), rows: [['']] }];
    await expect(check(others(keep), [name])).resolves.toBeDefined();
    await expect(check(others(drop), [name])).rejects.toMatchObject({
      where: { entry: name.entry },
      facts: { type: 'cn_id18' },
    });
  });
});

describe('a preview', () => {
  test('whose rows are numbered anew is searched for values of any row', async () => {
    const columns = columnsOf(drop, keep);
    const rows = [
      ['19900001234', 'a'],
      ['19900005678', '1990-03-07'],
    ];
    const anew = (goes: string[][]) => {
      const request = containing(bulk, [{ columns, rows, goes: [undefined, ...goes] }]);
      const tables = request.tables.map((table) => ({
        ...table,
        going: table.going.map((going) => ({ ...going, isNumberedAnew: true })),
      }));
      return checkContainment({ ...request, tables });
    };
    await expect(anew([['b'], ['c'], ['d']])).resolves.toMatchObject({ values: 2 });
    await expect(anew([['b'], ['c'], ['19900001234']])).rejects.toMatchObject({ where: { column: 'c02', row: 4 } });
  });
});

test('a source of rows that gives none is a bug: nothing would be found', async () => {
  const request = containing(bulk, [{ columns: columnsOf(drop, keep), rows: [['19900001234', '19900001234']] }]);
  const tables = request.tables.map((table) => ({ ...table, blocks: () => [] }));
  await expect(checkContainment({ ...request, tables })).rejects.toMatchObject({ code: 'bug' });
});

describe('many values', () => {
  test('are looked into in batches, and the last of them is found', async () => {
    const columns = columnsOf(drop, keep, keep);
    // Excepted, and written in another way: each of them is looked into, none of them counts.
    const rows = Array.from({ length: 300 }, (_, index) => {
      const name = `listening ${index} street`;
      return [name, name.toUpperCase().replaceAll(' ', '-'), ''];
    });
    const draft = { columns, rows, allowed: [{ fromTable: 't01', from: 'c01', in: 'c02' }] };
    const leak = { ...draft, rows: rows.with(299, ['listening 299 street', '', 'in listening 150 street']) };
    for (const batches of [
      { candidates: 1, signs: 1 },
      { candidates: 20, signs: 1e6 },
      { candidates: 1e6, signs: 200 },
    ]) {
      await expect(checkContainment(containing(bulk, [draft]), batches)).resolves.toMatchObject({ values: 300 });
      await expect(checkContainment(containing(bulk, [leak]), batches)).rejects.toMatchObject({
        where: { column: 'c03', row: 300 },
        facts: { cells: 1 },
      });
    }
  });
});
