// A program watched while it runs in a folder of its own: what it wrote, started and said, and a search through all of it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createFinder, type Found, type Needle, searchFiles } from './secret-search.ts';
import { type Activity, activityOf, blindCalls, openingCalls, type Traced, traced, writingCalls } from './strace.ts';

const calls = ['execve', 'execveat', ...writingCalls, ...openingCalls, ...blindCalls];

export type Watched = { readonly dir: string; readonly ended: Traced; readonly activity: Activity };

/** A folder with `work`, `tmp` and `home`; the caller removes it. */
export function watchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handover-watched-'));
  for (const name of ['work', 'tmp', 'home']) mkdirSync(join(folder, name));
  return folder;
}

/** Runs a program in a folder of its own, with a TMPDIR and a HOME of its own, under the eyes of strace. */
export async function watch(dir: string, command: readonly string[]): Promise<Watched> {
  const env = { PATH: '/usr/bin:/bin', HOME: join(dir, 'home'), TMPDIR: join(dir, 'tmp'), LANG: 'zh_CN.UTF-8' };
  const log = `${dir}.strace`;
  const ended = await traced(command, { log, calls, cwd: join(dir, 'work'), env });
  const activity = await activityOf(log);
  rmSync(log);
  return { dir, ended, activity };
}

/** Everywhere but in the named outputs: files, their names, what was written, opened, started and said. */
export function searchAll(
  { dir, ended, activity }: Watched,
  needles: readonly Needle[],
  named: readonly string[],
): Found[] {
  const find = createFinder(needles);
  const isNamed = (path: string) => named.some((name) => path.startsWith(join(dir, name)));
  const written = [...activity.written].filter(([path]) => !isNamed(path));
  const opened = [...activity.opened].filter((path) => !isNamed(path));
  return [
    ...searchFiles(find, dir, named),
    ...written.flatMap(([path, bytes]) => find(bytes, `a write to ${path}`)),
    ...find(Buffer.from(opened.join('\0')), 'a path'),
    ...find(activity.started, 'an argument'),
    ...find(ended.stdout, 'standard output'),
    ...find(ended.stderr, 'standard error'),
  ];
}

/** Nothing was written anywhere else, and nothing moved that strace does not show. */
export function expectNothingElsewhere({ dir, activity }: Watched): void {
  const devices = /^\/dev\/(?:null|tty|pts\/\d+)$/;
  const elsewhere = [...activity.opened].filter((path) => !path.startsWith(`${dir}/`) && !devices.test(path));
  expect(elsewhere).toEqual([]);
  expect(activity.blind).toEqual([]);
}
