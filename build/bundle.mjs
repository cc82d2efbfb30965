// Builds out/ where a source has changed since the last build, and not otherwise: the window, the shell around it, the processes of tests.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { modules, requireNode, root } from './node.mjs';

const always = ['build/constants.mjs', 'build/node-workers.mjs', 'package-lock.json'];
const app = { tool: 'electron-vite/bin/electron-vite.js', config: 'build/electron.vite.config.ts' };
const children = { tool: 'vite/bin/vite.js', config: 'build/children.vite.config.ts' };

/** What each part is built from, and what must be there afterwards. */
const parts = {
  renderer: { ...app, sources: ['renderer', 'shared/ipc', 'shared/domain'], made: ['out/renderer/index.html'] },
  shell: { ...app, sources: ['electron', 'shared'], made: ['out/main/main.js', 'out/preload/preload.cjs'] },
  children: {
    ...children,
    sources: ['shared', 'test/support', 'test/parameters.ts', 'test/bench'],
    made: ['fault-child', 'vault-child', 'bench-child', 'engine', 'handover'].map((name) => `out/children/${name}.js`),
  },
};

/** @typedef {keyof typeof parts} Part */

/** @param {string} path */
function filesUnder(path) {
  if (statSync(path).isFile()) return [path];
  const found = readdirSync(path, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/**
 * One digest over the names and contents of everything that the build of a part reads.
 * @param {Part} part
 */
function sourceDigest(part) {
  const { config, sources } = parts[part];
  const paths = [...sources, config, ...always].flatMap((name) => filesUnder(join(root, name)));
  const digest = createHash('sha256');
  for (const path of paths.sort()) digest.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return digest.digest('hex');
}

/** @param {Part} part */
function build(part) {
  const { config, tool } = parts[part];
  const quiet = tool === app.tool ? ['--ignoreConfigWarning'] : [];
  const words = [join(modules, tool), 'build', '--config', config, '--logLevel', 'warn', ...quiet];
  const env = { ...process.env, HANDOVER_BUILD: part };
  const run = spawnSync(requireNode(), words, { cwd: root, stdio: 'inherit', env });
  if (run.status !== 0) throw new Error(`The ${part} could not be built; the messages are above.`);
}

/**
 * Returns whether a build was needed; parallel calls wait for one build.
 * @param {Part} part
 * @throws when it fails
 */
export function ensureBuilt(part) {
  return withLock(join(root, `out/.${part}.lock`), () => {
    const stamp = join(root, `out/.${part}.stamp`);
    const digest = sourceDigest(part);
    const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
    if (fresh && parts[part].made.every((path) => existsSync(join(root, path)))) return false;
    rmSync(stamp, { force: true });
    build(part);
    writeFileSync(stamp, digest);
    return true;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  for (const part of /** @type {Part[]} */ (Object.keys(parts))) {
    if (asked.length === 0 || asked.includes(part)) ensureBuilt(part);
  }
}
