// Exports of shops within WeChat: openids, nicknames with anything in them, orders of several lines, identifiers with a tab behind them.
import type { CorpusFile, Program } from '../corpus.ts';
import { customers } from '../customers.ts';
import { csv, encodings } from '../text.ts';

/** What people call themselves: signs that nobody sees, signs that a spreadsheet would run, a name that is all private use. */
const nicknames = [
  '\u{1f469}\u200d\u{1f469}\u200d\u{1f466}一家',
  "=cmd|' /C calc'!A0",
  '+86',
  '@所有人',
  '\u00a0不换行\u00a0',
  '\u200b零宽\u200b',
  '\u3000全角\u3000',
  '王䶮㐂𬭎',
  '\ue000\uf8ff',
  '合计',
];

const users: CorpusFile = (() => {
  const people = customers(401, nicknames.length);
  const columns = ['openid', '昵称', '手机号', '注册时间'];
  const rows = people.map((one, index) => [
    `o${one.no}abcdefghijklmnopqrstuv_${index}`,
    nicknames[index] ?? '',
    one.mobile,
    `${one.since} 00:00:0${index % 10}`,
  ]);
  return {
    name: 'users.csv',
    bytes: () => encodings.utf8(csv([columns, ...rows], { end: '\n' })),
    expected: [{ header: 1, columns, rows, encoding: 'utf-8', notices: { private_use: true } }],
  };
})();

/** An order of two goods takes two lines; only the first says whose it is. */
const orders: CorpusFile = (() => {
  const people = customers(402, 5, false);
  const columns = ['订单号', '下单时间', '商品名称', '数量', '实付金额', '收货人', '收货人手机号', '买家备注'];
  const tail = (text: string) => `${text}\t`;
  const rows = people.flatMap((one, index) => [
    [
      `E2024030112000${one.no}`,
      `${one.since} 12:00:00`,
      '日常保洁2小时',
      '1',
      one.balance,
      one.name,
      one.mobile,
      index === 0 ? '请带鞋套' : '',
    ],
    ['', '', '擦玻璃', '2', '0.00', '', '', ''],
  ]);
  const written = rows.map((row) =>
    row.map((cell, column) => ([0, 1, 6].includes(column) && cell !== '' ? tail(cell) : cell)),
  );
  return {
    name: '订单报表20240301.csv',
    bytes: () => encodings.gb18030(csv([columns, ...written])),
    expected: [
      {
        header: 1,
        columns,
        rows,
        encoding: 'gb18030',
        rules: [
          ['订单号', 'tab', 5],
          ['下单时间', 'tab', 5],
          ['收货人手机号', 'tab', 5],
        ],
      },
    ],
  };
})();

/** A report with what was asked for in front, and lines of nothing. */
const report: CorpusFile = (() => {
  const people = customers(403, 6);
  const columns = ['预约单号', '服务项目', '预约人', '联系电话', '上门地址', '状态'];
  const rows = people.map((one) => [`YY${one.no}`, '开荒保洁', one.name, one.mobile, one.address, '已完成']);
  const body = rows.map((row) => csv([row]));
  const text = [
    '预约订单导出\r\n',
    '查询条件：状态=已完成，时间=2024-01-01至2024-03-01\r\n',
    '\r\n',
    csv([columns]),
    ...body.slice(0, 3),
    ',,,,,\r\n',
    ...body.slice(3),
    '共6条\r\n',
  ].join('');
  return {
    name: '预约订单.csv',
    bytes: () => encodings.utf8Bom(text),
    expected: [
      {
        header: 4,
        columns,
        rows,
        blank: 2,
        aside: [
          [1, 'title'],
          [2, 'title'],
          [12, 'foot'],
        ],
      },
    ],
  };
})();

export const miniProgram: Program = { program: 'mini-program shop', files: [users, orders, report] };
