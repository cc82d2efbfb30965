// Looking at a book on the command line, as its users do: what was found and why, and a hidden sheet that is named and then asked for.
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDesk, type Desk } from '../support/cli.ts';
import { buildWorkbook, inlineRows } from '../support/xlsx-builder.ts';

let desk: Desk;
let inCase: string[];

beforeAll(async () => {
  desk = await createDesk();
  await desk.done(['init', '--vault', 'vault', '--name', '王小店', '--suite', 'x25519']);
  await desk.done(['init', '--vault', 'other', '--name', '李雷', '--suite', 'x25519']);
  await desk.done(['card', '--vault', 'other', '--out', 'other.card']);
  await desk.done(['trust', '--vault', 'vault', 'other.card']);
  const parties = ['--seller', '王小店', '--buyer', '李雷', '--ground', 'PIPL 23: 同意'];
  const made = await desk.done(['case', 'new', '--vault', 'vault', '--title', '店', '--deal', 'D4', ...parties]);
  inCase = ['--vault', 'vault', '--case', made.case];
  const rows = (sign: string) =>
    inlineRows([
      ['编号', '姓名', '手机'],
      [sign, '张三', '15400000000'],
    ]);
  const sheets = [
    { name: '客户', rows: rows('1') },
    { name: '老客户', rows: rows('2'), state: 'veryHidden' as const },
  ];
  writeFileSync(desk.path('客户.xlsx'), buildWorkbook({ sheets }));
}, 60_000);
afterAll(() => desk.clear());

test('a look says why, and names what is hidden, in both languages', async () => {
  const zh = await desk.run(['import', 'look', ...inCase, '客户.xlsx', '--lang', 'zh']);
  expect(zh).toMatchObject({ code: 0, stderr: '' });
  expect(zh.stdout).toContain('第 1 行（确定，有姓名、电话这类常见的列名）');
  expect(zh.stdout).toContain('老客户（隐藏的工作表，没有收；要看要收，加 --sheet 老客户）');
  const en = await desk.run(['import', 'look', ...inCase, '客户.xlsx', '--lang', 'en']);
  expect(en.stdout).toContain('row 1 (sure, it has usual column names, like name or phone)');
  expect(en.stdout).toContain('--sheet 老客户');
});

test('the hidden sheet comes in when it is asked for, and not before', async () => {
  const { tables } = await desk.done(['import', ...inCase, '客户.xlsx']);
  expect(tables.map(({ sheet }: { sheet: string }) => sheet)).toEqual(['客户']);
  const asked = await desk.done(['import', ...inCase, '客户.xlsx', '--sheet', '老客户']);
  expect(asked.tables).toMatchObject([{ sheet: '老客户', taken: 1 }]);
  expect(asked.account.tables).toBe(2);
});
