// `npm run bench`: each figure a ratio to a peer on the same file in the same run, beside a proof that the work was done right.
// Smaller, or a part: `npm run bench -- --rows 10000 --sheet-rows 2000 --mib 64 --runs 1 --only parsing`.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ageFiles } from './age-files.ts';
import type { Bench, Rows } from './bench.ts';
import { detection } from './detection.ts';
import { parsing } from './parsing.ts';
import { peerKeys } from './peers.ts';
import { pipeline } from './pipeline.ts';

const parts: Readonly<Record<string, Rows>> = { pipeline, parsing, detection, age: ageFiles };

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    /** 10000000 shows that memory does not grow with the rows; it takes minutes, and 5 GB of disk. */
    'many-rows': { type: 'string', default: '0' },
    'sheet-rows': { type: 'string', default: '100000' },
    mib: { type: 'string', default: '1024' },
    runs: { type: 'string', default: '3' },
    dir: { type: 'string', default: tmpdir() },
    only: { type: 'string', multiple: true, default: Object.keys(parts) },
  },
});

const dir = mkdtempSync(join(values.dir, 'handover-bench-'));
const bench: Bench = {
  rows: Number(values.rows),
  manyRows: Number(values['many-rows']),
  sheetRows: Number(values['sheet-rows']),
  mib: Number(values.mib),
  runs: Number(values.runs),
  dir,
  keys: peerKeys(dir),
};
const load = () => `load ${loadavg()[0]?.toFixed(1)}`;

try {
  for (const name of values.only) {
    const rows = parts[name];
    if (rows === undefined) throw new Error(`--only: ${Object.keys(parts).join(', ')}`);
    for await (const text of rows(bench)) console.log(`${text}  (${load()})`);
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
