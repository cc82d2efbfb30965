// Rows that the kernel takes by itself are placed, written and counted as they are one by one, whatever document they stand in.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { full, runs } from '../parameters.ts';
import { layoutOf, placedInRuns, placedOneByOne } from '../support/row-runs.ts';

const encoder = new TextEncoder();
const patience = full ? 900_000 : 60_000;

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 45 });
const zeroTail = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 45 }));
const awkward = fc.constantFrom(
  ...[
    '',
    ' ',
    '\t',
    '\u001a',
    '0',
    'NULL',
    'NULLS',
    '\\N',
    '"',
    '""',
    ',',
    ';',
    '\n',
    '\r\n',
    '\r',
    'a\nb',
    '1"2',
    ' 12',
    '12 ',
  ],
  ...[
    "'123",
    '="123"',
    '`123',
    '=1+1',
    '$12',
    '\t123',
    '123\t',
    'Ａ１２３',
    '１３８００００００００',
    '\ue000',
    '\ufffd1',
    '\u{f0000}',
  ],
  ...[
    '合计',
    '小计',
    ' 合计',
    '张总',
    '总裁办',
    '备注：无',
    '——',
    '---',
    'Total',
    'subtotal',
    '共 3 行',
    '张三',
    '李四 小计',
    '会员一览',
  ],
  ...['编号', '姓名', '电话', '\ufeff编号', '余额', '生日', '卡号', '金额', '会员姓名', '手机号'],
  ...[
    '43831',
    '43831.25',
    '99999.5',
    '9999',
    '10000',
    '73051',
    '12345.',
    '12345.x',
    '13800000000.0',
    '13800000000.00',
    '13800000000.1',
  ],
  ...[
    '1.23457E+17',
    '1e+17',
    '1.5e10',
    '6.2E+1',
    '02187654321',
    '2187654321',
    '1012345678',
    '1112345678',
    '4001234567',
    '0755123456',
  ],
  ...[
    '11010519491231002X',
    '110105194912310021',
    '11010519491231002',
    '11010519491231000',
    '6222021234567890128',
    '138-0013-8000',
  ],
  ...[
    '2026-02-11',
    'user1@mail.example',
    'a.b@c.edu',
    '中'.repeat(12),
    '中'.repeat(13),
    'x'.repeat(36),
    'x'.repeat(37),
    'é'.repeat(100),
  ],
  ...['苏州市樱桃区第037街21号0单元457室', '长'.repeat(70), 'y'.repeat(200), 'y'.repeat(201), '\u0000', '1\u0000'],
);
const cell = fc.oneof(
  { weight: 3, arbitrary: digits },
  { weight: 4, arbitrary: awkward },
  { weight: 1, arbitrary: zeroTail.map(([first, zeros]) => `${first}${'0'.repeat(zeros)}`) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
);
/** Three rows of four have as many cells as the table has columns. */
const row = fc.oneof(
  { weight: 12, arbitrary: fc.array(cell, { minLength: 4, maxLength: 4 }) },
  { weight: 2, arbitrary: fc.array(cell, { minLength: 1, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constant('header' as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      [''],
      ['', '', '', ''],
      ['会员一览'],
      ['合计', '', '', '12.50'],
      ['合计（元）', '', '', '1'],
      ['备注：3', '', '', ''],
    ),
  },
);
const document = fc.record({
  title: fc.boolean(),
  header: fc.constantFrom(['编号', '姓名', '电话', '余额'], ['编号1', '姓名', '电话', ''], ['1', '张三', '138', '2']),
  rows: fc.array(row, { minLength: 1, maxLength: 40 }),
  by: fc.constantFrom(',', '\t', ';'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  quotes: fc.constantFrom('needed', 'all', 'texts'),
  /** What stands in the midst of the rows as it is. */
  odd: fc.constantFrom(
    '',
    '',
    '',
    '"1"2,3,4,5\n',
    '"1" ,2,3,4\n',
    '1,"2\n',
    '1,2"3,4,5\n',
    '"1",NULL,"3","4"\n',
    'NULL,"2",NULL,"4"\n',
  ),
  place: fc.nat({ max: 40 }),
  last: fc.constantFrom('', '\n', '"x"y\n'),
  cuts: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }),
  firstRow: fc.option(fc.constantFrom(0, 1, 9, 99_995, 2 ** 31 - 3), { nil: undefined }),
  known: fc.boolean(),
});
type Document = typeof document extends fc.Arbitrary<infer Value> ? Value : never;

function field(text: string, { by, quotes }: Document): string {
  const isNeeded = text.includes(by) || /[\r\n"]/.test(text);
  const isAsked = quotes === 'all' || (quotes === 'texts' && /\D/.test(text));
  return isNeeded || isAsked ? `"${text.replaceAll('"', '""')}"` : text;
}

function written(document: Document): { head: string; body: string } {
  const { title, header, rows, by, end, odd, place, last } = document;
  const lines = rows.map((row) => {
    const cells = row === 'header' ? header : row;
    return cells.map((text) => field(text, document)).join(by) + end;
  });
  lines.splice(place, 0, odd);
  return { head: `${title ? `会员一览${end}` : ''}${header.join(by)}${end}`, body: `${lines.join('')}${last}` };
}

/** Sizes of chunks come again and again. */
function chunksOf(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = cuts[chunks.length % cuts.length] as number;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

/** The sample of each column is past, and there are samples of some numbers. */
const before = Array.from(
  { length: 1200 },
  (_, at) => ['值', '12345678901', '123456', '43831', '110105194912310021'][at % 5] ?? '',
);

test('rows that are taken at once', { timeout: patience }, () => {
  let taken = 0;
  fc.assert(
    fc.property(document, (each) => {
      const { head, body } = written(each);
      const rows = `1${each.by}张三${each.by}13800000000${each.by}2.50\n`.repeat(3);
      const layout = layoutOf(encoder.encode(head + rows), each.by);
      const reading = { layout, delimiter: each.by, firstRow: each.firstRow, before: each.known ? before : [] };
      const chunks = chunksOf(encoder.encode(head + rows + body), each.cuts);
      const inRuns = placedInRuns(reading, chunks);
      taken += inRuns.taken;
      expect(inRuns.placed).toEqual(placedOneByOne(reading, chunks));
    }),
    { numRuns: 20 * runs },
  );
  expect(taken).toBeGreaterThan(20 * runs);
});
