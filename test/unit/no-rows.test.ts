// Files without a row of data: each says what it does hold, and what to do, in both languages.
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { describeError } from '../../shared/domain/words/describe.ts';
import { buildAccess } from '../support/access-builder.ts';
import { refusalOfBytes } from '../support/awkward-files.ts';
import { buildWorkbook, inlineRows } from '../support/xlsx-builder.ts';

const header = inlineRows([['编号', '姓名', '电话']]);

function database(...tables: readonly string[]): Buffer {
  const db = new Database(':memory:');
  for (const name of tables) db.exec(`CREATE TABLE ${name} (a, b)`);
  const bytes = db.serialize();
  db.close();
  return bytes;
}

const access = (...names: readonly string[]) =>
  buildAccess(names.map((name) => ({ name, columns: [['a', 'long']] as const, rows: [] })));

const only = (columns: number) =>
  [
    `：只有 ${columns} 列的表头，下面一行也没有。`,
    `: a header only (columns: ${columns}), and no row under it.`,
  ] as const;
const empty = (tables: number) => [`：${tables} 张表都是空的。`, `: all of its ${tables} tables are empty.`] as const;
const noRecord = ['：有内容的记录是 0 条。', ': records with content: 0.'] as const;
const nothing = ['里面没有一行资料。', 'There is no row of data in it.'] as const;

describe('what is said of a file without a row', () => {
  test.each<[string, Uint8Array | string, readonly [string, string]]>([
    ['header.csv', '编号,姓名,电话\r\n', only(3)],
    ['no-line-end.csv', '编号,姓名', only(2)],
    ['signs.csv', ' , \r\n,\r\n', nothing],
    ['header.xlsx', buildWorkbook({ sheets: [{ name: '客户', rows: header }] }), only(3)],
    ['blank.xlsx', buildWorkbook({ sheets: [{ name: '客户', rows: '' }] }), nothing],
    [
      'two.xlsx',
      buildWorkbook({
        sheets: [
          { name: '一', rows: '' },
          { name: '二', rows: '' },
        ],
      }),
      empty(2),
    ],
    ['one.db', database('t'), only(2)],
    ['three.db', database('t', 'u', 'v'), empty(3)],
    ['one.mdb', access('t'), only(1)],
    ['two.accdb', access('t', 'u'), empty(2)],
    ['list.json', '[]', noRecord],
    ['member.json', '{"客户":[],"页":1}', noRecord],
    ['members.json', '{"客户":[],"订单":[]}', empty(2)],
    ['empty-object.json', '[{}]', noRecord],
    ['objects.jsonl', '{}\n{}\n', noRecord],
    ['names.json', '[["编号","姓名"]]', only(2)],
    // By itself one line of JSON lines is a document that lists two texts.
    ['names.jsonl', '["编号","姓名"]\n\n', noRecord],
  ])('%s', async (name, bytes, [zh, en]) => {
    const { code, error } = await refusalOfBytes(bytes, name);
    expect(code).toBe('input.no-rows');
    expect(describeError(error, 'zh').what).toContain(zh);
    expect(describeError(error, 'en').what).toContain(en);
    expect(describeError(error, 'zh').mend).toContain('去掉筛选条件，重新导出一份');
    expect(describeError(error, 'en').mend).toContain('export it again');
  });

  test('hidden sheets are named beside a header without rows', async () => {
    const rows = inlineRows([['编号'], ['K1']]);
    const sheets = [
      { name: '空', rows: header },
      { name: '藏', rows, state: 'hidden' as const },
    ];
    const { code, error } = await refusalOfBytes(buildWorkbook({ sheets }), '藏.xlsx');
    expect([code, error.facts]).toEqual(['input.no-rows', { columns: 3, hidden: ['藏'] }]);
    expect(describeError(error, 'zh').mend).toContain('隐藏的工作表有：藏');
  });
});
