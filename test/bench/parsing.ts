// Tables read, classed and accounted for, against programs that only read them. Each of our runs has a new thread: nothing is warm.
import { once } from 'node:events';
import { closeSync, createWriteStream, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { CsvScanner } from '../../shared/data/csv/scanner.ts';
import { rowText } from '../../shared/data/csv/text.ts';
import { decode } from '../../shared/engine/readers/text/utf8.ts';
import { openTables } from '../../shared/engine/reading/open.ts';
import { type Bench, clock, python } from './bench.ts';
import { header, writeCustomers } from './customers.ts';
import { timed } from './peers.ts';
import { inTurn, line } from './ratios.ts';
import { writeWorkbook } from './workbook.ts';

const chunkBytes = 1024 * 1024;

/** Two CSV files with the same cells, the first with a header line; xlsx2csv leaves off empty cells at the end of a row. */
const sameCells = `
import csv, itertools, sys
theirs, ours = [csv.reader(open(path, encoding='utf-8', newline='')) for path in sys.argv[1:3]]
width = len(next(theirs))
rows = 0
for one, other in itertools.zip_longest(theirs, ours):
    assert one + [''] * (width - len(one)) == other, (rows, one, other)
    rows += 1
print(rows)
`;

/** Reads the first table of a file into a CSV file without header. */
async function readInto(source: string, target: string): Promise<void> {
  const { tables, close } = await openTables(source);
  const out = createWriteStream(target);
  for await (const { csv } of tables[0]?.rows() ?? []) if (!out.write(csv)) await once(out, 'drain');
  out.end();
  await finished(out);
  await close();
}

/** Every field of a CSV file as a string, as `sqlite3 .import` has to make them; gives how many there were. */
function parseToStrings(source: string): number {
  const scanner = new CsvScanner(',');
  const file = openSync(source, 'r');
  let fields = 0;
  try {
    for (let length = -1; length !== 0; ) {
      const chunk = new Uint8Array(chunkBytes);
      length = readSync(file, chunk);
      scanner.feed(chunk.subarray(0, length), length === 0);
      while (scanner.next()) fields += rowText(scanner, decode).length;
    }
  } finally {
    closeSync(file);
  }
  return fields;
}

async function stringsRow({ dir, rows, runs }: Bench): Promise<string> {
  const source = join(dir, 'customers.csv');
  await writeCustomers(source, rows, 'utf-8');
  let fields = 0;
  const ours = () =>
    clock(async () => {
      fields = parseToStrings(source);
    });
  const ratio = await inTurn(runs, ours, () => sqliteImport(dir, source));
  const expected = (rows + 1) * header.length;
  if (fields !== expected) throw new Error(`${fields} fields of ${expected}`);
  return line(
    `parse ${rows} rows × ${header.length} columns of CSV to strings, against sqlite3 .import`,
    0.7,
    ratio,
    `${fields} fields`,
  );
}

/** Seconds that SQLite's own program takes. */
function sqliteImport(dir: string, source: string): number {
  rmSync(join(dir, 'p.db'), { force: true });
  writeFileSync(join(dir, 'p.sql'), `.import --csv ${source} raw\n`);
  return timed('sqlite3', [join(dir, 'p.db'), `.read ${join(dir, 'p.sql')}`]).seconds;
}

async function csvRow({ dir, rows, runs }: Bench): Promise<string> {
  const source = join(dir, 'customers.csv');
  const target = join(dir, 'read.csv');
  await writeCustomers(source, rows, 'utf-8');
  const ours = () => clock(() => readInto(source, target));
  const ratio = await inTurn(runs, ours, () => sqliteImport(dir, source));
  const proof = `${python(sameCells, [source, target])} rows equal to the source`;
  const what = `parse, class and account ${rows} rows × ${header.length} columns of CSV, against sqlite3 .import`;
  return line(what, undefined, ratio, proof);
}

async function xlsxRow({ dir, sheetRows, runs }: Bench): Promise<string> {
  const source = join(dir, 'customers.xlsx');
  const target = join(dir, 'read.csv');
  const theirs = join(dir, 'theirs.csv');
  writeWorkbook(source, sheetRows);
  const ours = () => clock(() => readInto(source, target));
  const ratio = await inTurn(runs, ours, () => timed('xlsx2csv', [source, theirs]).seconds);
  const proof = `${python(sameCells, [theirs, target])} rows equal to those of xlsx2csv`;
  return line(`read ${sheetRows} rows × ${header.length} columns of XLSX, against xlsx2csv`, 0.6, ratio, proof);
}

export async function* parsing(bench: Bench): AsyncGenerator<string> {
  yield await stringsRow(bench);
  yield await csvRow(bench);
  yield await xlsxRow(bench);
}
