// The containment gate as a whole: what is planted in what goes is found wherever it stands and however it is written; nothing else is.
import { afterAll, describe, expect, test } from 'vitest';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { checkContainment } from '../../shared/engine/seal/containment/check.ts';
import type { TextToCheck } from '../../shared/engine/seal/containment/tables.ts';
import { columnsOf, containing, type Draft, drop, keep, mask } from '../support/containment.ts';

const bulk = createBulk();
afterAll(() => bulk.close());

const check = (drafts: readonly Draft[], texts: readonly TextToCheck[] = []) =>
  checkContainment(containing(bulk, drafts, texts));

/** A dropped column, and a note that goes. */
const secretAndNote = columnsOf(drop, keep);
const others = Array.from({ length: 30 }, (_, index) => [
  `Q${'ABCDEFGHIJ'[index % 10]}-${98765 * (index + 7)}`,
  '先打电话',
]);
/** The value in the row before the last, the text in row 3. */
const planted = (value: string, text: string): Draft => ({
  columns: secretAndNote,
  rows: others.with(28, [value, '']).with(2, ['', text]),
});
const inNote = { table: 't01', column: 'c02', row: 3 };

describe('a value that stays', () => {
  test.each([
    ['a mobile number', '19900001234', '请拨19900001234找他'],
    ['with hyphens', '19900001234', '199-0000-1234'],
    ['stored with spaces', '199 0000 1234', '19900001234'],
    ['in full width', '19900001234', '电话：１９９００００１２３４。'],
    ['with invisible signs', '19900001234', '199\u200b0000\ufeff1234'],
    ['with a country code', '19900001234', '+8619900001234'],
    ['with a long country code', '19900001234', '008619900001234'],
    ['stored with a country code', '+86 19900001234', '8619900001234'],
    ['behind letters', '19900001234', 'TEL19900001234x'],
    ['with quotes and commas', '19900001234', '199"0000",1234'],
    ['across lines', '19900001234', '199\n0000\r\n1234'],
    ['an e-mail address', 'Li.Si+shop@Mail.Example', '写信到<li.si+SHOP@mail.example>'],
    ['an address', '听潮街道樱桃路18号3单元502室', '搬到听潮街道樱桃路18号 3单元 502室了'],
    ['an address in part full width', '听潮街道樱桃路18号', '（听潮街道樱桃路１８号）'],
    ['a name in Latin letters', 'Zoë Óscar-Nuñez', 'ZOE OSCAR NUÑEZ'],
    ['a decomposed name', 'Zo\u00eb \u00d3scar', 'Zoe\u0308 O\u0301scar'],
    ['a Korean name, decomposed', '홍길동홍길동', '홍길동홍길동'.normalize('NFD')],
    ['a passport number', 'E99999901', '护照e9999 9901'],
    ['a rare sign of another plane', '𠮷野家客户一号', '他是𠮷野家客户一号'],
    ['Kangxi radicals', '日月金木水火', '⽇⽉⾦⽊⽔⽕'],
    [
      'a long text',
      '客户说周三上午十点以后都在家，'.repeat(9),
      `备注：${'客户说周三上午十点以后都在家，'.repeat(9)}完`,
    ],
  ])('is found in a note: %s', async (_, value, text) => {
    await expect(check([planted(value, text)])).rejects.toMatchObject({
      code: 'containment',
      where: inNote,
      facts: { from_table: 't01', from_column: 'c01', cells: 1 },
    });
  });

  test.each([
    ['a file name', { entry: 'data/f00001.age', text: '合影/李四 199-0000-1234.jpg' }],
    ['a column name', { entry: 'data/datapackage.json.age', text: '19900001234' }],
  ])('is found in %s', async (_, text) => {
    await expect(check([planted('19900001234', '')], [text])).rejects.toMatchObject({
      code: 'containment',
      where: { entry: text.entry },
    });
  });

  test('is found in another table', async () => {
    const orders = {
      id: 't02',
      columns: columnsOf(keep, keep),
      rows: [
        ['1', '来电'],
        ['2', '19900001234'],
      ],
    };
    await expect(check([orders, planted('19900001234', '')])).rejects.toMatchObject({
      where: { table: 't02', column: 'c02', row: 2 },
      facts: { from_table: 't01', from_column: 'c01' },
    });
  });

  test('is found if its table stays as a whole', async () => {
    const stays = { ...planted('19900001234', ''), id: 't02', columns: columnsOf(drop, drop) };
    const orders = { columns: columnsOf(keep), rows: [['to 19900001234']] };
    await expect(check([orders, stays])).rejects.toMatchObject({ where: { table: 't01', column: 'c01', row: 1 } });
  });

  test('is found in its own column, if the mask shows it all', async () => {
    const columns = columnsOf(['cn_mobile', mask]);
    const rows = [['19900001234'], ['19900005678']];
    await expect(check([{ columns, rows, goes: [['199****1234'], ['199****5678']] }])).resolves.toBeDefined();
    await expect(check([{ columns, rows, goes: [['199****1234'], ['19900005678']] }])).rejects.toMatchObject({
      where: { table: 't01', column: 'c01', row: 2 },
    });
  });

  test('is found inside a longer number in its own row only', async () => {
    const columns = columnsOf(drop, keep);
    const rows = [
      ['19900001234', '5519900001234'],
      ['', ''],
    ];
    await expect(check([{ columns, rows }])).rejects.toMatchObject({ where: { row: 1 } });
    await expect(
      check([
        {
          columns,
          rows: [
            ['19900001234', ''],
            ['', '5519900001234'],
          ],
        },
      ]),
    ).resolves.toBeDefined();
  });

  test('is named with all the places that it stands in', async () => {
    const columns = columnsOf(drop, keep, keep);
    const rows = [
      ['19900001234', '199 0000 1234', 'a'],
      ['', 'b', '19900001234'],
      ['', '19900001234', ''],
    ];
    await expect(check([{ columns, rows }])).rejects.toMatchObject({
      where: { column: 'c02', row: 1 },
      facts: { cells: 3, places: ['t01.c01 → t01.c02', 't01.c01 → t01.c03'] },
    });
  });
});

describe('no alarm', () => {
  test.each([
    ['nothing like it', '19900001234', '先打电话'],
    ['another number', '19900001234', '19900001235'],
    ['a part of it', '听潮街道樱桃路18号3单元502室', '听潮街道樱桃路18号'],
    ['fewer than six signs', '李小明甲乙', '李小明甲乙'],
    ['five digits with separators', '1-2-3-4-5', '12345'],
    ['a mask between its halves', '1991234', '199****1234'],
    ['an address of which it is the end', 'lee@mail.example', 'marylee@mail.example'],
  ])('for %s', async (_, value, text) => {
    await expect(check([planted(value, text)])).resolves.toMatchObject({ values: expect.any(Number) });
  });

  test('for dates, amounts and short numbers of other rows', async () => {
    const columns = columnsOf(drop, keep);
    const dates = [
      '1990-03-07',
      '2026/11/22 09:30:00',
      '20261122093000',
      '1,280.00',
      '¥99,999.50',
      '1234567.5元',
      '12345678',
    ];
    const rows = dates.map((date, index) => [date, dates[(index + 1) % dates.length] as string]);
    await expect(check([{ columns, rows }])).resolves.toMatchObject({ values: 0, chanceValues: dates.length });
  });

  test('for a word that many rows of its column share, as a whole cell', async () => {
    const columns = columnsOf(drop, keep);
    const rows = Array.from({ length: 40 }, (_, index) => (index < 20 ? ['not known', 'a'] : ['', 'Not known']));
    await expect(check([{ columns, rows }])).resolves.toBeDefined();
    await expect(check([{ columns, rows: [...rows, ['', 'his name is not known.']] }])).rejects.toMatchObject({
      where: { row: 41 },
    });
  });

  test('for what a coarser form leaves as it is, wherever it stands', async () => {
    const columns = columnsOf(['address', { action: 'generalise', to: 'district' }], keep);
    const rows = [
      ['上海市浦东新区', '上海市浦东新区'],
      ['上海市浦东新区张江路18号', '上海市浦东新区'],
    ];
    const goes = rows.map(() => ['上海市浦东新区', '上海市浦东新区']);
    await expect(check([{ columns, rows, goes }])).resolves.toMatchObject({
      unchanged: [{ from: { table: 't01', column: 'c01' }, in: { table: 't01', column: 'c01' }, cells: 1 }],
    });
  });

  test('for texts in which nothing had to be redacted', async () => {
    const columns = columnsOf(['free_text', { action: 'redact', with: 'label', lang: 'zh' }]);
    const rows = [['老客户介绍来的'], ['电话19900001234'], ['老客户介绍来的，电话19900001234']];
    const goes = [['老客户介绍来的'], ['电话【手机号】'], ['老客户介绍来的，电话【手机号】']];
    await expect(check([{ columns, rows, goes }])).resolves.toBeDefined();
  });
});

describe('a date, an amount or a short number of the same row', () => {
  const columns = columnsOf(drop, keep);
  const filler = Array.from({ length: 9 }, (_, index) => [`1990-03-1${index}`, `2020-05-0${index + 1}`]);

  test.each([
    ['in a text', '1990-03-07', '生日1990-03-07，送过花'],
    ['in an identity number', '1990-03-07', '990101199003070020'],
    ['an amount in a text', '1280.00', '余额1,280.00元没退'],
    ['a number in a text', '654321', '门口按654321'],
  ])('is found: %s', async (_, value, text) => {
    await expect(check([{ columns, rows: [...filler, [value, text]] }])).rejects.toMatchObject({
      where: { table: 't01', column: 'c02', row: 10 },
    });
  });

  test('is chance where the other cell is a date too, unless the column is a copy', async () => {
    const rows = [...filler, ['1990-03-07', '1990-03-07']];
    await expect(check([{ columns, rows }])).resolves.toMatchObject({ chance: [{ cells: 1 }] });
    const copies = filler.map(([date = '']) => [date, date]);
    await expect(check([{ columns, rows: [...rows, ...copies] }])).rejects.toMatchObject({
      where: { row: 10 },
      facts: { cells: 10 },
    });
  });

  test('is not found by chance in a longer number, if it is short', async () => {
    await expect(check([{ columns, rows: [['654321', '18765432100']] }])).resolves.toBeDefined();
  });
});

test('an error holds nothing of the value', async () => {
  const error: unknown = await check([planted('19900001234', '请拨19900001234')]).catch((failure) => failure);
  expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain('1234');
});

test('is cancelled at once', async () => {
  const request = containing(bulk, [planted('19900001234', '')]);
  await expect(checkContainment({ ...request, signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'cancelled',
  });
});
