// Old books (XLS, XLSB) give the same cells as the same table in XLSX; what is locked, cut short or too large is refused by name.
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as sheetjs from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import {
  putKnownFormats,
  xlsbLayout,
  xlsbRecords,
  xlsLayout,
  xlsRecords,
} from '../../shared/engine/readers/books/builtin-formats.ts';
import { tameRecords } from '../../shared/engine/readers/books/xls-records.ts';
import { inFolder, oleFile, readAll, readBytes, refusalOf, refusalOfBytes } from '../support/awkward-files.ts';
import { bareRecords, type OldKind, oldBook, withRecords } from '../support/book-builder.ts';

const rows = [
  ['编号', '姓名', '证号', '金额', '日期', '时间', '在用', '备注'],
  [1, '王䶮', '319900199001010011', 1234.5, 45292, 45292.75, true, 'a\nb'],
  [42, '\u{1f600}𬭎', '0012', -0.1, 45293, 45293.2708333333, false, '=1+1'],
  [100_000, ' x ', '15400000000', 1e-7, 60, 45292.999999, true, '<&>"\''],
];
const formats = Object.fromEntries(
  [2, 3, 4].flatMap((line) => [
    [`A${line}`, '00000'],
    [`E${line}`, 'yyyy"年"m"月"d"日"'],
    [`F${line}`, 'yyyy/m/d h:mm'],
  ]),
);
const expected = [
  ['00001', '王䶮', '319900199001010011', '1234.5', '2024-01-01', '2024-01-01 18:00:00', 'TRUE', 'a\nb'],
  ['00042', '\u{1f600}𬭎', '0012', '-0.1', '2024-01-02', '2024-01-02 06:30:00', 'FALSE', '=1+1'],
  ['100000', ' x ', '15400000000', '0.0000001', '1900-02-29', '2024-01-02 00:00:00', 'TRUE', '<&>"\''],
];

describe('cell by cell', () => {
  test.each<[OldKind, string]>([
    ['biff8', 'xls'],
    ['xlsb', 'xlsb'],
    ['xlml', 'spreadsheetml'],
  ])('%s', async (kind, format) => {
    const back = await readBytes(oldBook(kind, { rows, formats }), {}, '表.xls');
    expect(back.columns).toEqual(rows[0]);
    expect(back.rows).toEqual(expected);
    expect([back.record.kind, back.record.sheet]).toEqual([format, '客户']);
  });

  test('books before Excel 97, and records without a container', async () => {
    // The writer knows no Chinese: four letters become two characters of GBK, and the book says that code page 936 is its own.
    const old = oldBook('biff5', {
      rows: [
        ['abcd', 'x'],
        ['efgh', 62.5],
      ],
    });
    const put = (from: string, to: string) => old.write(to, old.indexOf(from, 0, 'latin1'), 'latin1');
    put('abcd', '\xd0\xd5\xc3\xfb');
    put('efgh', '\xd5\xc5\xc8\xfd');
    put('\x42\0\x02\0\xe4\x04', '\x42\0\x02\0\xa8\x03');
    const back = await readBytes(old, {}, 'x.xls');
    expect([back.columns, back.rows]).toEqual([['姓名', 'x'], [['张三', '62.5']]]);
    const bare = await readBytes(bareRecords(oldBook('biff8', { rows, formats })), {}, 'x.et');
    expect(bare.rows).toEqual(expected);
  });

  test.each<[OldKind]>([['biff8'], ['xlsb']])('dates from 1904: %s', async (kind) => {
    const book = {
      rows: [
        ['日', 'x'],
        [43830, 'y'],
      ],
      formats: { A2: 'yyyy-mm-dd' },
      is1904: true,
    };
    expect((await readBytes(oldBook(kind, book), {}, 'x.xls')).rows).toEqual([['2024-01-01', 'y']]);
  });

  test('numbers of more than 15 digits, errors, formulas and empty cells', async () => {
    const table = [
      ['长', '错', '式', '空'],
      [3.1990019900101e17, 0, 0, undefined],
      [1, 2, 3, 'x'],
    ];
    const change = (sheet: Record<string, unknown>) => {
      sheet.B2 = { t: 'e', v: 0x2a };
      sheet.C2 = { t: 'n', v: 7, f: 'A3+6' };
    };
    for (const kind of ['biff8', 'xlsb'] as const) {
      const back = await readBytes(oldBook(kind, { rows: table, change }), {}, 'x.xls');
      expect(back.rows, kind).toEqual([
        ['319900199001010000', '#N/A', '7', ''],
        ['1', '2', '3', 'x'],
      ]);
      expect(back.record.notices, kind).toContainEqual({ code: 'long_numbers', count: 1, names: ['A'] });
      expect(back.record.notices, kind).toContainEqual({ code: 'error_cells', count: 1, names: ['B'] });
    }
  });

  test('what lies beside the rows is reported; merged cells fill down', async () => {
    const table = [
      ['组', '名'],
      ['甲', '张三'],
      ['', '李四'],
      ['乙', '王五'],
    ];
    const change: Parameters<typeof oldBook>[1]['change'] = (sheet, book) => {
      sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
      sheet['!rows'] = [{}, {}, { hidden: true }];
      sheet['!cols'] = [{}, { hidden: true }];
      book.SheetNames.push('藏');
      book.Sheets.藏 = { A1: { t: 's', v: 'x' }, '!ref': 'A1' };
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }], Names: [{ Name: '区', Ref: '客户!$A$1' }] };
      book.Props = { Author: '钱七' };
    };
    for (const kind of ['biff8', 'xlsb'] as const) {
      const { rows: back, record } = await readBytes(oldBook(kind, { rows: table, change }), {}, 'x.xls');
      expect(
        back.map(([first]) => first),
        kind,
      ).toEqual(['甲', '甲', '乙']);
      expect(record.notices, kind).toEqual(
        expect.arrayContaining([
          { code: 'hidden_sheets', count: 1, names: ['藏'] },
          { code: 'merged_cells', count: 1 },
          { code: 'merged_values', count: 1, names: ['A'] },
        ]),
      );
      expect(JSON.stringify(record.notices)).not.toContain('钱七');
    }
  });
});

test('what the records tell of a sheet beside its cells', () => {
  const record = (type: number, ...body: readonly number[]) =>
    Buffer.from([type & 255, type >> 8, body.length, 0, ...body]);
  const begin = record(0x0809, 0, 6, 5, 0);
  const end = record(0x000a);
  const name = [0, 0, 0, 2, ...Buffer.alloc(10), 1, ...Buffer.from('老客', 'utf16le')];
  const own = [0x20, 0, 0, 1, ...Buffer.alloc(10), 0, 6];
  const sheet = [
    begin,
    record(0x001c, 0),
    record(0x005d, 21, 0, 18, 0, 8, 0),
    record(0x009b),
    begin,
    record(0x001c),
    end,
    end,
  ];
  const stream = Buffer.concat([begin, record(0x0018, ...name), record(0x0018, ...own), end, ...sheet]);
  expect(tameRecords(stream)).toMatchObject({ isLocked: false, isWhole: true, names: ['老客'] });
  const second = { comments: 2, pictures: 1, filters: 1 };
  expect(tameRecords(Buffer.concat([begin, end, ...sheet])).sheets[1]).toMatchObject(second);
  expect([...xlsRecords(stream)].filter(({ type }) => type === 0x0018 || type === 0x001c)).toEqual([]);
  const starts = Array.from({ length: 1001 }, (_, at) => record(0x0085, at & 255, at >> 8, 0, 0));
  expect(tameRecords(Buffer.concat([begin, ...starts, end])).isBeyond).toBe(true);
  expect(tameRecords(Buffer.concat([begin, ...starts.slice(1), end])).isBeyond).toBe(false);
  expect(tameRecords(stream.subarray(0, -4)).isWhole).toBe(false);
  expect(tameRecords(Buffer.concat([begin, record(0x0006, 0, 0), end])).isWhole).toBe(false);
});

describe('number formats of Chinese Excel', () => {
  const date = {
    rows: [
      ['日', 'x'],
      [45292, 'y'],
      [45293, 'z'],
    ],
    formats: { A2: 'm/d/yy', A3: 'm/d/yy' },
  };
  const style = (id: number) => {
    const body = Buffer.alloc(20);
    body.writeUInt16LE(id, 2);
    return { type: 0x00e0, length: 20, body };
  };

  test.each([27, 31, 36, 50, 57, 58])('number %i of a book is a date', async (id) => {
    const book = withRecords(oldBook('biff8', date), (stream, records) => {
      for (const { type, body } of records) {
        if (type === 0x00e0 && body.readUInt16LE(2) === 14) body.writeUInt16LE(id, 2);
      }
      return stream;
    });
    expect((await readBytes(book, {}, 'x.xls')).rows).toEqual([
      ['2024-01-01', 'y'],
      ['2024-01-02', 'z'],
    ]);
  });

  test('is left alone where the book has a code for it, and where it means a number', () => {
    const records = [
      { type: 0x041e, length: 4, body: Buffer.from([57, 0, 1, 0]) },
      ...[57, 58, 32, 37, 0, 176].map(style),
    ];
    putKnownFormats(records, xlsLayout);
    expect(records.slice(1).map(({ body }) => body.readUInt16LE(2))).toEqual([57, 14, 20, 37, 0, 176]);
  });

  test('records of an XLSB have types and lengths of several bytes', () => {
    const long = Buffer.alloc(200, 1);
    const part = Buffer.concat([Buffer.from([0x93, 0x02, 0xc8, 0x01]), long, Buffer.from([47, 4, 0, 0, 57, 0])]);
    const records = [...xlsbRecords(part)];
    expect(records.map(({ type, body }) => [type, body.length])).toEqual([
      [0x113, 200],
      [47, 4],
    ]);
    putKnownFormats(records, xlsbLayout);
    expect(part.at(-2)).toBe(14);
  });
});

describe('refused', () => {
  test('a book with a password', async () => {
    const locked = withRecords(oldBook('biff8', { rows }), (stream) => {
      const end = 4 + stream.readUInt16LE(2);
      const filePass = Buffer.from([0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4]);
      return Buffer.concat([stream.subarray(0, end), filePass, stream.subarray(end)]);
    });
    expect((await refusalOfBytes(locked, 'x.xls')).code).toBe('input.password-protected');
    expect((await refusalOfBytes(oleFile(['EncryptedPackage']), 'x.xlsx')).code).toBe('input.password-protected');
  });

  test.each([
    ['E-SafeNet', Buffer.from('b\x14#e\x2b\x00E-SafeNet\0LOCK'.padEnd(1024, '\x91'), 'latin1')],
    ['E-SafeNet, another version', Buffer.from('c\x14#e\xa9\x01W\0'.padEnd(1024, '\x17'), 'latin1')],
    ['Tipray', Buffer.from('%TSD-Header-###%\0\0'.padEnd(1024, '\x91'), 'latin1')],
    ['rights management of old books', Buffer.from(oleFile(['\tDRMContent']))],
    ['rights management of packages', Buffer.from(oleFile(['EncryptedPackage', 'DRMEncryptedDataSpace']))],
  ])('encrypted by a company: %s', async (_, bytes) => {
    expect((await refusalOfBytes(bytes, 'x.xlsx')).code).toBe('input.protected-by-company');
  });

  test('a text that only speaks of such programs is a table', async () => {
    const back = await readBytes('软件,厂家\nE-SafeNet,亿赛通\n%TSD-Header-###%,绿盾\n');
    expect(back.rows).toHaveLength(2);
  });

  test('a book whose copy was never finished', async () => {
    const large = Array.from({ length: 400 }, (_, index) => [`客户${index}`, `地址${index}`, index]);
    const whole = oldBook('biff8', { rows: [['姓名', '地址', '数'], ...large] });
    expect((await readBytes(whole, {}, 'x.xls')).rows).toHaveLength(400);
    for (const share of [0.1, 0.5, 0.9]) {
      const part = whole.subarray(0, Math.floor((share * whole.length) / 512) * 512);
      expect((await refusalOfBytes(part, 'x.xls')).code, String(share)).toBe('input.half-copied');
    }
  });

  test('a book larger than memory is meant to hold', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'x.xls');
      await writeFile(path, bareRecords(oldBook('biff8', { rows })));
      await truncate(path, 65 * 1024 * 1024);
      expect((await refusalOf(readAll(path))).code).toBe('input.too-large');
    });
  });

  test('a book whose records do not hold together: no row is lost silently', async () => {
    const broken = (change: (stream: Buffer, last: number) => Buffer) =>
      withRecords(oldBook('biff8', { rows, formats }), (stream, records) => {
        const last = records.findLastIndex(({ type }) => type === 0x0203 || type === 0x00fd);
        return change(stream, stream.indexOf(records[last]?.body ?? '') - 4);
      });
    const stretched = broken((stream, at) => {
      stream.writeUInt16LE(0xfff0, at + 2);
      return stream;
    });
    const cut = broken((stream, at) => stream.subarray(0, at));
    for (const file of [stretched, cut]) expect((await refusalOfBytes(file, 'x.xls')).code).toBe('input.damaged');
  });

  test('a record that the library never comes back from is not given to it', async () => {
    const trap = withRecords(oldBook('biff8', { rows, formats }), (stream, records) => {
      const empty = records.find(({ type, length }) => length === 0 && type === 0x00e2);
      const at = (empty?.body.byteOffset ?? 0) - stream.byteOffset - 4;
      stream.writeUInt16LE(0x0017, at);
      return stream;
    });
    expect((await readBytes(trap, {}, 'x.xls')).rows).toEqual(expected);
  });

  test('properties made to take memory', async () => {
    const container = sheetjs.CFB.read(oldBook('biff8', { rows, formats }), { type: 'buffer' });
    const properties = Buffer.alloc(4096, 0xff);
    properties.writeUInt32LE(48, 44);
    sheetjs.CFB.utils.cfb_add(container, '/\u0005SummaryInformation', properties);
    const file = sheetjs.CFB.write(container, { type: 'buffer' }) as Buffer;
    expect((await readBytes(file, {}, 'x.xls')).rows).toEqual(expected);
  });
});
