// Two linked tables of made-up customers with every cell that breaks programs, as a shop's export would hold them.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { residentIdCheck } from '../../shared/data/checks.ts';

export type AwkwardTable = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** What stands in the remarks, and comes out again sign by sign. */
export const remarks = [
  '她说"周三下午最好"',
  '先打电话,再上门',
  '第一行\n第二行\n\n第四行',
  '旧系统的换行\r\n在格子里',
  '"',
  '""",""',
  "=cmd|' /C calc'!A0",
  '  两头有空格  ',
  '𠮷野家对面，𬭎先生，㛃，龚鿍',
  '👨‍👩‍👧 三口之家 🧹',
  'zero\u200bwidth, \u202Eright-to-left\u202C',
  'e\u0301 和 é 不是同样的字节',
  '\ttab',
  '0012',
  '1234567890123456789',
  '1e5',
  'TRUE',
  '',
  '#DIV/0!',
  '\\n 不是换行',
];

const customers = ['客户编号', '姓名', '手机', '地址', '门锁密码', '身份证号', '备注'];
const orders = ['订单编号', '客户编号', '服务项目', '服务日期', '金额(元)'];

/** Eleven digits that no operator has been given (see shared/engine/demo/people.ts). */
export const mobile = (index: number) => `154${String(10_000_000 + 7919 * index).slice(0, 8)}`;
export const address = (index: number) => `上海市黄浦区听潮街${index}号,望舒公寓"${index % 7}"栋`;

export const person = (index: number) => `司马客户${index}`;
export const door = (index: number) => `*${73_190_000 + index}#`;

/** Of a place that can't be (see shared/engine/demo/people.ts), with the right check sign. */
export function idNumber(index: number): string {
  const first17 = `31990019850101${String(index % 1000).padStart(3, '0')}`;
  return first17 + residentIdCheck(first17);
}

function customer(index: number): string[] {
  const name = index % 9 === 4 ? '' : person(index);
  const id = index % 3 === 0 ? idNumber(index) : '';
  return [`K${index}`, name, mobile(index), address(index), door(index), id, remarks[index % remarks.length] ?? ''];
}

function order(index: number): string[] {
  const cents = String((index * 37) % 100).padStart(2, '0');
  return [
    `DD${index}`,
    `K${index % 50}`,
    index % 5 === 0 ? '深度保洁,含"玻璃"' : '',
    '2025-06-01',
    `${index}.${cents}`,
  ];
}

const many = (count: number, row: (index: number) => string[]) =>
  Array.from({ length: count }, (_, index) => row(index + 1));

export function awkwardTables(count: number): AwkwardTable[] {
  return [
    { name: '客户', rows: [customers, ...many(count, customer)] },
    { name: '订单', rows: [orders, ...many(2 * count, order)] },
  ];
}

export function csvText(rows: readonly (readonly string[])[]): string {
  const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** Writes the tables as CSV files: their paths. */
export async function writeTables(dir: string, tables: readonly AwkwardTable[]): Promise<string[]> {
  await mkdir(dir, { recursive: true });
  const paths = tables.map(({ name }) => join(dir, `${name}.csv`));
  for (const [index, { rows }] of tables.entries()) await writeFile(paths[index] ?? '', csvText(rows));
  return paths;
}
