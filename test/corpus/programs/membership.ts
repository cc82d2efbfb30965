// Programs for members and stored value: balances that must add up, amounts as numbers and as texts, rare names.
import { book, formula, style, styled } from '../book.ts';
import type { CorpusFile, Program } from '../corpus.ts';
import { customers, sumOf } from '../customers.ts';
import { oldBook } from '../held-book.ts';
import { csv, encodings } from '../text.ts';

const balances: CorpusFile = (() => {
  const people = customers(701, 10);
  const columns = ['会员卡号', '姓名', '手机号', '储值余额', '剩余次数', '状态'];
  const body = people.map((one, index) => [
    `8888${one.no}0000`,
    one.name,
    one.mobile,
    index < 3 ? `1,${index}00.50` : styled(one.balance, style.money),
    Number(one.visits),
    '正常',
  ]);
  return {
    name: '会员余额表.xlsx',
    bytes: () =>
      book([
        {
          name: '会员',
          rows: [columns, ...body, ['合计', '', `${people.length}人`, formula('SUM(D2:D11)', 123.45), 99]],
        },
      ]),
    expected: [
      {
        header: 1,
        columns,
        rows: people.map((one, index) => [
          `8888${one.no}0000`,
          one.name,
          one.mobile,
          index < 3 ? `1,${index}00.50` : one.balance,
          one.visits,
          '正常',
        ]),
        aside: [[12, 'total']],
        notices: { numbers_as_text: 3 },
      },
    ],
  };
})();

/** GB18030 with signs of four bytes, and two of the private use area that an old input method made. */
const rare: CorpusFile = (() => {
  const people = customers(702, 8);
  const columns = ['卡号', '姓名', '手机', '余额'];
  const rows = people.map((one, index) => [one.no, index === 5 ? '李\ue863' : one.name, one.mobile, one.balance]);
  return {
    name: '会员卡.csv',
    bytes: () => encodings.gb18030(csv([columns, ...rows])),
    expected: [{ header: 1, columns, rows, encoding: 'gb18030', notices: { private_use: 1 } }],
  };
})();

const binary: CorpusFile = (() => {
  const people = customers(703, 6);
  const columns = ['姓名', '手机', '次卡', '到期日', '余次'];
  return {
    name: '次卡.xlsb',
    format: 'xlsb',
    bytes: () =>
      oldBook(
        [
          {
            name: '次卡',
            rows: [
              columns,
              ...people.map((one) => [
                one.name,
                one.mobile,
                '保洁10次',
                new Date(`${one.since}T00:00:00Z`),
                Number(one.visits),
              ]),
            ],
          },
        ],
        'xlsb',
      ),
    expected: [
      {
        name: '次卡',
        header: 1,
        columns,
        rows: people.map((one) => [one.name, one.mobile, '保洁10次', one.since, one.visits]),
      },
    ],
  };
})();

/** Codes that begin with zeros, of which a spreadsheet has eaten some. */
const eaten: CorpusFile = (() => {
  const people = customers(704, 20, false);
  const columns = ['会员编号', '姓名', '手机', '累计消费'];
  const rows = people.map((one, index) => [
    index % 5 === 0 ? String(Number(one.no)) : one.no,
    one.name,
    `${one.mobile}.0`,
    one.balance,
  ]);
  return {
    name: '会员编号.csv',
    bytes: () => encodings.utf8Bom(csv([columns, ...rows, ['总和', '', '', sumOf(people, ({ balance }) => balance)]])),
    expected: [
      {
        header: 1,
        columns,
        rows,
        aside: [[22, 'total']],
        damage: [
          ['会员编号', 'lost_zero', 4],
          ['手机', 'decimal_zero', 20],
        ],
      },
    ],
  };
})();

export const membership: Program = { program: 'members and stored value', files: [balances, rare, binary, eaten] };
