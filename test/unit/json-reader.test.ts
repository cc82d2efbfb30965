// JSON and JSON lines as tables: every number as written, every record in one place.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeError } from '../../shared/domain/words/describe.ts';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { inFolder, readAll, readBytes, refusalOfBytes } from '../support/awkward-files.ts';

function counted(notices: readonly { readonly code: string; readonly count: number }[]) {
  return Object.fromEntries(notices.map(({ code, count }) => [code, count]));
}

describe('a list of records', () => {
  test('has the columns of all of them, in the order they are first seen', async () => {
    const back = await readBytes('[{"编号":1,"姓名":"王䶮"},{"姓名":"李四","备注":"x"},{}]', {}, '客户.json');
    expect(back.name).toBe('客户');
    expect(back.columns).toEqual(['编号', '姓名', '备注']);
    expect(back.rows).toEqual([
      ['1', '王䶮', ''],
      ['', '李四', 'x'],
      ['', '', ''],
    ]);
    expect(back.record).toMatchObject({ kind: 'json', encoding: 'utf-8', bom: false, header_row: 0 });
    expect(back.record.counts).toMatchObject({ read: 3, taken: 3 });
  });

  test('keeps numbers as they are written', async () => {
    const numbers = ['123456789012345678', '12345678901234567890123', '-0', '0.10', '1e5', '1.20E+17', '-3.5e-7'];
    const back = await readBytes(`[${numbers.map((number) => `{"n":${number}}`).join(',')}]`, {}, 'x.json');
    expect(back.rows.flat()).toEqual(numbers);
    expect(counted(back.record.notices)).toEqual({ exponent_numbers: 3 });
  });

  test('flattens objects, keeps lists as text, and says how many', async () => {
    const text = '[{"a":{"b":{"c":1},"d":[1, {"e": "x y"}, null]},"f":{},"g":null,"h":true,"i":[]}]';
    const back = await readBytes(text, {}, 'x.json');
    expect(back.columns).toEqual(['a.b.c', 'a.d', 'f', 'g', 'h', 'i']);
    expect(back.rows).toEqual([['1', '[1,{"e":"x y"},null]', '{}', '', 'true', '[]']]);
    expect(counted(back.record.notices)).toEqual({ lists_in_cells: 2, null_values: 1 });
  });

  test('a dotted name and a nested one stay two columns', async () => {
    const back = await readBytes('[{"a.b":1,"a":{"b":2}}]', {}, 'x.json');
    expect(back.columns).toEqual(['a.b', 'a.b (2)']);
    expect(back.rows).toEqual([['1', '2']]);
  });

  test('takes the marks of a MongoDB export off', async () => {
    const values = [
      '{"$oid":"64b000000000000000000001"}',
      '{"$numberLong":"9007199254740993"}',
      '{"$numberDecimal":"1.10"}',
      '{"$date":"2026-01-02T03:04:05Z"}',
      '{"$date":{"$numberLong":"1767323045000"}}',
      '{"$binary":{"base64":"AAAA","subType":"00"}}',
      '{"$other":"kept"}',
    ];
    const back = await readBytes(`[{${values.map((value, at) => `"c${at}":${value}`).join(',')}}]`, {}, 'x.json');
    expect(back.rows[0]).toEqual([
      '64b000000000000000000001',
      '9007199254740993',
      '1.10',
      '2026-01-02T03:04:05Z',
      '2026-01-02T03:04:05.000Z',
      '',
      'kept',
    ]);
    expect(back.columns.at(-1)).toBe('c6.$other');
    expect(counted(back.record.notices)).toEqual({ wrapped_values: 5, blobs: 1 });
  });

  test('refuses single records with their raw text', async () => {
    const text = '[{"a":1,"a":2},{"a":"\\ud800"},{"a":"\\u0000"},7,[1],null,{"a":3,"b":{"c":1,"c":2}},{"a":4}]';
    const back = await readBytes(text, {}, 'x.json');
    expect(back.columns).toEqual(['a']);
    expect(back.rows).toEqual([['4']]);
    expect(back.refused.map(({ line, reason, raw }) => [line, reason, raw])).toEqual([
      [1, 'repeated_key', '{"a":1,"a":2}'],
      [2, 'bad_text', '{"a":"\\ud800"}'],
      [3, 'nul', '\0'],
      [4, 'not_a_record', '7'],
      [5, 'not_a_record', '[1]'],
      [6, 'not_a_record', 'null'],
      [7, 'repeated_key', '{"a":3,"b":{"c":1,"c":2}}'],
    ]);
  });

  test('refuses a record that no row of canonical CSV may be as long as, and goes on', async () => {
    const back = await readBytes(`[{"a":"${'x'.repeat(4_200_000)}"},{"a":"1"}]`, {}, 'x.json');
    expect(back.rows).toEqual([['1']]);
    expect(back.refused).toMatchObject([{ line: 1, reason: 'too_long' }]);
  });

  test.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff[{"姓名":"王五"}]')],
    ['UTF-16', Buffer.from('\ufeff[{"姓名":"王五"}]', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(`[{"name":"wang","姓名":"王五"}]`, 'utf16le')],
    ['GB18030', Buffer.from(encodeGb18030('[{"姓名":"王五"}]'))],
  ])('is read in %s', async (_, bytes) => {
    const back = await readBytes(bytes, {}, 'x.txt');
    expect(back.rows[0]?.at(-1)).toBe('王五');
  });

  test('may be one line that is longer than any record', async () => {
    const records = Array.from({ length: 40 }, (_, id) => `{"id":${id},"text":"${'x'.repeat(500_000)}"}`);
    const back = await readBytes(`[${records.join(',')}]`, {}, 'x.json');
    expect(back.rows.map(([id]) => id)).toEqual(records.map((_, id) => String(id)));
  });

  test('is whole whatever the pieces it is read in: records lie across the ends of chunks', async () => {
    const records = Array.from({ length: 30_000 }, (_, id) => ({ id, text: '中'.repeat(id % 40), more: { x: [id] } }));
    const back = await readBytes(JSON.stringify(records, undefined, 1), {}, 'x.json');
    expect(back.rows).toHaveLength(30_000);
    expect(back.rows[29_999]).toEqual(['29999', '中'.repeat(29_999 % 40), '[29999]']);
    expect(back.rows.every(([id], at) => id === String(at))).toBe(true);
  });
});

describe('a document', () => {
  test('may hold several tables, and other values that are counted', async () => {
    const text = '{"版本":3,"客户":[{"a":1}],"更多":{"订单":[{"b":2},{"b":3}],"空":[]},"标签":["x"]}';
    await inFolder(async (folder) => {
      const path = join(folder, 'x.json');
      await writeFile(path, text);
      const tables = await readAll(path);
      expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
        ['客户', [['1']]],
        ['更多.订单', [['2'], ['3']]],
      ]);
      expect(tables[0]?.record.sheet).toBe('客户');
      expect(tables[0]?.record.notices).toEqual([
        { code: 'values_outside', count: 2 },
        { code: 'empty_sheets', count: 1, names: ['更多.空'] },
      ]);
      expect((await readAll(path, { sheet: '更多.订单' })).map(({ name }) => name)).toEqual(['更多.订单']);
    });
  });

  test('with one table is named as the file is: Navicat calls every table RECORDS', async () => {
    const back = await readBytes('{"RECORDS":[{"编号":"1"}]}', {}, '客户.json');
    expect([back.name, back.rows, back.record.sheet]).toEqual(['客户', [['1']], undefined]);
  });

  test('may name two tables the same', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'x.json'), '{"a":[{"b":1}],"a":[{"b":2}]}');
      const tables = await readAll(join(folder, 'x.json'));
      expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
        ['a', [['1']]],
        ['a (2)', [['2']]],
      ]);
    });
  });

  test('of lists has its names in the first one', async () => {
    const back = await readBytes('[["编号","姓名"],["1","张三"],["2",null,"多"]]', {}, 'x.json');
    expect(back.columns).toEqual(['编号', '姓名']);
    expect(back.rows).toEqual([['1', '张三']]);
    expect(back.refused).toMatchObject([{ line: 3, reason: 'too_many_fields' }]);
  });

  test('of one object is one row', async () => {
    expect((await readBytes('{"a":1,"b":{"c":"x"}}', {}, 'x.json')).rows).toEqual([['1', 'x']]);
  });

  test('of several objects, each over several lines, has them as rows', async () => {
    expect((await readBytes('{\n"a":1}\n{\n"a":2\n}{"a":3}', {}, 'x.json')).rows).toEqual([['1'], ['2'], ['3']]);
  });

  test.each([
    ['[{"a":1},\n{"a":2,}]', 2],
    ['[{"a":01}]', 1],
    ['[{"a":NaN}]', 1],
    ["[{'a':1}]", 1],
    ['[{"a":"x\ny"}]', 1],
    ['[{"a":"\\x"}]', 1],
    ['[{"a":1}] x', 1],
    ['{"a":[{"b":1}],\n"c":}', 2],
  ])('%j is refused, and the line is named', async (text, row) => {
    const { code, error } = await refusalOfBytes(text, 'x.json');
    expect([code, error.where.row]).toEqual(['input.damaged', row]);
    expect(error.facts.offset).toBeTypeOf('number');
  });

  test('that ends within a list is a copy that did not come whole', async () => {
    const { code, error } = await refusalOfBytes('[{"a":1},\n\n{"a":2}', 'x.json');
    expect([code, error.where.row]).toEqual(['input.half-copied', 3]);
  });

  test.each(['handover-keys/1', 'handover-policy/1', 'handover/1'])('of our own is no table: %s', async (format) => {
    const { code } = await refusalOfBytes(JSON.stringify({ cases: [{ a: 1 }], format }), 'x.json');
    expect(code).toBe('input.own-file');
  });

  test('without any record says so', async () => {
    expect((await refusalOfBytes('[]', 'x.json')).code).toBe('input.no-rows');
    expect((await refusalOfBytes('{"a":[],"b":1}', 'x.json')).code).toBe('input.no-rows');
  });
});

describe('JSON lines', () => {
  test('a broken line is refused, and the others go on', async () => {
    const text = '{"a":1}\r\n\r\n{"a":2\r\n{"a":3}{"a":4}\r\n[5]\r\n{"a":"6"}';
    const back = await readBytes(text, {}, 'x.jsonl');
    expect(back.rows).toEqual([['1'], ['6']]);
    expect(back.refused).toEqual([
      { line: 3, reason: 'broken_record', raw: '{"a":2' },
      { line: 4, reason: 'broken_record', raw: '{"a":3}{"a":4}' },
      { line: 5, reason: 'not_a_record', raw: '[5]' },
    ]);
  });

  test('the first line may be the broken one', async () => {
    const back = await readBytes('{"a":\n{"a":2}\n{"a":3}\n', {}, 'x.jsonl');
    expect(back.rows).toEqual([['2'], ['3']]);
    expect(back.refused).toHaveLength(1);
  });

  test('may be lists', async () => {
    const back = await readBytes('["编号","姓名"]\n["1","张三"]\n', {}, 'x.jsonl');
    expect([back.columns, back.rows]).toEqual([['编号', '姓名'], [['1', '张三']]]);
  });

  test('a column of a refused line alone does not come to be', async () => {
    expect((await readBytes('{"a":1}\n{"b":1,"c":}\n{"a":2}', {}, 'x.jsonl')).columns).toEqual(['a']);
  });
});

describe('limits', () => {
  test('too deep', async () => {
    expect((await refusalOfBytes('['.repeat(100_000), 'x.json')).code).toBe('input.bomb');
    expect((await refusalOfBytes(`[{"a":${'{"a":'.repeat(100)}1${'}'.repeat(101)}]`, 'x.json')).code).toBe(
      'input.bomb',
    );
  });

  test('a million members', async () => {
    const members = Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":1`).join(',');
    expect((await refusalOfBytes(`[{${members}}]`, 'x.json')).code).toBe('input.too-wide');
  });

  test('more columns than a table may have', async () => {
    const members = Array.from({ length: 2_001 }, (_, at) => `"k${at}":1`).join(',');
    expect((await refusalOfBytes(`[{${members}}]`, 'x.json')).code).toBe('input.too-wide');
  });

  test('of one table of a document: the others are taken, and it is named', async () => {
    const members = Array.from({ length: 2_001 }, (_, at) => `"k${at}":1`).join(',');
    const back = await readBytes(`{"宽":[{${members}}],"客户":[{"a":1}]}`, {}, 'x.json');
    expect([back.name, back.rows]).toEqual(['客户', [['1']]]);
    expect(back.record.notices).toEqual([{ code: 'wide_tables', count: 1, names: ['宽'] }]);
  });

  test('names alone that would fill memory', async () => {
    const members = Array.from({ length: 400 }, (_, at) => `"${at}${'k'.repeat(4_000)}":1`).join(',');
    expect((await refusalOfBytes(`[{${members}}]`, 'x.json')).code).toBe('input.bomb');
  });

  test('long lists, numbers and texts with many escapes are refused one by one', async () => {
    const long = 14_000_000;
    const text = `[{"a":["${'x'.repeat(long)}"]},{"a":${'1'.repeat(long)}},{"a":"${'\\n'.repeat(long / 2)}"},{"a":1}]`;
    const back = await readBytes(text, {}, 'x.json');
    expect(back.rows).toEqual([['1']]);
    expect(back.refused.map(({ reason }) => reason)).toEqual(['too_long', 'too_long', 'too_long']);
  });

  test('one endless text', async () => {
    const { code, error } = await refusalOfBytes(`[{"a":"${'x'.repeat(40_000_000)}"}]`, 'x.json');
    expect([code, error.facts.limit_bytes]).toEqual(['input.line-too-long', 16_777_216]);
    expect((await refusalOfBytes(`{"a":1}\n{"a":"${'x'.repeat(40_000_000)}"}\n`, 'x.json')).code).toBe(
      'input.line-too-long',
    );
  });
});

describe('bytes that are no UTF-8', () => {
  const spoil = (text: string, byte: number) => {
    const bytes = Buffer.from(text);
    bytes[bytes.indexOf('X')] = byte;
    return bytes;
  };
  /** The first two of the three bytes of 王. */
  const half = Buffer.concat([Buffer.from('[{"name":"'), Buffer.from([0xe7, 0x8e]), Buffer.from('"}]')]);
  const cyrillic = Buffer.concat([
    Buffer.from('[{"name":"'),
    Buffer.from('cff0e8e2e5f2ecc8f0', 'hex'),
    Buffer.from('"}]'),
  ]);
  const japanese = Buffer.concat([
    Buffer.from('[{"name":"'),
    Buffer.from('8e52936391be9859', 'hex'),
    Buffer.from('"}]'),
  ]);

  test.each<[string, Uint8Array, number, number]>([
    ['a cut character in a short list', spoil('[{"姓名":"王X","电话":"1"}]', 0xe4), 1, 15],
    ['a byte of no text on the second line', spoil('[{"姓名":"王五","电话":"1"},\n{"姓名":"李X四"}]', 0xff), 2, 49],
    ['a character that lacks its last byte', half, 1, 10],
    ['text of Russia', cyrillic, 1, 10],
    ['text of Japan', japanese, 1, 10],
    ['one damaged line of JSON lines among few', spoil('{"姓名":"王X"}\n{"姓名":"李四"}\n', 0xe4), 1, 14],
  ])('%s are refused by line and place, never taken for GB18030', async (_, bytes, row, offset) => {
    const { code, error } = await refusalOfBytes(bytes, 'x.json');
    expect([code, error.where.row, error.facts]).toEqual(['input.encoding', row, { encoding: 'utf-8', offset }]);
    for (const lang of ['zh', 'en'] as const) {
      const { what, where, mend } = describeError(error, lang);
      expect([what, where].join()).toMatch(new RegExp(`${offset}.*${row}`));
      expect(mend).toContain('UTF-8');
    }
  });

  test.each<[string, Buffer]>([
    [
      'UTF-16 with half a pair',
      Buffer.concat([Buffer.from('\ufeff[{"a":"', 'utf16le'), Buffer.from([0, 0xd8, 0x22, 0])]),
    ],
    ['UTF-16 with an odd byte', Buffer.concat([Buffer.from('\ufeff[{"a":"王"}]', 'utf16le'), Buffer.from([0x41])])],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from('\ufeff[{"a":"'), Buffer.from([0xff]), Buffer.from('"}]')])],
  ])('%s', async (_, bytes) => {
    const { code, error } = await refusalOfBytes(bytes, 'x.json');
    expect([code, error.where.row]).toEqual(['input.encoding', 1]);
  });

  test('a person may say what it is', async () => {
    expect((await readBytes(encodeGb18030('[{"姓名":"王䶮"}]'), { encoding: 'gbk' }, 'x.json')).rows).toEqual([
      ['王䶮'],
    ]);
  });
});

test('bytes of no text cost their line where records are lines, and the file where they are not', async () => {
  const record = (name: string) => `{"姓名":"${name}","电话":"1"}`;
  const cut = (text: string) => {
    const bytes = Buffer.from(text);
    bytes[bytes.indexOf('X')] = 0xe4;
    return bytes;
  };
  const records = [record('张三丰'), record('王X'), ...Array.from({ length: 9 }, () => record('李四'))];
  const back = await readBytes(cut(records.join('\n')), {}, 'a.jsonl');
  expect(back.rows).toHaveLength(10);
  expect(back.refused).toEqual([{ line: 2, reason: 'bad_text', raw: record('王\ufffd') }]);
  const { code, error } = await refusalOfBytes(cut(`[${records.join(',\n')}]`), 'a.json');
  expect([code, error.where.row]).toEqual(['input.encoding', 2]);
});
