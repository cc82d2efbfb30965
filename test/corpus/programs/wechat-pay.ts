// Bills of WeChat Pay: a person's with 16 lines in front, a merchant's in two parts with a sign before every value.
import { book, moment, style } from '../book.ts';
import type { CorpusFile, ExpectedAside, Program } from '../corpus.ts';
import { customers } from '../customers.ts';
import { csv, encodings, lines } from '../text.ts';

const front = [
  '微信支付账单明细',
  '微信昵称：[云桥家政]',
  '起始时间：[2024-01-01 00:00:00] 终止时间：[2024-03-31 23:59:59]',
  '导出类型：[全部]',
  '导出时间：[2024-04-01 12:59:49]',
  '',
  '共6笔记录',
  '收入：5笔 1234.34元',
  '支出：1笔 66.60元',
  '中性交易：0笔 0.00元',
  '注：',
  '1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易',
  '2. 本明细仅展示当前账单中的交易，不包括已删除的记录',
  '3. 本明细仅供个人对账使用',
  '',
  '----------------------微信支付账单明细列表--------------------',
];
const frontAside: readonly ExpectedAside[] = front.flatMap((text, index) =>
  text === '' ? [] : [[index + 1, 'title'] as const],
);
const personal = [
  '交易时间',
  '交易类型',
  '交易对方',
  '商品',
  '收/支',
  '金额(元)',
  '支付方式',
  '当前状态',
  '交易单号',
  '商户单号',
  '备注',
];

function payments(seed: number): string[][] {
  return customers(seed, 6).map((one, index) => [
    `${one.since} 21:35:0${index}`,
    index === 5 ? '商户消费' : '转账',
    one.name,
    index === 2 ? '转账备注:微信转账, 谢谢' : '/',
    index === 5 ? '支出' : '收入',
    `¥${one.balance}`,
    '零钱',
    '支付成功',
    `10000395011803310001${one.no}1234567`,
    index === 5 ? `1000039501201803${one.no}` : '/',
    '/',
  ]);
}

const bill: CorpusFile = (() => {
  const rows = payments(901);
  const commas = ',,,,,,,,';
  const written = rows.map((row) =>
    csv([row.map((cell, column) => (column === 8 || (column === 9 && cell !== '/') ? `${cell}\t` : cell))]),
  );
  return {
    name: '微信支付账单(20240101-20240331).csv',
    bytes: () => encodings.utf8Bom(lines(...front.map((text) => text + commas)) + csv([personal]) + written.join('')),
    expected: [
      {
        header: 17,
        columns: personal,
        rows,
        aside: frontAside,
        blank: 2,
        bill: true,
        rules: [
          ['交易单号', 'tab', 6],
          ['商户单号', 'tab', 1],
        ],
      },
    ],
  };
})();

/** Since 2025 the bill is a book: 16 lines in front, one of which is not even stored. */
const billBook: CorpusFile = (() => {
  const rows = payments(902);
  const body = rows.map((row) =>
    row.map((cell, column) =>
      column === 0 ? moment(cell, style.moment) : column === 5 ? Number(cell.slice(1)) : cell,
    ),
  );
  return {
    name: '微信支付账单流水文件.xlsx',
    bytes: () =>
      book([{ name: 'Sheet1', rows: [...front.map((text) => (text === '' ? [] : [text])), personal, ...body] }]),
    expected: [
      {
        header: 17,
        columns: personal,
        rows: rows.map((row) => row.map((cell, column) => (column === 5 ? cell.slice(1) : cell))),
        aside: frontAside,
      },
    ],
  };
})();

/** The second part sums up the first, under a header of its own. */
const merchant: CorpusFile = (() => {
  const people = customers(903, 5);
  const columns = [
    '交易时间',
    '公众账号ID',
    '商户号',
    '微信订单号',
    '商户订单号',
    '用户标识',
    '交易状态',
    '应结订单金额',
    '商品名称',
    '费率',
  ];
  const rows = people.map((one, index) => [
    `${one.since} 10:00:0${index}`,
    'wx0000000000000000',
    '1900000109',
    `42000000002024010300000${one.no}`,
    `ORDER${one.no}`,
    `oUpF8uMuAJO_M2pxb1Q9zNjW${one.no}`,
    'SUCCESS',
    one.balance,
    index === 1 ? '日常保洁, 含擦窗' : '日常保洁',
    '0.60%',
  ]);
  const marked = (cells: readonly string[]) => cells.map((cell) => `\`${cell}`).join(',');
  return {
    name: '1900000109All2024-01-03.csv',
    bytes: () =>
      encodings.utf8Bom(
        lines(
          columns.join(','),
          ...rows.filter((_, index) => index !== 1).map(marked),
          '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
          marked(['4', '4321.00', '0.00', '0.00', '25.90', '4321.00', '0.00']),
        ),
      ),
    expected: [
      {
        header: 1,
        columns,
        rows: rows.filter((_, index) => index !== 1),
        aside: [
          [6, 'foot'],
          [7, 'foot'],
        ],
        bill: true,
        rules: columns.map((column) => [column, 'backtick', 4] as const),
      },
    ],
  };
})();

export const weChatPay: Program = { program: 'WeChat Pay', files: [bill, billBook, merchant] };
