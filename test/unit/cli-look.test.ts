// A file that is only looked at, on the command line: what was found and why, and the hidden sheets with the way to take them.
import { expect, test } from 'vitest';
import { lookLines } from '../../shared/cli/text/look.ts';
import { textsOf } from '../../shared/cli/text/texts.ts';
import type { Output } from '../../shared/ipc/contract.ts';

const looked: Output<'import.look'> = {
  kind: 'xlsx',
  file: { bytes: 12_000, modified: '2026-01-02T03:04:05.000Z', sha256: 'ab'.repeat(32) },
  tables: [
    {
      name: '客户',
      sheet: '客户',
      delimiter: { value: '\t', sure: 'likely', reason: 'rows_agree', others: [',', ';'] },
      header: { value: { row: 2, rows: 1 }, sure: 'chosen', reason: 'chosen', others: [] },
      footer: { value: { row: 9, rows: 2 }, sure: 'sure', reason: 'adds_up', others: [] },
      choices: { header_row: 2 },
      remembered: false,
      columns: ['姓名'],
      rules: [],
      rows: [{ line: 3, place: 'row', cells: ['张三'] }],
      notices: [],
    },
  ],
  hidden: ['底价\u0007'],
};

test('names that stand in no row are told, and what lies within a cell stays in one line', () => {
  const [table] = looked.tables;
  if (table === undefined) throw new Error('no table');
  const header = { value: { row: 0, rows: 0 }, sure: 'sure', reason: 'stated', others: [] } as const;
  const rows = [{ line: 1, place: 'row', cells: ['张三', '先打\r\n电话', '1234\t'] }];
  const stated = {
    ...looked,
    tables: [{ ...table, header: { ...header, others: [] }, columns: ['姓名', '备注', '单号'], rows }],
  };
  const text = lookLines(textsOf('zh'), stated).join('\n');
  expect(text).toContain('不占行（确定，文件自己写明了列名）');
  expect(text).toContain('姓名 | 备注 | 单号');
  expect(text).toMatch(/张三 \| 先打 ⏎ 电话 \| 1234$/m);
});

test.each([
  [
    'zh',
    [
      '12.0 KB',
      'tab（多半，这样切，每行格数最整齐，也可以是 , / ;）',
      '第 2 行（按您选的）',
      '第 9 行起，2 行另放（确定，上面各行加起来正好是它）',
      '隐藏的工作表有 1 张：',
      '底价\ufffd（隐藏的工作表',
      '--sheet 底价',
    ],
  ],
  [
    'en',
    [
      '12.0 KB',
      'tab (likely, cut this way',
      'row 2 (as you chose)',
      'from row 9, 2 set apart (sure, it is the sum',
      'Hidden sheets: 1',
      '底价\ufffd (a hidden sheet, not taken',
      '--sheet 底价',
    ],
  ],
] as const)('in %s', (lang, wanted) => {
  const text = lookLines(textsOf(lang), looked).join('\n');
  for (const part of [...wanted, 'ab'.repeat(32), '张三']) expect(text).toContain(part);
});
