// Books that a shop keeps by hand in Excel: titles above, sums below, groups in the header, things hidden, numbers spoilt by typing.
import { book, formula, inline, moment, rich, style, styled } from '../book.ts';
import type { CorpusFile, Program } from '../corpus.ts';
import { customers, sumOf } from '../customers.ts';
import { hidden } from './excel-hidden.ts';

const titled: CorpusFile = (() => {
  const people = customers(101, 8);
  const header = ['序号', '姓名', '手机', '身份证号', '办卡日期', '余额'];
  const body = people.map((one, index) => [
    index + 1,
    one.name,
    one.mobile,
    one.identity,
    moment(one.since),
    styled(one.balance, style.money),
  ]);
  return {
    name: '客户登记表（2024年）.xlsx',
    format: 'xlsx',
    bytes: () =>
      book([
        {
          name: '客户',
          rows: [
            ['云桥家政客户登记表'],
            ['登记日期：2024年3月1日', undefined, undefined, '制表人：小陈'],
            header,
            ...body,
            ['', '', '  '],
            ['合 计', undefined, undefined, undefined, undefined, Number(sumOf(people, ({ balance }) => balance))],
            ['备注：余额截至当日营业结束'],
          ],
          merged: ['A1:F1'],
        },
      ]),
    expected: [
      {
        name: '客户',
        header: 3,
        columns: header,
        rows: people.map((one, index) => [
          String(index + 1),
          one.name,
          one.mobile,
          one.identity,
          one.since,
          one.balance,
        ]),
        blank: 1,
        aside: [
          [1, 'title'],
          [2, 'title'],
          [13, 'total'],
          [14, 'note'],
        ],
      },
    ],
  };
})();

const grouped: CorpusFile = (() => {
  const people = customers(102, 6);
  const rows = people.map((one) => [one.no, one.name, one.mobile, `wx_${one.no}`, `8${one.no}`, one.balance, '常客']);
  return {
    name: '分组表头.xlsx',
    bytes: () =>
      book([
        {
          name: 'Sheet1',
          rows: [
            ['客户', undefined, '联系方式', undefined, '会员卡', undefined, '备注'],
            ['编号', '姓名', '手机', '微信', '卡号', '余额'],
            ...rows,
          ],
          merged: ['A1:B1', 'C1:D1', 'E1:F1', 'G1:G2'],
        },
      ]),
    expected: [
      {
        header: 1,
        columns: ['客户 编号', '客户 姓名', '联系方式 手机', '联系方式 微信', '会员卡 卡号', '会员卡 余额', '备注'],
        rows,
      },
    ],
  };
})();

/** Typed into cells of General format: 15 digits are kept, the zero of an area code and of a postcode goes. */
const spoilt: CorpusFile = (() => {
  const people = customers(103, 12);
  const kept = (identity: string) => `${identity.slice(0, 15)}000`;
  const isWhole = (identity: string) => identity.endsWith('X');
  const columns = ['姓名', '身份证号', '固定电话', '邮编'];
  const landline = (index: number) => `21${62_345_000 + index}`;
  const body = people.map((one, index) => [
    one.name,
    isWhole(one.identity) ? one.identity : styled(`${kept(one.identity)[0]}.${kept(one.identity).slice(1, 15)}E+17`, 0),
    Number(landline(index)),
    index < 10 ? 200_040 + index : 10_010,
  ]);
  return {
    name: '身份证变形.xlsx',
    bytes: () => book([{ name: 'Sheet1', rows: [columns, ...body] }]),
    expected: [
      {
        header: 1,
        columns,
        rows: people.map((one, index) => [
          one.name,
          isWhole(one.identity) ? one.identity : kept(one.identity),
          landline(index),
          index < 10 ? String(200_040 + index) : '10010',
        ]),
        notices: { long_numbers: 10 },
        damage: [
          ['身份证号', 'zero_tail', 10],
          ['固定电话', 'lost_zero', 12],
          ['邮编', 'lost_zero', 2],
        ],
      },
    ],
  };
})();

/** Every kind of cell, with dates counted from 1904 as Excel for Mac once did. */
const kinds: CorpusFile = {
  name: '各种单元格.xlsx',
  bytes: () =>
    book(
      [
        {
          name: '表',
          rows: [
            ['姓名', '日期', '时间', '编码', '数值', '来源'],
            [
              rich('王', '䶮'),
              moment('2024-02-29', style.chineseDay, 1904),
              styled(0.75, style.time),
              styled(42, style.code),
              0.1,
              inline(' 前后空格 '),
            ],
            [
              inline('李𬭎'),
              moment('2000-01-01 08:05:09', style.moment, 1904),
              styled(0, style.time),
              styled(7, style.code),
              -3,
              formula('A1', 12.5),
            ],
            [
              '阿\u00a0依\u3000古\u200b丽',
              moment('1999-12-31', style.day, 1904),
              '',
              styled(12_345, style.code),
              1e21,
              { type: 'b', inside: '<v>1</v>' },
            ],
            ['=1+1', '', '', '', 0, { type: 'e', inside: '<v>#N/A</v>' }],
          ],
        },
      ],
      { is1904: true },
    ),
  expected: [
    {
      header: 1,
      columns: ['姓名', '日期', '时间', '编码', '数值', '来源'],
      rows: [
        ['王䶮', '2024-02-29', '18:00:00', '00042', '0.1', ' 前后空格 '],
        ['李𬭎', '2000-01-01 08:05:09', '00:00:00', '00007', '-3', '12.5'],
        ['阿\u00a0依\u3000古\u200b丽', '1999-12-31', '', '12345', '1000000000000000000000', 'TRUE'],
        ['=1+1', '', '', '', '0', '#N/A'],
      ],
      notices: { error_cells: 1, long_numbers: 1 },
    },
  ],
};

const sheets: CorpusFile = (() => {
  const [old, fresh] = [customers(105, 5), customers(106, 4)];
  const columns = ['姓名', '手机', '地址'];
  const rowsOf = (people: typeof old) => people.map(({ name, mobile, address }) => [name, mobile, address]);
  return {
    name: '三张表.xlsx',
    bytes: () =>
      book([
        { name: '老客户', rows: [columns, ...rowsOf(old)] },
        { name: '新客户 2024', rows: [[], ['第四季度新客户'], columns, ...rowsOf(fresh)] },
        { name: 'Sheet3', rows: [] },
      ]),
    expected: [
      { name: '老客户', header: 1, columns, rows: rowsOf(old), notices: { empty_sheets: 1 } },
      {
        name: '新客户 2024',
        header: 3,
        columns,
        rows: rowsOf(fresh),
        aside: [[2, 'title']],
        notices: { empty_sheets: 1 },
      },
    ],
  };
})();

const namesakes: CorpusFile = (() => {
  const people = customers(107, 5);
  const rows = people.map((one) => [one.name, one.mobile, one.mobile, '老客', one.since]);
  return {
    name: '同名列.xlsx',
    bytes: () => book([{ name: 'Sheet1', rows: [['姓名', '电话', ' 电话 ', undefined, '办卡\n日期'], ...rows] }]),
    expected: [{ header: 1, columns: ['姓名', '电话', '电话 (2)', 'column_4', '办卡 日期'], rows }],
  };
})();

export const excelByHand: Program = {
  program: 'Excel, by hand',
  files: [titled, grouped, spoilt, hidden, kinds, sheets, namesakes],
};
