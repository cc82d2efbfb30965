// Tables for 卖4: customers with every kind of column that is decided there, some of whom stay, and their orders.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { address, csvText, door, idNumber, mobile } from '../../support/awkward-rows.ts';

export const customerCount = 40;
/** Rows that stay under the rules that the columns suggest: no consent, asked not to be called, below 14. */
export const staying = { noConsent: 8, noContact: 4, minors: 2 } as const;

const header = [
  '客户编号',
  '姓名',
  '手机',
  '地址',
  '出生日期',
  '身份证号',
  '健康状况',
  '余额',
  '门锁密码',
  '客户标签',
  '是否同意',
  '退订',
  '备注',
];

const names = ['欧阳听雨', '司马望舒', '王小桥', '李木子', '阿依古丽·买买提', '龚鿍', '张三丰', '诸葛云'];
const tags = ['优质', '爱砍价', '', '转介绍'];
const health = ['', '花粉过敏', '', '膝盖做过手术'];

function remark(index: number): string {
  if (index % 7 === 2) return `改号 ${mobile(700 + index)}，其他不变`;
  return index % 11 === 5 ? `门锁密码 ${door(index)}，用完复位` : '先打电话再上门';
}

function customer(index: number): string[] {
  const isMinor = index === 1 || index === 2;
  return [
    `K${1000 + index}`,
    names[index % names.length] ?? '',
    mobile(index),
    address(index),
    isMinor ? '2019-05-01' : `19${70 + (index % 30)}-03-1${index % 9}`,
    index % 3 === 0 ? idNumber(index) : '',
    health[index % health.length] ?? '',
    `${137 * index}.50`,
    index % 2 === 0 ? door(index) : '',
    tags[index % tags.length] ?? '',
    index % 5 === 0 ? '不同意' : '同意',
    index % 10 === 3 ? '是' : '',
    remark(index),
  ];
}

const order = (index: number) => [
  `DD${2000 + index}`,
  `K${1000 + (index % customerCount)}`,
  '2025-06-01 09:30',
  `${index}8.00`,
];

/** Writes both tables; their paths. */
export function policyTables(folder: string): readonly [customers: string, orders: string] {
  mkdirSync(folder, { recursive: true });
  const rows = (row: (index: number) => string[]) => Array.from({ length: customerCount }, (_, index) => row(index));
  const [customers, orders] = [join(folder, '客户.csv'), join(folder, '订单.csv')];
  writeFileSync(customers, csvText([header, ...rows(customer)]));
  writeFileSync(orders, csvText([['订单号', '客户编号', '服务日期', '金额'], ...rows(order)]));
  return [customers, orders];
}

/** Writes a table whose colours look like secrets, beside a column that is named so; its path. */
export function paintTable(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const rows = Array.from({ length: 12 }, (_, index) => [`欧阳客户${index}`, `${482_913 + index}#`, door(index)]);
  const path = join(folder, '油漆.csv');
  writeFileSync(path, csvText([['姓名', '外墙漆', '门锁密码'], ...rows]));
  return path;
}
