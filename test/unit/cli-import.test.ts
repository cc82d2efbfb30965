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

  test('shows that every row is accounted for', async () => {
    const table = {
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
    const { stdout } = await record(['import', ...inCase, 'a'], {
      env,
      answers: { 'import.run': () => checked('import.run', { ...nothing, tables: [table] }) },
    });
    expect(stdout).toContain('8,003 = 7,993 + 7 + 3');
    expect(stdout).toContain('about 6,900 persons, by mobile number, and 2 rows');
    expect(stdout).toContain('line 12');
    expect(stdout).toContain('and 6 more rows');
  });
});
