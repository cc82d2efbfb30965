// Databases, records and contacts through the engine into a case: each table by itself, what was refused kept with its reason.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { buildAccess } from '../support/access-builder.ts';
import { importFiles, newDeal } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';

const pair = pairForFile();

function write(name: string, content: string | Uint8Array): string {
  const path = join(pair().dir, name);
  writeFileSync(path, content);
  return path;
}

function database(): Uint8Array {
  const db = new Database(':memory:');
  db.exec("CREATE TABLE 客户 (编号, 姓名); INSERT INTO 客户 VALUES (1, '甲'), (2, CAST(x'ff' AS TEXT))");
  db.exec('CREATE TABLE 订单 (编号); INSERT INTO 订单 VALUES (7); CREATE VIEW v AS SELECT * FROM 订单');
  const bytes = db.serialize();
  db.close();
  return bytes;
}

test('tables of every kind of file come in, and their accounts add up', async () => {
  const deal = await newDeal(pair());
  const result = await importFiles(deal, [
    write('a.json', '{"客户":[{"编号":1},{"编号":1,"编号":2}],"订单":[{"号":"x"}]}'),
    write('b.jsonl', '{"编号":1}\n{"编号":\n{"编号":3}\n'),
    write('c.db', database()),
    write('d.vcf', 'BEGIN:VCARD\nFN:甲\nEND:VCARD\nBEGIN:VCARD\nFN:乙\n'),
    write('e.mdb', buildAccess([{ name: '客户', columns: [['姓名', 'text']], rows: [['甲'], ['乙']] }])),
  ]);
  expect(result.refused).toEqual([]);
  const accounts = result.tables.map(({ sheet, taken, refused, refused_rows: rows }) => [
    sheet,
    taken,
    refused,
    ...(rows ?? []).map(({ reason }) => reason),
  ]);
  expect(accounts).toEqual([
    ['客户', 1, 1, 'repeated_key'],
    ['订单', 1, 0],
    [undefined, 2, 1, 'broken_record'],
    ['客户', 1, 1, 'bad_text'],
    ['订单', 1, 0],
    [undefined, 1, 1, 'unclosed_record'],
    ['客户', 2, 0],
  ]);
  expect(result.tables.every((table) => table.rows_read === table.taken + table.refused + table.set_apart)).toBe(true);
});
