// From a CSV file to a signed package, against what a careful user does with common programs; how much memory it takes.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, child, python } from './bench.ts';
import { writeCustomers } from './customers.ts';
import { carefulUser } from './peers.ts';
import { figure, inTurn, line } from './ratios.ts';

type Sealed = { seconds: number; peakMiB: number; rows: number; lookMs: number };
type Opened = { seconds: number; peakMiB: number; agrees: boolean; exported: string };

const peakGoal = 220;

/** Row by row, with a parser that is not ours: the export of what was opened against the source, masked as the peer masks it. */
const sameRows = `
import csv, glob, sys
csv.field_size_limit(10**9)
source = csv.reader(open(sys.argv[1], encoding=sys.argv[3], newline=''))
found = csv.reader(open(glob.glob(sys.argv[2] + '/*.csv')[0], encoding='utf-8-sig', newline=''))
names, kept = next(source), next(found)
places = [names.index(name) for name in kept]
card = names.index('id_card')
assert card in places
rows = 0
for row in source:
    row[card] = row[card][:3] + '*' * 11 + row[card][14:]
    assert [row[place] for place in places] == next(found), rows
    rows += 1
assert next(found, None) is None
print(rows)
`;

/** One handover in a folder of its own; the package is opened, compared and exported, and the export proved against the source. */
function handover(bench: Bench, prepared: string, source: string, encoding: string, prove: boolean) {
  const dir = mkdtempSync(join(bench.dir, 'run-'));
  try {
    cpSync(prepared, dir, { recursive: true });
    const sealed = child<Sealed>(['seal', dir, source, encoding]);
    if (!prove) return { sealed, proof: '' };
    const opened = child<Opened>(['open', dir]);
    if (!opened.agrees) throw new Error('the opened package does not agree');
    const rows = python(sameRows, [source, opened.exported, encoding]);
    if (Number(rows) !== sealed.rows) throw new Error(`${rows} rows of ${sealed.rows}`);
    return { sealed, proof: `opened: ${rows} rows equal to the source, identity numbers masked` };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

export async function* pipeline(bench: Bench): AsyncGenerator<string> {
  const { dir, keys, manyRows, rows, runs } = bench;
  const prepared = mkdtempSync(join(dir, 'prepared-'));
  child(['prepare', prepared]);
  const plain = join(dir, 'customers.csv');
  await writeCustomers(plain, rows, 'utf-8');
  const peaks: number[] = [];
  const looks: number[] = [];
  for (const [encoding, goal] of [
    ['utf-8', 0.6],
    ['gb18030', 0.75],
  ] as const) {
    const source = join(dir, `customers-${encoding}.csv`);
    await writeCustomers(source, rows, encoding);
    let proof = '';
    const ours = () => {
      const done = handover(bench, prepared, source, encoding, proof === '');
      proof ||= done.proof;
      peaks.push(done.sealed.peakMiB);
      looks.push(done.sealed.lookMs);
      return done.sealed.seconds;
    };
    const ratio = await inTurn(runs, ours, () => carefulUser(plain, dir, keys));
    rmSync(source);
    const what = `${rows} rows ${encoding}: import to signed package, against sqlite3 + age + minisign`;
    yield line(what, goal, ratio, proof);
  }
  const peak = Math.max(...peaks);
  yield figure(`peak memory from unlocking to the package, ${rows} rows`, peakGoal, peak, 'MiB', 'as above');
  yield figure(`60 rows at a random place of ${rows}`, 20, Math.max(...looks), 'ms', 'each row says which it is');
  if (manyRows === 0) return;
  const many = join(dir, 'many.csv');
  await writeCustomers(many, manyRows, 'utf-8');
  const { sealed, proof } = handover(bench, prepared, many, 'utf-8', true);
  rmSync(many);
  yield figure(`peak memory of ${manyRows} rows over that of ${rows}`, 1.1, sealed.peakMiB / peak, '', proof);
}
