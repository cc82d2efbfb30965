// The careful user's way with common programs, which the product is measured against in the same run.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Timed = { readonly seconds: number; readonly peakMiB: number };

/** Runs a program to its end under `/usr/bin/time`-like accounting of the kernel. @throws Error if it fails */
export function timed(command: string, words: readonly string[], input?: string): Timed {
  const before = performance.now();
  const run = spawnSync('python3', ['-c', meter, command, ...words], { input: input ?? '', encoding: 'utf8' });
  const seconds = (performance.now() - before) / 1000;
  if (run.status !== 0) throw new Error(`${command} failed: ${run.stderr.slice(-500)}`);
  const [wall = '0', peak = '0'] = run.stderr.trim().split('\n').at(-1)?.split(' ') ?? [];
  return { seconds: Number(wall) || seconds, peakMiB: Number(peak) / 1024 };
}

/** Wall time without Python's own start, and the peak of the child. */
const meter = `
import resource, subprocess, sys, time
start = time.monotonic()
code = subprocess.call(sys.argv[1:])
wall = time.monotonic() - start
print(wall, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
`;

export type PeerKeys = { readonly recipient: string; readonly identity: string; readonly minisign: string };

export function peerKeys(dir: string): PeerKeys {
  const identity = join(dir, 'peer.age');
  const minisign = join(dir, 'peer.minisign');
  spawnSync('age-keygen', ['-o', identity]);
  spawnSync('minisign', ['-G', '-W', '-f', '-p', `${minisign}.pub`, '-s', minisign], { encoding: 'utf8' });
  const recipient = spawnSync('age-keygen', ['-y', identity], { encoding: 'utf8' }).stdout.trim();
  return { recipient, identity, minisign };
}

/** sqlite3 .import, masking in SQL, CSV export, age, minisign: leaves two copies in the clear, which it removes untimed. */
export function carefulUser(source: string, dir: string, keys: PeerKeys): number {
  const db = join(dir, 'peer.db');
  const csv = join(dir, 'peer.csv');
  const sealed = `${csv}.age`;
  for (const path of [db, csv, sealed]) rmSync(path, { force: true });
  const script = join(dir, 'peer.sql');
  writeFileSync(
    script,
    `.import --csv ${source} raw
CREATE TABLE masked AS SELECT id, name, mobile, substr(id_card, 1, 3) || '***********' || substr(id_card, 15) AS id_card, email, city, address, created, visits, total, note FROM raw;
.headers on
.mode csv
.output ${csv}
SELECT * FROM masked;
`,
  );
  const total =
    timed('sqlite3', [db, `.read ${script}`]).seconds +
    timed('age', ['-r', keys.recipient, '-o', sealed, csv]).seconds +
    timed('minisign', ['-S', '-s', keys.minisign, '-m', sealed]).seconds;
  for (const path of [db, csv, sealed, `${sealed}.minisig`]) rmSync(path, { force: true });
  return total;
}
