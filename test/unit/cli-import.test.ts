// Import from the command line: several files, each with its own answer, and every row accounted for.
import { describe, expect, test } from 'vitest';
import { called, inCase, label, noData, withFolder } from '../support/cli-case.ts';
import { type Answers, checked, record } from '../support/cli-recorder.ts';

const { env } = withFolder();

describe('import', () => {
  const nothing = { ...noData, refused: [], remembered: [], newer: [] };

  test('gives every file the same choices and a job', async () => {
    const { calls } = await record(
      ['import', ...inCase, 'a.csv', 'dir', '--encoding', 'gb18030', '--header-row', '2'],
      {
        env,
        answers: { 'import.run': () => nothing },
      },
    );
    const choices = { encoding: 'gb18030', header_row: 2 };
    expect(called(calls).at(-1)).toEqual({
      'import.run': {
        job: 'command',
        case: label,
        files: [
          { file: '<a.csv>', ...choices },
          { file: '<dir>', ...choices },
        ],
      },
    });
  });

  test('ends with the code of the first refused file and says which it was', async () => {
    const error = { code: 'input.empty', where: { file: 'b.csv' }, facts: {} };
    const answers: Answers = {
      'import.run': () => ({ ...nothing, refused: [{ file: 'b.csv', error }] }),
    };
    const ran = await record(['import', ...inCase, 'a', 'b.csv'], { env, answers });
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain('b.csv');
    const { json } = await record(['import', ...inCase, 'a', 'b.csv', '--json'], { env, answers });
    expect(json).toMatchObject({ error: { code: 'input.empty' }, refused: [{ file: 'b.csv' }] });
  });

  const oneTable = {
    id: 't01',
    name: '客户',
    source: '客户.xlsx',
    sheet: 'Sheet1',
    rows_read: 8003,
    taken: 7993,
    refused: 7,
    set_apart: 3,
    left: 0,
    mended: 0,
    refused_by: [{ reason: 'nul', rows: 7 }],
    set_apart_by: [{ reason: 'total', rows: 3 }],
    refused_rows: [{ line: 12, reason: 'x' }],
    persons: { persons: 6900, by: ['mobile' as const], unknown: 2, exact: true },
    notes: [],
    columns: [],
    rules: [],
    suggested_rules: [],
    allowed: [],
  };
  const damaged = { code: 'input.damaged', where: { file: '店.db', table: '订单' }, facts: { others: 2 } };

  test.each([
    ['zh', '没有收下  店.db：这个文件坏了，读不完整；坏的只是其中一张表，别的 2 张收下了。（表 订单）'],
    [
      'en',
      'Not taken  店.db: The file is damaged and cannot be read to the end; in one of its tables only, tables taken: 2. (table 订单)',
    ],
  ])('names a table that could not be read while the others of its file are in: %s', async (lang, sentence) => {
    const answers: Answers = {
      'import.run': () => checked('import.run', { ...nothing, refused: [{ file: '店.db', error: damaged }] }),
    };
    const ran = await record(['import', ...inCase, '店.db', '--lang', lang], { env, answers });
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain(sentence);
  });

  test.each([
    ['zh', '有隐藏的工作表，没有收 2 · 底价 · 旧名单', 'handover import 文件 --sheet 名字'],
    ['en', 'hidden sheets, not taken 2 · 底价 · 旧名单', 'handover import FILE --sheet NAME'],
  ])('names hidden sheets and the way to them: %s', async (lang, note, way) => {
    const notices = [{ table: 't01', code: 'hidden_sheets', count: 2, names: ['底价', '旧名单'] }];
    const tables = [{ ...oneTable, notes: ['hidden_sheets', 'filters'] }];
    const answers: Answers = { 'import.run': () => checked('import.run', { ...nothing, tables, notices }) };
    const { stdout } = await record(['import', ...inCase, 'a.xlsx', '--lang', lang], { env, answers });
    expect(stdout).toContain(`t01  ${note}`);
    expect(stdout).toContain(way);
    expect(stdout).toMatch(/t01 {2}(?:筛选开着|a filter is on)/);
  });

  test('shows that every row is accounted for', async () => {
    const { stdout } = await record(['import', ...inCase, 'a'], {
      env,
      answers: { 'import.run': () => checked('import.run', { ...nothing, tables: [oneTable] }) },
    });
    expect(stdout).toContain('8,003 = 7,993 + 7 + 3');
    expect(stdout).toContain('about 6,900 persons, by mobile number, and 2 rows');
    expect(stdout).toContain('line 12');
    expect(stdout).toContain('and 6 more rows');
  });
});
