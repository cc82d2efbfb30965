// Access databases: tables with exact values; what is no text is named, what would not end is refused.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extendedText } from '../../shared/engine/readers/access/values.ts';
import { type BuiltTable, buildAccess, encoded } from '../support/access-builder.ts';
import { inFolder, readAll, readBytes, refusalOfBytes } from '../support/awkward-files.ts';

const customers: BuiltTable = {
  name: '客户',
  columns: [
    ['编号', 'long'],
    ['姓名', 'text'],
    ['备注', 'memo'],
    ['余额', 'currency'],
    ['大数', 'bigint'],
    ['比例', 'float'],
    ['生日', 'datetime'],
    ['在用', 'boolean'],
    ['照片', 'ole'],
  ],
  rows: [
    [1, '王䶮', '长\n话', -12_345n, 123456789012345678n, 0.1, 25_569, true, new Uint8Array([1])],
    [2, null, null, null, null, null, 36_526.5, false, null],
    [3, '😀', '', 1n, -1n, 16_777_216, 0.25, true, null],
  ],
};
const page = 4096;

describe('values', () => {
  test('are exact, dates are ISO, a time alone has no day', async () => {
    const back = await readBytes(buildAccess([customers]), {}, '客户.mdb');
    expect(back.columns).toEqual(['编号', '姓名', '备注', '余额', '大数', '比例', '生日', '在用']);
    expect(back.rows).toEqual([
      ['1', '王䶮', '长\n话', '-1.2345', '123456789012345678', '0.1', '1970-01-01', 'TRUE'],
      ['2', '', '', '', '', '', '2000-01-01 12:00:00', 'FALSE'],
      ['3', '😀', '', '0.0001', '-1', '16777216', '06:00:00', 'TRUE'],
    ]);
    expect(back.record).toMatchObject({ kind: 'access', sheet: '客户', counts: { read: 3, taken: 3 } });
    expect(back.record.notices).toEqual([
      { code: 'blobs', count: 1, names: ['照片'] },
      { code: 'null_values', count: 5 },
    ]);
  });

  test('negative amounts stay negative however often they are read', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'x.mdb');
      await writeFile(path, buildAccess([customers, { ...customers, name: '另一张' }]));
      for (const table of await readAll(path)) expect(table.rows[0]?.[3]).toBe('-1.2345');
    });
  });

  test('extended dates keep their own year, whatever the local time', () => {
    const before = process.env.TZ;
    try {
      process.env.TZ = 'Asia/Shanghai';
      expect(new Date(Date.UTC(2020, 11, 31, 20)).getFullYear()).toBe(2021);
      // What the library says of 2020-12-31 20:00 there.
      expect(extendedText('2021.12.31 20:00:00.000000000')).toBe('2020-12-31 20:00:00');
      expect(extendedText('2020.12.31 15:59:59.123456700')).toBe('2020-12-31 15:59:59.123456700');
      expect(extendedText('2020.02.29 00:00:00.000000000')).toBe('2020-02-29');
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  test('half a character refuses its row', async () => {
    const table: BuiltTable = { name: 't', columns: [['a', 'text']], rows: [['x\ud800'], ['y\0'], ['z']] };
    const back = await readBytes(buildAccess([table]), {}, 'x.mdb');
    expect(back.rows).toEqual([['z']]);
    expect(back.refused.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'bad_text'],
      [2, 'nul'],
    ]);
  });

  test('many pages of rows come in their order', async () => {
    const rows = Array.from({ length: 9_000 }, (_, id) => [id, `客户 ${id}`]);
    const table: BuiltTable = {
      name: 't',
      columns: [
        ['id', 'long'],
        ['name', 'text'],
      ],
      rows,
    };
    const back = await readBytes(buildAccess([table]), {}, 'x.mdb');
    expect(back.rows).toEqual(rows.map((row) => row.map(String)));
  });
});

describe('tables', () => {
  test('linked and empty ones are named, Access’s own are left out', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'x.accdb');
      const tables = [customers, { ...customers, name: '空', rows: [] }, { ...customers, name: 'MSysOwn' }];
      await writeFile(path, buildAccess(tables, ['外部表']));
      const back = await readAll(path);
      expect(back.map(({ name }) => name)).toEqual(['客户']);
      expect(back[0]?.record.notices).toContainEqual({ code: 'linked_tables', count: 1, names: ['外部表'] });
      expect(back[0]?.record.notices).toContainEqual({ code: 'empty_sheets', count: 1, names: ['空'] });
    });
  });

  test('another number of rows than the file states is reported', async () => {
    const back = await readBytes(buildAccess([{ ...customers, statedRows: 7 }]), {}, 'x.mdb');
    expect(back.record.notices).toContainEqual({ code: 'stated_rows_differ', count: 7 });
  });
});

describe('one table of several is damaged', () => {
  const many = (name: string): BuiltTable => ({
    name,
    columns: [
      ['编号', 'long'],
      ['备注', 'memo'],
    ],
    rows: Array.from({ length: 1_500 }, (_, id) => [id, `${name} ${id}`]),
  });
  /** Where the definition of a table lies, told by its rows' pages behind it. */
  function definitions(file: Buffer): number[] {
    const places: number[] = [];
    for (let at = 5 * page; at < file.length; at += page) if (file[at] === 2) places.push(at);
    return places;
  }
  const built = () => buildAccess([many('甲'), many('乙'), many('丙')], ['外部表']);

  const read = (file: Uint8Array, sheet?: string) =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'x.accdb'), file);
      return readAll(join(folder, 'x.accdb'), sheet === undefined ? {} : { sheet });
    });

  /** Spoils 乙: its definition, its last page of rows, the length that one of its long texts states. */
  const spoils: readonly (readonly [string, (file: Buffer, definition: number, next: number) => void])[] = [
    ['its definition is overwritten', (file, definition) => file.fill(0x55, definition, definition + page)],
    [
      'its definition states more columns than it has',
      (file, definition) => file.writeUInt16LE(60_000, definition + 45),
    ],
    ['its last page is overwritten', (file, _, next) => file.fill(0x55, next - page, next)],
    ['its last page belongs to another', (file, _, next) => file.writeUInt32LE(5, next - page + 4)],
    [
      'a long text on its last page lies nowhere',
      (file, _, next) => {
        const row = file.readUInt16LE(next - page + 14);
        const text = file.indexOf(0x80, next - page + row);
        file[text] = 0x40;
        file.writeUInt32LE(0x00ff_ff00, text + 1);
      },
    ],
  ];

  test.each(spoils)('%s: the others are taken whole, and it is named in their records', async (_, spoil) => {
    const file = built();
    const [, definition = 0, next = 0] = definitions(file);
    spoil(file, definition, next);
    const tables = await read(file);
    expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['甲', 1_500],
      ['丙', 1_500],
    ]);
    for (const { record } of tables) {
      expect(record.notices).toContainEqual({ code: 'damaged_tables', count: 1, names: ['乙'] });
      expect(record.notices).toContainEqual({ code: 'linked_tables', count: 1, names: ['外部表'] });
    }
    expect((await read(file, '丙')).map(({ name }) => name)).toEqual(['丙']);
    const { code, error } = await refusalOfBytes(file, 'x.accdb', { sheet: '2' });
    expect([code, error.where.table]).toEqual(['input.damaged', '乙']);
  });

  test('where none can be read, the file is refused', async () => {
    const file = built();
    for (const at of definitions(file)) file.fill(0x55, at, at + page);
    const { code, error } = await refusalOfBytes(file, 'x.accdb');
    expect([code, error.where.table]).toEqual(['input.damaged', '甲']);
  });

  test('rows that a definition does not count are taken all the same, and told', async () => {
    const back = await readBytes(buildAccess([{ ...many('甲'), statedRows: 0 }]), {}, 'x.mdb');
    expect(back.rows).toHaveLength(1_500);
    expect(back.record.notices).toEqual([{ code: 'stated_rows_differ', count: 0 }]);
  });
});

describe('refused by name', () => {
  test('a password, an encoded file, Access 97', async () => {
    expect((await refusalOfBytes(buildAccess([customers], [], '密码'), 'x.mdb')).code).toBe('input.password-protected');
    expect((await refusalOfBytes(encoded(buildAccess([customers])), 'x.mdb')).code).toBe('input.password-protected');
    const old = buildAccess([customers]);
    old[20] = 0;
    expect(await refusalOfBytes(old, 'x.mdb')).toMatchObject({
      code: 'input.kind',
      error: { facts: { kind: 'access97', program: 'Access 2010', as: '.accdb' } },
    });
  });

  test('a definition that leads back to itself', async () => {
    const ring = buildAccess([customers]);
    ring.writeUInt32LE(5, 5 * page + 4);
    expect((await refusalOfBytes(ring, 'x.mdb')).code).toBe('input.damaged');
  });

  test('a long text whose pieces lead back to themselves', async () => {
    const lval = Buffer.alloc(page);
    lval.writeUInt16LE(0x0101);
    lval.write('LVAL', 4);
    lval.writeUInt16LE(1, 12);
    lval.writeUInt16LE(page - 4, 14);
    const plain = buildAccess([customers]);
    const place = plain.length / page;
    lval.writeUInt32LE(place << 8, page - 4);
    expect((await refusalOfBytes(Buffer.concat([plain, lval]), 'x.mdb')).code).toBe('input.damaged');
  });

  test('cut short', async () => {
    const whole = buildAccess([customers]);
    for (const pages of [1, 3, 5, 6]) {
      expect((await refusalOfBytes(whole.subarray(0, pages * page), 'x.mdb')).code).toBe('input.damaged');
    }
  });
});
