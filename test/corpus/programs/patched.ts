// Texts that hands and copies have been at: exports laid one behind the other, halves of signs, quotes that mean inches, names like words.
import type { CorpusFile, Program } from '../corpus.ts';
import { customers, sumOf } from '../customers.ts';
import { csv, encodings } from '../text.ts';

const columns = ['姓名', '手机', '地址', '余额'];
const rowsOf = (seed: number, rare = true) =>
  customers(seed, 6, rare).map((one) => [one.name, one.mobile, one.address, one.balance]);

/** `copy a.csv+b.csv c.csv`: a second mark and a second header in the middle. */
const joined: CorpusFile = (() => {
  const rows = rowsOf(1701);
  const part = (from: number, to: number) => `\ufeff${csv([columns, ...rows.slice(from, to)])}`;
  return {
    name: '合并.csv',
    bytes: () => encodings.utf8(part(0, 3) + part(3, 6)),
    expected: [{ header: 1, columns, rows, aside: [[5, 'header']] }],
  };
})();

/** A field of so many bytes cuts the last sign in half: that row can't be read, all others can. */
const halves: CorpusFile = (() => {
  const rows = rowsOf(1702, false);
  const gbk = (text: string) => Buffer.from(encodings.gb18030(text));
  return {
    name: '截断.csv',
    bytes: () =>
      Buffer.concat([
        gbk(csv([columns, ...rows.slice(0, 3)])),
        gbk('周吴,15400000081,云桥'),
        Buffer.from([0xc2]),
        gbk(',1.50\r\n'),
        gbk(csv(rows.slice(3))),
      ]),
    expected: [{ header: 1, columns, rows, encoding: 'gb18030', refused: [[5, 'bad_text']] }],
  };
})();

const utf8Halves: CorpusFile = (() => {
  const rows = rowsOf(1703);
  return {
    name: '截断 utf8.csv',
    bytes: () =>
      Buffer.concat([
        Buffer.from(csv([columns, ...rows.slice(0, 3)])),
        Buffer.from('周吴,15400000082,云桥'),
        Buffer.from([0xe8, 0xb7]),
        Buffer.from(',1.50\r\n'),
        Buffer.from(csv(rows.slice(3))),
      ]),
    expected: [{ header: 1, columns, rows, encoding: 'utf-8', refused: [[5, 'bad_text']] }],
  };
})();

/** Quotes in the middle of fields that have none around them, as nobody escapes by hand. */
const inches: CorpusFile = {
  name: '规格.csv',
  bytes: () =>
    encodings.utf8(
      '姓名,手机,规格,余额\n王䶮,15400000083,5"管,1.20\n李四,15400000084,32"电视 "新",3.40\n陈㛃,15400000085,,0.00\n',
    ),
  expected: [
    {
      header: 1,
      columns: ['姓名', '手机', '规格', '余额'],
      rows: [
        ['王䶮', '15400000083', '5"管', '1.20'],
        ['李四', '15400000084', '32"电视 "新"', '3.40'],
        ['陈㛃', '15400000085', '', '0.00'],
      ],
    },
  ],
};

/** A script on Windows wrote each line end twice. */
const doubled: CorpusFile = (() => {
  const rows = rowsOf(1704);
  return {
    name: 'double.csv',
    bytes: () => encodings.utf8(csv([columns, ...rows]).replaceAll('\r\n', '\r\r\n')),
    expected: [{ header: 1, columns, rows, blank: 7 }],
  };
})();

/** Customers whose names begin like the words under a table; none of them may be set apart. */
const wordNames: CorpusFile = (() => {
  const names = [
    '共享空间（上海）',
    '总参招待所',
    '合计划咨询',
    '备注科技',
    '小计量仪器',
    '以上海为家',
    '统计局老李',
    '审核小王',
    '说明书印刷',
    '导出部',
    '累计达物流',
  ];
  const people = customers(1705, names.length);
  const rows = people.map((one, index) => [
    names[index] ?? '',
    index > 4 && index < 9 ? '' : one.mobile,
    '',
    index === 0 ? one.balance : '',
  ]);
  return {
    name: '公司客户.csv',
    bytes: () => encodings.utf8Bom(csv([columns, ...rows, ['李四', '15400000086', '', '']])),
    expected: [{ header: 1, columns, rows: [...rows, ['李四', '15400000086', '', '']] }],
  };
})();

/** Sums whose word does not stand in the first column, sums of a page, a sum in one cell with its figures. */
const sums: CorpusFile = (() => {
  const people = customers(1706, 6);
  const head = ['序号', '姓名', '项目', '金额'];
  const rows = people.map((one, index) => [String(index + 1), one.name, '保洁', one.balance]);
  const sum = sumOf(people, ({ balance }) => balance);
  return {
    name: '日报.csv',
    bytes: () =>
      encodings.gb18030(
        csv([
          head,
          ...rows.slice(0, 3),
          ['', '', '本页小计', '12.30'],
          ...rows.slice(3),
          ['', '合　计', '', sum],
          ['', '总计：6笔', '', `¥${sum}`],
          ['大写：壹佰元整', '', '', ''],
        ]),
      ),
    expected: [
      {
        header: 1,
        columns: head,
        rows,
        aside: [
          [5, 'total'],
          [9, 'total'],
          [10, 'total'],
          [11, 'foot'],
        ],
      },
    ],
  };
})();

/** Mail addresses, numbers and dates in the first row: no header, though the file has a title. */
const titledOnly: CorpusFile = (() => {
  const rows = rowsOf(1707);
  return {
    name: '老名单.csv',
    bytes: () => encodings.utf8(csv([['2019年老客户名单', '', '', ''], ...rows])),
    expected: [{ header: 0, columns: ['column_1', 'column_2', 'column_3', 'column_4'], rows, aside: [[1, 'title']] }],
  };
})();

export const patched: Program = {
  program: 'texts mended by hand',
  files: [joined, halves, utf8Halves, inches, doubled, wordNames, sums, titledOnly],
};
