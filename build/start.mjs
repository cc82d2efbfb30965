// `npm start`: the app in Electron; without Electron's binary in the local Chromium; without a display, the demo in the terminal.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './bundle.mjs';
import { modules, requireNode, root } from './node.mjs';
import { findChromium } from './programs.mjs';

const own = process.argv.slice(2);
const isRoot = process.getuid?.() === 0;
const electron = join(modules, 'electron');
/** Electron's download may hang where a firewall swallows it. */
const downloadMs = 10 * 60_000;

/** @param {string} command @param {string[]} words */
function run(command, words) {
  const ended = spawnSync(command, words, { cwd: root, stdio: 'inherit' });
  process.exit(ended.status ?? 1);
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

function electronBinary() {
  const pointer = join(electron, 'path.txt');
  const binary = existsSync(pointer) ? join(electron, 'dist', readFileSync(pointer, 'utf8')) : undefined;
  return binary !== undefined && existsSync(binary) ? binary : undefined;
}

/** Electron's binary is a download of its own, and its checksum is in the package. */
function fetchElectron() {
  if (electronBinary() !== undefined) return;
  console.log('Fetching Electron …');
  spawnSync(process.execPath, [join(electron, 'install.js')], { cwd: root, stdio: 'ignore', timeout: downloadMs });
}

function startElectron() {
  if (isRoot && process.platform === 'linux') {
    console.log("Electron's sandbox can't run as root, and Handover never switches it off.");
    return;
  }
  fetchElectron();
  const binary = electronBinary();
  if (binary !== undefined) run(binary, [root, ...own]);
  console.log(
    "Electron's binary could not be fetched here (node node_modules/electron/install.js; ELECTRON_MIRROR names a mirror).",
  );
}

function startChromium() {
  if (findChromium() === undefined) {
    console.error('No Chromium was found either. Install Chromium or Chrome, or name one in HANDOVER_CHROMIUM.');
    process.exit(5);
  }
  console.log(
    'Opening the same app in the local Chromium. It has no file dialogs here: files are asked for in this terminal.',
  );
  run(requireNode(), [join(root, 'test/host/start-chromium.ts'), ...own]);
}

if (!hasDisplay()) {
  console.log('There is no display: running the demo in the terminal instead of opening the window.');
  run(requireNode(), [join(root, 'shared/cli/main.ts'), 'demo', ...own]);
}
ensureBuilt('renderer');
ensureBuilt('shell');
startElectron();
startChromium();
