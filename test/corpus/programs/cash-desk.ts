// Old programs of cash desks: lines and bars for a printer, bytes that DOS left behind, a database of their own.
import Database from 'better-sqlite3';
import { buildAccess } from '../../support/access-builder.ts';
import type { CorpusFile, Program } from '../corpus.ts';
import { customers } from '../customers.ts';
import { encodings, lines } from '../text.ts';

const printed: CorpusFile = (() => {
  const people = customers(1101, 6, false);
  const columns = ['卡号', '姓名', '电话', '余额'];
  const rows = people.map((one) => [one.no, one.name, one.mobile, one.balance]);
  const rule = '-'.repeat(60);
  return {
    name: 'HYK.TXT',
    // Ctrl-Z at the end, as DOS has it: a row of nothing.
    bytes: () =>
      encodings.gb18030(
        `${lines('会员卡清单', rule, columns.join('|'), rule, ...rows.map((row) => row.join('|')), rule, '合计|||12345.67')}\x1a`,
      ),
    expected: [
      {
        header: 3,
        columns,
        rows,
        delimiter: '|',
        aside: [
          [1, 'title'],
          [2, 'title'],
          [4, 'foot'],
          [11, 'foot'],
          [12, 'total'],
        ],
        blank: 1,
      },
    ],
  };
})();

/** Texts, numbers, identifiers beyond 2^53, nothing at all, pictures; a view and a trigger that must not matter. */
const database: CorpusFile = (() => {
  const people = customers(1102, 8);
  const columns = ['id', 'name', 'mobile', 'id_card', 'balance', 'photo'];
  const first = 9_007_199_254_740_993n;
  return {
    name: 'pos.db',
    format: 'sqlite',
    bytes: () => {
      const db = new Database(':memory:');
      db.exec(`CREATE TABLE member (id INTEGER, name TEXT, mobile TEXT, id_card TEXT, balance REAL, photo BLOB);
        CREATE TABLE empty_one (a TEXT);
        CREATE VIEW rich AS SELECT * FROM member WHERE balance > 100;
        CREATE TRIGGER t AFTER INSERT ON empty_one BEGIN SELECT 1; END;`);
      const insert = db.prepare('INSERT INTO member VALUES (?, ?, ?, ?, ?, ?)');
      for (const [index, one] of people.entries()) {
        const photo = index === 0 ? Buffer.from([0xff, 0xd8, 0xff]) : null;
        insert.run(first + BigInt(index), one.name, one.mobile, one.identity, Number(one.balance), photo);
      }
      const bytes = db.serialize();
      db.close();
      return bytes;
    },
    expected: [
      {
        name: 'member',
        columns,
        rows: people.map((one, index) => [
          String(first + BigInt(index)),
          one.name,
          one.mobile,
          one.identity,
          one.balance,
          '',
        ]),
        notices: { blobs: 1, null_values: 7, views: 1, triggers: 1, empty_sheets: 1 },
      },
    ],
  };
})();

/** A table of Access as shops of the nineties have it: money as currency, days as numbers, memos. */
const access: CorpusFile = (() => {
  const people = customers(1103, 7);
  const columns = ['会员编号', '姓名', '电话', '储值', '次数', '入会日期', '有效', '备注'] as const;
  const types = ['text', 'text', 'text', 'currency', 'integer', 'datetime', 'boolean', 'memo'] as const;
  const firstDay = Date.UTC(1899, 11, 30);
  const note = (index: number) => (index === 0 ? '第一行\r\n=1+1' : null);
  return {
    name: '会员管理.mdb',
    format: 'access',
    bytes: () =>
      buildAccess([
        {
          name: '会员',
          columns: columns.map((name, index) => [name, types[index] ?? 'text'] as const),
          rows: people.map((one, index) => [
            one.no,
            one.name,
            one.mobile,
            BigInt(Math.round(Number(one.balance) * 10_000)),
            Number(one.visits),
            (Date.parse(one.since) - firstDay) / 86_400_000,
            index % 2 === 0,
            note(index),
          ]),
        },
      ]),
    expected: [
      {
        name: '会员',
        columns,
        rows: people.map((one, index) => [
          one.no,
          one.name,
          one.mobile,
          `${one.balance}00`,
          one.visits,
          one.since,
          index % 2 === 0 ? 'TRUE' : 'FALSE',
          note(index) ?? '',
        ]),
        notices: { null_values: 6 },
      },
    ],
  };
})();

/** Columns of a fixed width, filled up with blanks, as FoxPro copies them; a NUL where a field was never written. */
const padded: CorpusFile = {
  name: 'KEHU.CSV',
  bytes: () =>
    encodings.gb18030(
      lines(
        '"KHBH","KHMC","DH","YE"',
        '"00001","欧阳娜娜","15400000021",12.50',
        '"00002","司马相如","15400000022",0.00',
        '"00003","吕\0玥","15400000023",3.20',
        '',
        '"00004","周吴","15400000024",100.01',
      ),
    ),
  expected: [
    {
      header: 1,
      columns: ['KHBH', 'KHMC', 'DH', 'YE'],
      rows: [
        ['00001', '欧阳娜娜', '15400000021', '12.50'],
        ['00002', '司马相如', '15400000022', '0.00'],
        ['00004', '周吴', '15400000024', '100.01'],
      ],
      blank: 1,
      refused: [[4, 'nul']],
    },
  ],
};

export const cashDesk: Program = { program: 'old cash desk', files: [printed, database, access, padded] };
