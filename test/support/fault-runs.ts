// Runs a stage with a fault in it: in a process that is killed, or in this one with an error of the operating system.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { FileWriter, Step, Steps } from '../../shared/engine/files/fail-points.ts';
import { ensureBuilt, root } from '../host/served.ts';
import { full } from '../parameters.ts';
import type { FatalOrder } from './fault-child.ts';

ensureBuilt('children');
const child = join(root, 'out/children/fault-child.js');

export type Ended = { readonly killed: boolean; readonly done: boolean; readonly steps: readonly Step[] };
export type Occurrence = { readonly step: Step; readonly occurrence: number };

/** @throws Error if the child failed by itself */
export function runChild(order: FatalOrder): Ended {
  const { signal, status, stdout, stderr } = spawnSync(process.execPath, [child, JSON.stringify(order)], {
    encoding: 'utf8',
  });
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(`child ended with ${status}: ${stderr}`);
  const lines = stdout.split('\n');
  return {
    killed: signal === 'SIGKILL',
    done: lines.some((line) => line.startsWith('done ')),
    steps: lines.flatMap((line) => (line.startsWith('step ') ? (line.slice(5) as Step) : [])),
  };
}

/** Where to strike: at the first occurrence of each step, for commits at the last one too; or at every one. */
export function occurrencesOf(steps: readonly Step[]): Occurrence[] {
  const counts = new Map<Step, number>();
  const all = steps.map((step): Occurrence => {
    const occurrence = (counts.get(step) ?? 0) + 1;
    counts.set(step, occurrence);
    return { step, occurrence };
  });
  const isLast = ({ step, occurrence }: Occurrence) => step.includes('.commit.') && occurrence === counts.get(step);
  return all.filter((one) => full || one.occurrence === 1 || isLast(one));
}

/** What SQLite says when the system says this to it. */
const bySqlite = { ENOSPC: 'SQLITE_FULL', EIO: 'SQLITE_IOERR_WRITE', EROFS: 'SQLITE_READONLY' } as const;
export type Errno = keyof typeof bySqlite;
export const errnos = Object.keys(bySqlite) as Errno[];
/** What the user is told. */
export const codeOfErrno = { ENOSPC: 'io.full', EIO: 'io.gone', EROFS: 'io.read-only' } as const;

/** Fails at a step as the system, or SQLite for it, would: once, or so many times. */
export function failing(step: Step, errno: Errno | 'EBUSY' | 'EPERM', times = 1): Steps {
  let left = times;
  return {
    reach(name) {
      if (name !== step || left === 0) return;
      left -= 1;
      if (name.includes('.commit.') && errno in bySqlite) {
        throw new Database.SqliteError('made up by a test', bySqlite[errno as Errno]);
      }
      throw Object.assign(new Error(errno), { code: errno });
    },
  };
}

/** A transaction that is through can't fail any more. */
export function canFail(step: Step): boolean {
  return !step.endsWith('.commit.after');
}

export function bothSides(steps: readonly string[]): Step[] {
  return steps.flatMap((step) => [`${step}.before`, `${step}.after`] as Step[]);
}

/** The steps of placing one file. */
export function placing(writer: FileWriter): Step[] {
  return bothSides(['create', 'write', 'sync', 'rename', 'folder'].map((action) => `${writer}.${action}`));
}
