// The rows that the kernel takes by itself: which these are, and that all is as if they had been taken one by one.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csvLimits } from '../../shared/data/csv/scanner.ts';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { limits } from '../../shared/engine/readers/limits.ts';
import type { ReadOptions } from '../../shared/engine/readers/options.ts';
import { inFolder, readAll } from '../support/awkward-files.ts';
import { layoutOf, type Placed, placedInRuns, placedOneByOne } from '../support/row-runs.ts';

const encoder = new TextEncoder();
const header = '编号,姓名,手机号,证件号,余额,备注\n';
const names = ['张三', '李四', '王小明', '欧阳娜娜'];

/** Ordinary rows, numbered from `first` on. */
function customers(count: number, first = 1): string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = first + index;
    const mobile = 13_800_000_000 + 7919 * at;
    const id = `11010519${1950 + (at % 50)}1231${String(at % 1000).padStart(3, '0')}${at % 11 === 10 ? 'X' : at % 11}`;
    const note = at % 3 === 0 ? `"两行\n备注,${at}"` : at % 3 === 1 ? '' : '老客户';
    return `${at},${names[at % 4]},${mobile},${id},${(at * 79.19).toFixed(2)},${note}\n`;
  });
}

function chunksOf(text: string, size = limits.chunk): Uint8Array[] {
  const bytes = encoder.encode(text);
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

interface Table {
  readonly rows: readonly string[];
  readonly head?: string;
  readonly size?: number;
  readonly options?: ReadOptions;
}

/** Places a table both ways. @returns what both give, and the rows that the kernel took */
function placed({ rows, head = header, size, options }: Table): { placed: Placed; taken: number } {
  const layout = layoutOf(encoder.encode(head + rows.slice(0, 150).join('')), ',', options);
  const chunks = chunksOf(head + rows.join(''), size);
  const inRuns = placedInRuns({ layout, firstRow: 1 }, chunks);
  expect(inRuns.placed).toEqual(placedOneByOne({ layout, firstRow: 1 }, chunks));
  return inRuns;
}

describe('ordinary rows', () => {
  test('are all taken at once but the first, in the same batches', () => {
    const { placed: given, taken } = placed({ rows: customers(12_000) });
    expect(taken).toBe(11_999);
    expect(given.batches.length).toBeGreaterThan(3);
    expect(given.counts).toMatchObject({ read: 12_000, taken: 12_000 });
  });

  test.each([1, 7, 16, 333, 70_000])('whatever the size of the chunks: %i bytes', (size) => {
    expect(placed({ rows: customers(1500), size }).taken).toBe(1499);
  });

  test('in quotes that are not needed, and behind other signs than commas', () => {
    const rows = customers(2000).map((row) => row.replace(/^(\d+),([^,]+)/, '"$1","$2"'));
    expect(placed({ rows }).taken).toBe(1999);
    const tabbed = encoder.encode('编号\t姓名\t余额\n1\t张三\t2.50\n2\t李四\t"3,50"\n3\t王五\t"4\t50"\n');
    const reading = { layout: layoutOf(tabbed, '\t'), delimiter: '\t' };
    const inRuns = placedInRuns(reading, [tabbed]);
    expect(inRuns).toEqual({ placed: placedOneByOne(reading, [tabbed]), taken: 2 });
    expect(new TextDecoder().decode(inRuns.placed.batches[0]?.csv)).toBe('1,张三,2.50\n2,李四,"3,50"\n3,王五,4\t50\n');
  });

  test('with line ends of two signs, and a last one that has none', () => {
    const rows = customers(300).map((row) => row.replace(/\n$/, '\r\n'));
    expect(placed({ rows: [...rows, '301,张三,13800000000,,1.00,'], size: 100 }).taken).toBe(300);
  });

  test('of as many columns as there may be', () => {
    const wide = (sign: string) =>
      `${Array.from({ length: csvLimits.columns }, (_, at) => `${sign}${at}`).join(',')}\n`;
    const rows = Array.from({ length: 40 }, (_, at) => wide(String(10_000 + at)));
    const head = `${Array.from({ length: csvLimits.columns }, (_, at) => '列'.repeat(1 + (at % 9))).join(',')}\n`;
    expect(placed({ rows, head }).taken).toBe(39);
  });

  test('of tables that are read side by side, or one after the other', () => {
    const [left, right] = [customers(1500), customers(1500, 5000)];
    const first = placed({ rows: left }).placed;
    placed({ rows: right.map((row) => row.replace('1101', '')) });
    expect(placed({ rows: left }).placed).toEqual(first);
  });
});

describe('a row that is not ordinary is placed by itself, and those around it at once', () => {
  test.each([
    ['a sum', '合计,,,,1234.50,\n'],
    ['a sum with its unit', '合计（元）,,,,1234.50,\n'],
    ['a sum of a group', '张三 小计,,,,12.50,\n'],
    ['a remark', '备注：以上为全部会员,,,,,\n'],
    ['a remark with a number', '备注：3,,,,,\n'],
    ['a line of dashes', '----,----,----,----,----,----\n'],
    ['the header again', header],
    ['the header of a second file', `\ufeff${header}`],
    ['the header of another table', '会员编号,会员姓名,电话,身份证号,消费金额,地址\n'],
    ['a blank row', '\n'],
    ['a row of commas', ',,,,,\n'],
    ['a short row', '7,张三,13800000000\n'],
    ['a long row', '7,张三,13800000000,,1.00,,多,1\n'],
    ['a row with empty fields behind it', '7,张三,13800000000,,1.00,,,\n'],
    ['NUL', '7,张\u0000三,13800000000,,1.00,\n'],
    ['text behind a quote', '7,"张三"先生,13800000000,,1.00,\n'],
    ['a quote inside', '7,张"三",13800000000,,1.00,\n'],
    ['a formula', '7,张三,="13800000000",,1.00,\n'],
    ['a tab behind a number', '7,张三,13800000000\t,,1.00,\n'],
    ['an apostrophe', "7,张三,'13800000000,,1.00,\n"],
    ['bare nulls', '"7",NULL,"13800000000",NULL,NULL,"2"\n'],
    ['a row without a number', '七,张三,,,,老客户\n'],
  ])('%s', (_, row) => {
    const { taken } = placed({ rows: [...customers(1500), row, ...customers(1500, 1501), row, ...customers(9, 3001)] });
    expect(taken).toBe(3008);
  });

  test('the header again, which has numbers in it', () => {
    const head = '编号1,姓名,手机号2,证件号,余额,\n';
    const rows = [...customers(1500), head, `\ufeff${head}`, ...customers(9, 1501), head.replace('\n', '新\n')];
    const { placed: given, taken } = placed({ rows, head });
    expect(given.counts.aside).toEqual({ header: 3 });
    expect(taken).toBe(1508);
  });

  test('a quote that is never closed costs its line', () => {
    const rows = [
      ...customers(1500),
      '7,"张三,13800000000,,1.00,\n',
      ...customers(300, 1501).filter((row) => !row.includes('"')),
    ];
    const { placed: given, taken } = placed({ rows });
    expect(given.counts.refused).toEqual({ unclosed_quote: 1 });
    expect(taken).toBe(1499 + 200);
  });

  test.each([63, 65, 300, 1500])('a row of %i KiB', (kibibytes) => {
    const long = `7,张三,13800000000,,1.00,${'长'.repeat((kibibytes * 1024) / 3)}\n`;
    const { taken } = placed({ rows: [...customers(1500), long, ...customers(100, 1501), long], size: 50_000 });
    expect(taken).toBe(kibibytes < 64 ? 1601 : 1599);
  });

  test('a row that is too long is refused with its line', () => {
    const rows = [...customers(30), `7,${'长'.repeat(csvLimits.rowBytes / 3 + 1)}\n`];
    const layout = layoutOf(encoder.encode(header + rows.slice(0, 30).join('')));
    const chunks = chunksOf(header + rows.join(''));
    const refused = { code: 'input.line-too-long', where: { row: 42 } };
    expect(() => placedOneByOne({ layout }, chunks)).toThrow(expect.objectContaining(refused));
    expect(() => placedInRuns({ layout }, chunks)).toThrow(expect.objectContaining(refused));
  });
});

describe('what is counted', () => {
  /** What need only be counted is told at the end of each chunk. */
  const size = 20_000;

  test('numbers that were damaged, and signs that were lost, behind the first thousand', () => {
    const head = '编号,证件号,日期,固定电话,手机号,金额,号,名\n';
    const rows = Array.from({ length: 4000 }, (_, at) =>
      [
        String(at).padStart(5, at % 50 === 0 ? '' : '0'),
        at % 2 === 0 ? '110105194912310000' : '11010519491231002',
        at % 3 === 0 ? '43831' : at % 3 === 1 ? '43831.25' : '2020-01-01',
        at % 4 === 0 ? '2187654321' : '02187654321',
        at % 4 === 0 ? '13800000000.0' : '13800000000',
        at % 5 === 0 ? '1.23457E+17' : '12.50',
        // No identity numbers among the first, and then more with their X than without.
        at < 2000 ? '无' : at % 3 === 0 ? '11010519491231002' : '11010519491231002X',
        at % 6 === 0 ? '张\ue000' : at % 6 === 1 ? '李\ufffd' : '王\u{f0000}',
      ]
        .join(',')
        .concat('\n'),
    );
    const { placed: given, taken } = placed({ rows, head, size });
    expect(taken).toBe(3999);
    const kinds = given.damage.map((column) => column.map(({ kind }) => kind));
    expect(kinds.slice(1)).toEqual([
      ['zero_tail', 'lost_x'],
      ['date_serial'],
      ['lost_zero'],
      ['decimal_zero'],
      ['e_notation'],
      ['lost_x'],
      [],
    ]);
    expect(given.rare.at(-1)?.every((count) => count > 600)).toBe(true);
  });

  test('codes that have lost a zero, of a length that comes late', () => {
    const code = (at: number) =>
      at < 3000 || at % 2 === 0 ? `0${12_345 + at}` : at % 20 === 1 ? '01234' : `${12_345 + at}`;
    const rows = customers(5000).map((row, at) => `${code(at)},${row}`);
    const { placed: given, taken } = placed({ rows, head: `会员代码,${header}`, size });
    expect(taken).toBe(4999);
    expect(given.damage[0]).toEqual([{ kind: 'lost_zero', count: 900, samples: expect.anything() }]);
    expect(given.damage[0]?.[0]?.samples).toHaveLength(3);
  });

  test('what a column holds once it is filled, though it begins late', () => {
    const rows = customers(6000).map((row, at) => (at < 3000 ? row.replace(/,\d{11},/, ',,') : row));
    expect(placed({ rows }).placed.verdicts[2]).toMatchObject({ pi: 'cn_mobile' });
  });
});

describe('each row is looked at', () => {
  test('where a person has said which one is the last', () => {
    expect(placed({ rows: customers(400), options: { lastRow: 300 } }).taken).toBe(0);
  });

  test('where no column has numbers', () => {
    const rows = Array.from({ length: 400 }, (_, at) => `${names[at % 4]},北京,老客户\n`);
    expect(placed({ rows, head: '姓名,城市,备注\n' }).taken).toBe(0);
  });
});

test('a file in GB18030 gives what it gives in UTF-8', async () => {
  const rows = customers(3000);
  const text = `${header}${rows.slice(0, 1500).join('')}合计,,,,1.50,\n${rows.slice(1500).join('')}`.replaceAll(
    '老',
    '１２３',
  );
  await inFolder(async (folder) => {
    await writeFile(join(folder, 'a.csv'), text);
    await writeFile(join(folder, 'b.csv'), encodeGb18030(text));
    const [utf8] = await readAll(join(folder, 'a.csv'));
    const [gb18030] = await readAll(join(folder, 'b.csv'));
    expect(gb18030?.record.encoding).toBe('gb18030');
    expect(gb18030?.rows).toEqual(utf8?.rows);
    expect(gb18030?.aside).toEqual(utf8?.aside);
    expect(gb18030?.record.counts).toEqual(utf8?.record.counts);
  });
});
