// Property management: buildings merged over their homes, sums for each building, two header rows, reports as XML.
import { book } from '../book.ts';
import type { CorpusFile, Program } from '../corpus.ts';
import { customers, sumOf } from '../customers.ts';
import { oldBook } from '../held-book.ts';
import { csv, encodings } from '../text.ts';

const owners: CorpusFile = (() => {
  const people = customers(801, 6);
  const body = people.map((one, index) => [
    index % 3 === 0 ? `${1 + index / 3}号楼` : undefined,
    `${index + 1}01`,
    one.name,
    one.mobile,
    '89.55',
    one.balance,
  ]);
  const sum = (part: typeof people) => ['小计', '', '', '', '', sumOf(part, ({ balance }) => balance)];
  return {
    name: '业主台账.xlsx',
    bytes: () =>
      book([
        {
          name: '业主',
          rows: [
            ['青禾新村业主台账'],
            ['楼栋', '房号', '业主', undefined, '物业费', undefined],
            [undefined, undefined, '姓名', '电话', '面积', '欠费'],
            ...body.slice(0, 3),
            sum(people.slice(0, 3)),
            ...body.slice(3),
            sum(people.slice(3)),
          ],
          merged: ['A1:F1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:F2', 'A4:A6', 'A8:A10'],
        },
      ]),
    expected: [
      {
        header: 2,
        columns: ['楼栋', '房号', '业主 姓名', '业主 电话', '物业费 面积', '物业费 欠费'],
        rows: people.map((one, index) => [
          `${1 + Math.trunc(index / 3)}号楼`,
          `${index + 1}01`,
          one.name,
          one.mobile,
          '89.55',
          one.balance,
        ]),
        aside: [
          [1, 'title'],
          [7, 'total'],
          [11, 'total'],
        ],
        notices: { merged_values: 4 },
      },
    ],
  };
})();

/** Unicode with the higher byte first; a line of figures in front of the header. */
const parking: CorpusFile = (() => {
  const people = customers(802, 7);
  const columns = ['车位号', '车牌', '业主', '电话'];
  const rows = people.map((one, index) => [`B1-${index + 1}`, `沪A·${one.no}`, one.name, one.mobile]);
  return {
    name: '车位.txt',
    bytes: () => encodings.utf16be(csv([['车位登记 7 个'], ...[columns], ...rows], { delimiter: '\t' })),
    expected: [{ header: 2, columns, rows, aside: [[1, 'title']], encoding: 'utf-16be', delimiter: '\t' }],
  };
})();

/** An OpenDocument book. */
const fees: CorpusFile = (() => {
  const people = customers(803, 6);
  const columns = ['房号', '业主', '身份证号', '应收'];
  return {
    name: '收费.ods',
    format: 'ods',
    bytes: () =>
      oldBook(
        [
          {
            name: '收费',
            rows: [columns, ...people.map((one) => [one.no, one.name, one.identity, Number(one.balance)])],
          },
        ],
        'ods',
      ),
    expected: [
      {
        name: '收费',
        header: 1,
        columns,
        rows: people.map((one) => [one.no, one.name, one.identity, one.balance]),
      },
    ],
  };
})();

export const property: Program = { program: 'property management', files: [owners, parking, fees] };
