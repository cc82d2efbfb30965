// What WPS saves: its own old format, texts in the code page of Windows, pictures as formulas in cells.
import { book, textFormula } from '../book.ts';
import type { CorpusFile, Program } from '../corpus.ts';
import { customers, sumOf } from '../customers.ts';
import { oldBook } from '../held-book.ts';
import { csv, encodings } from '../text.ts';

const et: CorpusFile = (() => {
  const people = customers(201, 9);
  const columns = ['编号', '姓名', '电话', '证件号码', '剩余次数'];
  return {
    name: '次卡会员.et',
    format: 'xls',
    bytes: () =>
      oldBook(
        [
          {
            name: '会员',
            rows: [
              ['次卡会员一览'],
              columns,
              ...people.map((one) => [one.no, one.name, one.mobile, one.identity, Number(one.visits)]),
              ['总计', null, null, null, people.reduce((sum, { visits }) => sum + Number(visits), 0)],
            ],
          },
        ],
        'biff8',
      ),
    expected: [
      {
        name: '会员',
        header: 2,
        columns,
        rows: people.map((one) => [one.no, one.name, one.mobile, one.identity, one.visits]),
        aside: [
          [1, 'title'],
          [12, 'total'],
        ],
      },
    ],
  };
})();

/** 另存为 CSV: the numbers were General, so the text shows them with an exponent. */
const spoilt: CorpusFile = (() => {
  const people = customers(202, 10, false);
  const columns = ['姓名', '手机', '身份证号'];
  const shown = (identity: string) => `${identity[0]}.${identity.slice(1, 6)}E+17`;
  const rows = people.map(({ name, mobile, identity }, index) => [
    name,
    mobile,
    index % 5 === 4 ? identity : shown(identity),
  ]);
  return {
    name: '另存为.csv',
    bytes: () => encodings.gb18030(csv([columns, ...rows])),
    expected: [{ header: 1, columns, rows, encoding: 'gb18030', damage: [['身份证号', 'e_notation', 8]] }],
  };
})();

const pictures: CorpusFile = (() => {
  const people = customers(203, 4);
  const columns = ['姓名', '手机', '现场照片'];
  return {
    name: '带图片的表.xlsx',
    bytes: () =>
      book([
        {
          name: '上门记录',
          rows: [
            columns,
            ...people.map(({ name, mobile }, index) => [
              name,
              mobile,
              textFormula(`_xlfn.DISPIMG("ID_0${index}",1)`, `=DISPIMG("ID_0${index}",1)`),
            ]),
          ],
        },
      ]),
    expected: [
      {
        header: 1,
        columns,
        rows: people.map(({ name, mobile }, index) => [name, mobile, `=DISPIMG("ID_0${index}",1)`]),
        notices: { cell_pictures: 4 },
      },
    ],
  };
})();

/** A sum beside its word, a foot that signs the page. */
const signed: CorpusFile = (() => {
  const people = customers(204, 7, false);
  const columns = ['姓名', '手机', '金额', '日期'];
  const rows = people.map((one) => [one.name, one.mobile, one.balance, one.since]);
  const text = csv([
    columns,
    ...rows,
    ['合计（元）：', '', sumOf(people, ({ balance }) => balance), ''],
    ['', '', '', ''],
    ['制表人：小陈', '', '审核人：', ''],
  ]);
  return {
    name: '收款登记.csv',
    bytes: () => encodings.gb18030(text),
    expected: [
      {
        header: 1,
        columns,
        rows,
        blank: 1,
        aside: [
          [9, 'total'],
          [11, 'note'],
        ],
      },
    ],
  };
})();

export const wps: Program = { program: 'WPS', files: [et, spoilt, pictures, signed] };
