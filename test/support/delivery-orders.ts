// Customers whose phone numbers stay, and orders that are delivered to them under the same numbers: what the containment gate refuses.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvText, mobile } from './awkward-rows.ts';
import { type Deal, importFiles } from './handover-run.ts';

export const deliveries = 24;
const rowsOf = (row: (index: number) => string[]) => Array.from({ length: deliveries }, (_, index) => row(index));

/** The number that stays, and the column in which it goes all the same. */
export const numbers = { from: { table: 't01', column: 'c03' }, into: { table: 't02', column: 'c02' } } as const;

/** What the second table calls the column, and how a number is written in it. */
type Delivered = { readonly column: string; readonly written: (number: string) => string };
const asNumbers: Delivered = { column: '送货电话', written: (number) => number };
export const inRemarks: Delivered = { column: '备注', written: (number) => `送到后门，先打 ${number} 再来` };

/** Brings both tables in, and decides on them. */
export async function bringDeliveries(deal: Deal, { column, written } = asNumbers): Promise<void> {
  const files = {
    客户: [
      ['客户编号', '姓名', '手机', '门锁密码'],
      ...rowsOf((index) => [`K${index}`, `欧阳客户${index}`, mobile(index), `*${7_310_000 + index}#`]),
    ],
    订单: [['订单号', column], ...rowsOf((index) => [`DD${index}`, written(mobile(deliveries - 1 - index))])],
  };
  const folder = join(deal.dir, deal.ref);
  mkdirSync(folder, { recursive: true });
  const paths = Object.entries(files).map(([name, rows]) => {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, csvText(rows));
    return path;
  });
  await importFiles(deal, paths);
  const decisions = [
    { ...numbers.from, action: 'drop', reason: 'user' },
    { ...numbers.into, action: 'keep', reason: 'necessary' },
  ] as const;
  await deal.seller.api['policy.set']({ case: deal.ref, decisions: [...decisions] });
}
