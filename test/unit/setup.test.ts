// What stands before every other command: is the right thing installed, does one of two parallel runs wait, what is a pass.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../host/served.ts';
import { readPath } from '../host/terminal-dialogs.ts';

const script = (name: string) => new URL(`../../build/${name}`, import.meta.url).href;
const { isInstalled, stampOf } = await import(script('install.mjs'));
const { classes, failures, summarise } = await import(script('test-report.mjs'));

const folder = mkdtempSync(join(tmpdir(), 'handover-setup-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('an installation', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/b': { version: '2.0.0', integrity: 'sha512-b', optional: true },
    },
  };
  const installed = (packages: object) => isInstalled(lock, { packages });
  const a = lock.packages['node_modules/a'];
  const b = lock.packages['node_modules/b'];

  test('is the one of the lock file, with or without the optional packages', () => {
    expect(installed({ 'node_modules/a': a, 'node_modules/b': b })).toBe(true);
    expect(installed({ 'node_modules/a': a })).toBe(true);
  });

  test('is another one when a package is missing, older, different or too many', () => {
    expect(installed({})).toBe(false);
    expect(installed({ 'node_modules/b': b })).toBe(false);
    expect(installed({ 'node_modules/a': { ...a, version: '1.0.1' } })).toBe(false);
    expect(installed({ 'node_modules/a': { ...a, integrity: 'sha512-x' } })).toBe(false);
    expect(installed({ 'node_modules/a': a, 'node_modules/b': { ...b, version: '1.0.0' } })).toBe(false);
    expect(installed({ 'node_modules/a': a, 'node_modules/c': a })).toBe(false);
    expect(isInstalled(lock, {})).toBe(false);
  });

  test('has a stamp that changes with the lock file', () => {
    expect(stampOf('{}')).toBe(stampOf('{}'));
    expect(stampOf('{}')).not.toBe(stampOf('{ }'));
    expect(stampOf('{}')).toContain(process.platform);
  });

  test('runs no install scripts', () => {
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});

describe('a lock', () => {
  const file = join(folder, 'work.lock');
  const log = join(folder, 'log');
  // Appends a line, waits, appends another: two of these interleave unless one waits for the other.
  const source = `
    import { appendFileSync } from 'node:fs';
    import { withLock } from ${JSON.stringify(script('lock.mjs'))};
    withLock(${JSON.stringify(file)}, () => {
      appendFileSync(${JSON.stringify(log)}, 'in ');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150);
      appendFileSync(${JSON.stringify(log)}, 'out ');
    });`;
  const work = () => spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: 'inherit' });
  const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

  test('lets one run after the other', async () => {
    writeFileSync(log, '');
    expect(await Promise.all([work(), work(), work()].map(ended))).toEqual([0, 0, 0]);
    expect(readFileSync(log, 'utf8')).toBe('in out in out in out ');
    expect(existsSync(file)).toBe(false);
  });

  test('is taken over from a process that is gone', async () => {
    const gone = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' });
    writeFileSync(log, '');
    writeFileSync(file, gone.stdout.trim());
    expect(await ended(work())).toBe(0);
    expect(readFileSync(log, 'utf8')).toBe('in out ');
  });
});

describe('the programs of the tests', () => {
  const ask = (env: NodeJS.ProcessEnv) => {
    const source = `import { missingPackages } from ${JSON.stringify(script('programs.mjs'))}; console.log(missingPackages().join(' '))`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8', env });
    return run.stdout.trim().split(' ');
  };

  test('are looked for on the PATH, and named by their packages', () => {
    const missing = ask({ PATH: folder });
    for (const name of ['age', 'openssh-client', 'unzip', 'coreutils', 'zstd', 'sqlite3', 'python3', 'minisign']) {
      expect(missing).toContain(name);
    }
    for (const name of ['zstd', 'age', 'age-keygen']) {
      writeFileSync(join(folder, name), '');
      chmodSync(join(folder, name), 0o755);
    }
    expect(ask({ PATH: folder })).not.toContain('zstd');
    expect(ask({ PATH: folder })).not.toContain('age');
  });

  test('are all here', () => {
    expect(ask(process.env)).toEqual(['']);
  });
});

describe('the totals', () => {
  const file = (name: string, statuses: string[], status = 'passed') => ({
    name: join(root, 'test', name, 'x.test.ts'),
    status,
    startTime: 1000,
    endTime: 3000,
    message: '',
    assertionResults: statuses.map((each) => ({ status: each, fullName: `is ${each}` })),
  });
  const all = (classes as string[]).map((name) => file(name, ['passed']));
  const count = (testResults: object[] | undefined, exitedWell = true) => {
    const { passed, failed } = summarise(testResults && { testResults }, exitedWell, root);
    return [passed, failed];
  };

  test('count every class', () => {
    expect(count(all)).toEqual([6, 0]);
    expect(summarise({ testResults: all }, true, root).classes.get('unit')).toEqual({
      passed: 1,
      failed: 0,
      seconds: 2,
    });
  });

  test('fail for a failed test, a skipped one, a file that never ran, and a class without tests', () => {
    expect(count([...all, file('unit', ['passed', 'failed'], 'failed')], false)).toEqual([7, 1]);
    expect(count([...all, file('unit', ['passed', 'skipped'])])).toEqual([7, 1]);
    expect(count([...all, file('unit', [], 'failed')], false)).toEqual([6, 1]);
    expect(count(all.slice(1))).toEqual([5, 1]);
    expect(count(undefined, false)).toEqual([0, 6]);
  });

  test('fail for an error outside every test', () => {
    expect(count(all, false)).toEqual([6, 1]);
  });

  test('come after the names of what failed, with the first line of why', () => {
    const why = { failureMessages: ['Error: 1 is not 2\n    at x.test.ts:3'] };
    const failed = file('e2e', ['passed', 'failed', 'skipped'], 'failed');
    Object.assign(failed.assertionResults[1] ?? {}, why);
    const broken = { ...file('unit', [], 'failed'), message: 'Cannot find module\nat all' };
    expect(failures({ testResults: [...all, failed, broken] }, root)).toEqual([
      'test/e2e/x.test.ts > is failed: Error: 1 is not 2',
      'test/e2e/x.test.ts > is skipped: skipped',
      'test/unit/x.test.ts: Cannot find module',
    ]);
    expect(failures(undefined, root)).toEqual([]);
  });

  test('come after twenty names at most', () => {
    const many = file('tamper', Array(23).fill('failed'), 'failed');
    const named: string[] = failures({ testResults: [many] }, root);
    expect(named).toHaveLength(21);
    expect(named.at(-1)).toBe('and 3 more');
  });
});

describe('a path typed into the terminal', () => {
  test('may be quoted and padded; an empty one is none', () => {
    expect(readPath('  /tmp/客户 名单.xlsx ')).toBe('/tmp/客户 名单.xlsx');
    expect(readPath("'/tmp/a b.csv'")).toBe('/tmp/a b.csv');
    expect(readPath('"/tmp/a b.csv"')).toBe('/tmp/a b.csv');
    expect(readPath('~/a')).toMatch(/^\/.*\/a$/);
    expect(readPath('   ')).toBeUndefined();
  });
});
