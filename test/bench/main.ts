// `npm run bench`: each figure a ratio to a peer on the same file in the same run, beside a proof that the work was done right.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { openTables } from '../../shared/engine/readers/open.ts';
import { header, writeCustomers } from './customers.ts';
import { carefulUser, type PeerKeys, peerKeys, timed } from './peers.ts';
import { inTurn, line } from './ratios.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '3' },
    mib: { type: 'string', default: '1024' },
    dir: { type: 'string', default: tmpdir() },
  },
});
const rows = Number(values.rows);
const runs = Number(values.runs);
const mib = Number(values.mib);
const dir = mkdtempSync(join(values.dir, 'handover-bench-'));

type Child = { seconds: number; openSeconds: number; peakMiB: number; agrees: boolean; exported: string };

function handover(source: string, encoding: string): Child {
  const work = mkdtempSync(join(dir, 'run-'));
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'handover.ts'), work, source, encoding], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr.slice(-2000));
  return JSON.parse(run.stdout) as Child;
}

/** Row by row, with a parser that is not ours: the export of what was opened against the source. */
const sameRows = `
import csv, glob, sys
csv.field_size_limit(10**9)
source = csv.reader(open(sys.argv[1], encoding=sys.argv[3], newline=''))
found = csv.reader(open(glob.glob(sys.argv[2] + '/*.csv')[0], encoding='utf-8-sig', newline=''))
names, kept = next(source), next(found)
places = [names.index(name) for name in kept]
rows = 0
for row in source:
    assert [row[place] for place in places] == next(found), rows
    rows += 1
assert next(found, None) is None
print(rows)
`;

function proveRows(source: string, exported: string, encoding: string): string {
  const run = spawnSync('python3', ['-c', sameRows, source, exported, encoding], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`rows differ: ${run.stderr.slice(-300)}`);
  return `${run.stdout.trim()} rows equal`;
}

async function pipeline(keys: PeerKeys): Promise<string[]> {
  const lines: string[] = [];
  const plain = join(dir, 'customers.csv');
  await writeCustomers(plain, rows, 'utf-8');
  for (const [encoding, goal] of [
    ['utf-8', 0.6],
    ['gb18030', 0.75],
  ] as const) {
    const source = encoding === 'utf-8' ? plain : join(dir, 'customers-gb.csv');
    if (source !== plain) await writeCustomers(source, rows, encoding);
    const children: Child[] = [];
    const ours = () => {
      const child = handover(source, encoding);
      if (!child.agrees) throw new Error('the opened package does not agree');
      children.push(child);
      return child.seconds;
    };
    const ratio = await inTurn(runs, ours, () => carefulUser(plain, dir, keys));
    const last = children.at(-1) as Child;
    const peak = Math.max(...children.map(({ peakMiB }) => peakMiB)).toFixed(0);
    lines.push(
      line(
        `${rows} rows ${encoding}: import to signed package, against sqlite3 + age + minisign`,
        goal,
        ratio,
        `${proveRows(source, last.exported, encoding)}, peak ${peak} MiB`,
      ),
    );
  }
  return lines;
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

async function ageFiles(keys: PeerKeys): Promise<string[]> {
  const plain = join(dir, 'plain');
  spawnSync('dd', ['if=/dev/urandom', `of=${plain}`, 'bs=1M', `count=${mib}`]);
  const sealed = join(dir, 'ours.age');
  const opened = join(dir, 'opened');
  const identity = spawnSync('grep', ['AGE-SECRET-KEY', keys.identity], { encoding: 'utf8' }).stdout.trim();
  const clock = async (work: () => Promise<void>) => {
    const start = performance.now();
    await work();
    return (performance.now() - start) / 1000;
  };
  const lines: string[] = [];
  for (const [provider, goal] of [
    ['node', 0.9],
    ['portable', 6],
  ] as const) {
    const bulk = createBulk(2, provider);
    const encrypt = async () => {
      rmSync(sealed, { force: true });
      return clock(() => bulk.encryptFile(keys.recipient, { from: plain, to: sealed }));
    };
    const ratio = await inTurn(
      provider === 'node' ? runs : 1,
      encrypt,
      () => timed('age', ['-r', keys.recipient, '-o', `${sealed}.peer`, plain]).seconds,
    );
    spawnSync('age', ['-d', '-i', keys.identity, '-o', opened, sealed]);
    const proof = (await digest(opened)) === (await digest(plain)) ? 'age -d gives the plaintext' : 'WRONG';
    lines.push(line(`encrypt ${mib} MiB, ${provider}, 2 threads, against age`, goal, ratio, proof));
    if (provider === 'node') {
      const decrypt = async () => {
        rmSync(opened, { force: true });
        return clock(() => bulk.decryptFile([identity], { from: sealed, to: opened }));
      };
      const back = await inTurn(
        runs,
        decrypt,
        () => timed('age', ['-d', '-i', keys.identity, '-o', `${opened}.peer`, sealed]).seconds,
      );
      lines.push(
        line(
          `open ${mib} MiB, 2 threads, against age -d`,
          0.9,
          back,
          (await digest(opened)) === (await digest(plain)) ? 'digest equal' : 'WRONG',
        ),
      );
    }
    await bulk.close();
  }
  return lines;
}

async function parsing(): Promise<string[]> {
  const source = join(dir, 'customers.csv');
  let found = 0;
  const ours = async () => {
    const start = performance.now();
    const opened = await openTables(source);
    found = 0;
    for await (const batch of opened.tables[0]?.rows() ?? []) found += batch.rows;
    await opened.close();
    return (performance.now() - start) / 1000;
  };
  const peer = () => {
    rmSync(join(dir, 'p.db'), { force: true });
    writeFileSync(join(dir, 'p.sql'), `.import --csv ${source} raw\n`);
    return timed('sqlite3', [join(dir, 'p.db'), `.read ${join(dir, 'p.sql')}`]).seconds;
  };
  const ratio = await inTurn(runs, ours, peer);
  return [
    line(
      `parse, class and account ${rows} rows × ${header.length} columns, against sqlite3 .import`,
      0.7,
      ratio,
      `${found} rows`,
    ),
  ];
}

try {
  const keys = peerKeys(dir);
  for (const part of [() => pipeline(keys), () => parsing(), () => ageFiles(keys)]) {
    for (const text of await part()) console.log(text);
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
