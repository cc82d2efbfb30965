// Export as an SQLite database, made in memory and written as one file: nothing but the asked-for file touches the disk.
import Database from 'better-sqlite3';
import type { FileOutput } from '../files/partial-file.ts';
import type { ExportedRows, Written } from './rows.ts';

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** SQLite tells column names apart without regard to ASCII case: a second `Name` beside `name` gets ` (2)`. */
function columnNames(columns: readonly string[]): string[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let name = column;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${column} (${number})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** One table `data`, every column TEXT, in the order of the source. */
export async function writeSqlite({ columns, batches }: ExportedRows, out: FileOutput): Promise<Written> {
  const db = new Database(':memory:');
  try {
    db.exec(
      `CREATE TABLE data (${columnNames(columns)
        .map((name) => `${quoted(name)} TEXT NOT NULL`)
        .join(', ')})`,
    );
    const insert = db.prepare(`INSERT INTO data VALUES (${columns.map(() => '?').join(', ')})`);
    const insertBatch = db.transaction((rows: readonly (readonly string[])[]) => {
      for (const row of rows) insert.run(...row);
    });
    for (const batch of batches) insertBatch(batch);
    await out.write(db.serialize());
    return {};
  } finally {
    db.close();
  }
}
