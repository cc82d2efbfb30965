// `npm test`: format, lint, types of every environment, the build, then every class of tests. `--full` uses the large parameters.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './bundle.mjs';
import { modules, requireNode, root } from './node.mjs';
import { failures, summarise } from './test-report.mjs';
import { checkTypes, environments } from './types.mjs';

const results = join(root, 'test-results');
const report = join(results, 'vitest.json');
const full = process.argv.includes('--full');
const env = { ...process.env, HANDOVER_TEST_FULL: full ? '1' : '0' };

/** @param {string} tool @param {string[]} words */
function runTool(tool, words) {
  return spawnSync(requireNode(), [join(modules, tool), ...words], { cwd: root, stdio: 'inherit', env }).status === 0;
}

/** @param {() => void} work */
function succeeds(work) {
  try {
    work();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

/** @type {[name: string, run: () => boolean][]} */
const steps = [
  ['format and lint', () => runTool('@biomejs/biome/bin/biome', ['ci', '--colors=off', '.'])],
  ...environments.map((name) => /** @type {[string, () => boolean]} */ ([`types of ${name}`, () => checkTypes(name)])),
  ['build of the window', () => succeeds(() => ensureBuilt('renderer'))],
  ['build of the shell', () => succeeds(() => ensureBuilt('shell'))],
  ['build of the children', () => succeeds(() => ensureBuilt('children'))],
];

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} name @param {number} start @param {boolean} good */
function tell(name, start, good) {
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(7);
  console.log(`${good ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}`);
}

mkdirSync(results, { recursive: true });
for (const name of ['vitest.json', 'totals.txt']) rmSync(join(results, name), { force: true });

const outcomes = steps.map(([name, run]) => {
  const start = performance.now();
  const good = run();
  tell(name, start, good);
  return good;
});

const start = performance.now();
const good = runTool('vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);
const found = readReport();
const tests = summarise(found, good, root);
for (const [name, { passed, seconds }] of tests.classes)
  console.log(`       ${seconds.toFixed(1).padStart(7)} s  ${name}: ${passed} passed`);
tell('tests', start, good);
for (const line of [...tests.complaints, ...failures(found, root)]) console.log(`FAILED  ${line}`);

const passed = tests.passed + outcomes.filter(Boolean).length;
const failed = tests.failed + outcomes.filter((outcome) => !outcome).length;
const totals = `${passed} passed, ${failed} failed`;
writeFileSync(join(results, 'totals.txt'), `${totals}\n`);
console.log(totals);
process.exitCode = failed === 0 ? 0 : 1;
