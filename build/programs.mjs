// The programs that the tests run against: a real Chromium, and foreign tools that must agree with ours. Missing ones fail the run.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './node.mjs';

/** @typedef {{ package: string, commands: string[], module?: string }} Peer of Python's, the module that it brings */
/** @type {{ headless: string[], chromium: string[], peers: Peer[] }} */
const programs = JSON.parse(readFileSync(join(root, 'build/programs.json'), 'utf8'));

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} command */
function isOnPath(command) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  return folders.some((folder) => endings.some((ending) => isExecutable(join(folder, command + ending))));
}

/** The Chromium that the host starts: HANDOVER_CHROMIUM, or one in a usual place. */
export function findChromium() {
  const named = process.env.HANDOVER_CHROMIUM;
  return named === undefined ? programs.chromium.find((path) => existsSync(path)) : named;
}

/** Debian's Chromium without a screen: the same engine for a third of the processor time. Tests do with the other one, too. */
function lacksHeadless() {
  return process.env.HANDOVER_CHROMIUM === undefined && !programs.headless.some((path) => existsSync(path));
}

/** Screenshots without Chinese glyphs prove nothing. Only Linux has to be asked. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const run = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return run.status === 0 && run.stdout.trim() !== '';
}

/** The tests ask the system's own Python, which knows Debian's packages. @param {string | undefined} name */
function hasModule(name) {
  if (name === undefined) return true;
  const env = { ...process.env, PATH: ['/usr/bin', '/bin', process.env.PATH].join(delimiter) };
  return spawnSync('python3', ['-c', `import ${name}`], { env }).status === 0;
}

/** Debian's names of the packages that are missing here. */
export function missingPackages() {
  const isHere = (/** @type {Peer} */ { commands, module }) => commands.every(isOnPath) && hasModule(module);
  const missing = programs.peers.filter((peer) => !isHere(peer)).map((peer) => peer.package);
  if (findChromium() === undefined && lacksHeadless()) missing.push('chromium');
  if (!hasChineseFont()) missing.push('fontconfig', 'fonts-noto-cjk');
  return missing;
}

/** @param {string[]} packages */
function installByApt(packages) {
  console.log(`Installing ${packages.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ words) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', '-q', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  apt(['update']);
  apt(['install', '-y', '--no-install-recommends', ...packages]);
}

const canInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && isOnPath('apt-get');

/** Ends the process, saying what to install, if a program is missing and can't be installed here. */
export function ensurePrograms() {
  withLock(join(root, 'out/.programs.lock'), () => {
    if (!canInstall()) return;
    // By itself, and first: where the system has no such package, the others come all the same, and the usual Chromium with them.
    if (lacksHeadless()) installByApt(['chromium-headless-shell']);
    const missing = missingPackages();
    if (missing.length > 0) installByApt(missing);
  });
  const missing = missingPackages();
  if (missing.length === 0) return;
  console.error(`The tests need programs that are missing here (names of Debian's packages): ${missing.join(' ')}`);
  console.error(`On Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}`);
  console.error('Elsewhere: install the same programs by your own means, so that their commands are on the PATH.');
  process.exit(2);
}
