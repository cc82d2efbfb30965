// A SQLite database of several tables of which some are damaged, made on the spot.
import Database from 'better-sqlite3';

const pageSize = 4096;
const empty = '空';
const names = ['客户', '订单', empty, '积分'];

/** Three tables of 500 rows on many pages and one without rows; of those named the root page is overwritten. */
export function bentDatabase(...damaged: readonly string[]): Buffer {
  const db = new Database(':memory:');
  for (const name of names) db.exec(`CREATE TABLE "${name}" (编号, 备注)`);
  for (const name of names.filter((each) => each !== empty)) {
    const insert = db.prepare(`INSERT INTO "${name}" VALUES (?, ?)`);
    for (let n = 0; n < 500; n += 1) insert.run(`${name}${n}`, 'x'.repeat(40));
  }
  const root = db.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck();
  const places = damaged.map((name) => ((root.get(name) ?? 1) - 1) * pageSize);
  const bytes = db.serialize();
  db.close();
  for (const place of places) bytes.fill(0x55, place, place + pageSize);
  return bytes;
}
