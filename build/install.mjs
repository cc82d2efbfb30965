// Brings node_modules to what package-lock.json says, when it isn't there yet. Install scripts never run (.npmrc).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { modules, root } from './node.mjs';

const stamp = join(modules, '.handover-lock');

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Locked */
/** @typedef {{ packages?: Record<string, Locked> }} Lock */

/** The stamp of an installation: the lock file's digest, and the platform, since optional packages differ by it. */
export function stampOf(/** @type {string} */ lockText) {
  const digest = createHash('sha256').update(lockText).digest('hex');
  return `${digest} ${process.platform} ${process.arch}\n`;
}

/**
 * Does npm's own record of node_modules hold just what the lock file asks for? Optional packages may be missing.
 * @param {Lock} lock
 * @param {Lock} installed
 */
export function isInstalled(lock, installed) {
  const wanted = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
  const present = installed.packages ?? {};
  const known = new Set(wanted.map(([path]) => path));
  const complete = wanted.every(([path, entry]) => {
    const found = present[path];
    return found === undefined
      ? entry.optional === true
      : found.version === entry.version && found.integrity === entry.integrity;
  });
  return complete && Object.keys(present).every((path) => known.has(path));
}

/** @param {string} lockText */
function matches(lockText) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(lockText)) return true;
  const record = join(modules, '.package-lock.json');
  return existsSync(record) && isInstalled(JSON.parse(lockText), JSON.parse(readFileSync(record, 'utf8')));
}

function install() {
  console.log('Installing the dependencies of package-lock.json …');
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const run =
    npm === undefined
      ? spawnSync('npm', words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [npm, ...words], { cwd: root, stdio: 'inherit' });
  if (run.status === 0) return;
  console.error(
    'The dependencies could not be installed: npm says why above. Handover needs the npm registry for this once.',
  );
  process.exit(5);
}

/** Parallel runs wait for one installation. */
export function ensureInstalled() {
  withLock(join(root, 'out/.install.lock'), () => {
    const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
    if (!matches(lockText)) install();
    writeFileSync(stamp, stampOf(lockText));
  });
}
