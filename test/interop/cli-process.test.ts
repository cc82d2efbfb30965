// The command line as a process, where it needs no engine yet: usage, help, version, and a question without echo.
import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../host/served.ts';
import { createDesk, type Desk, handover } from '../support/cli.ts';
import { talk } from '../support/cli-terminal.ts';
import { node } from '../support/program.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk();
});
afterAll(() => desk.clear());

/** The scripts that a process loaded, run from the sources: from its own coverage report. */
async function loaded(args: readonly string[]): Promise<string[]> {
  const folder = desk.path('coverage', args.join('_'));
  const env = { ...process.env, NODE_V8_COVERAGE: folder };
  expect(spawnSync(node, [join(root, 'shared/cli/main.ts'), ...args], { env }).status).toBe(0);
  const [report = ''] = await readdir(folder);
  const { result } = JSON.parse(await readFile(`${folder}/${report}`, 'utf8'));
  return result.map(({ url }: { url: string }) => url);
}

describe('before any work', () => {
  test('the version is that of package.json', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await handover(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
    expect((await handover(['--version', '--json'])).json).toEqual({ version });
  });

  test('help ends with 0 and loads neither the engine nor the contract', async () => {
    const ran = await handover(['help']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('identity export');
    const scripts = await loaded(['help']);
    expect(scripts.some((url) => url.endsWith('/shared/cli/registry.ts'))).toBe(true);
    expect(scripts.filter((url) => /shared\/(engine|format|data|ipc)\/|valibot|sqlite/.test(url))).toEqual([]);
  });

  test('the version loads nothing but the entry', async () => {
    const scripts = await loaded(['--version']);
    const ours = scripts.filter((url) => url.includes('/shared/cli/')).map((url) => url.split('/').at(-1));
    expect(ours.sort()).toEqual(['main.ts', 'process.ts']);
  });
});

describe('a usage error', () => {
  test.each([
    [['seel'], 'seal'],
    [['case'], 'case new'],
    [['seal', '--vault', 'v', '--cse', 'x'], '--case'],
    [['card', '--vault', 'v'], '--out'],
    [[], 'handover help'],
  ])('%j ends with 2, says what would do on standard error, nothing on standard output', async (args, hint) => {
    const ran = await handover(args);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(hint);
  });

  test('is one document with --json', async () => {
    const ran = await handover(['seel', '--json']);
    expect(ran).toMatchObject({ code: 2, stderr: '' });
    expect(ran.json.error).toMatchObject({ code: 'usage', exit: 2, facts: { nearest: 'seal' } });
    expect(Object.keys(ran.json)).toEqual(['error']);
  });
});

describe('the passphrase', () => {
  test('is missing: exit code 2 and the options that give it', async () => {
    const ran = await handover(['case', 'list', '--vault', desk.path('none')]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('--passphrase-file');
  });

  test('file is missing or empty: named, without its content', async () => {
    const args = ['case', 'list', '--vault', desk.path('none'), '--json', '--passphrase-file'];
    expect((await handover([...args, desk.path('nowhere')])).json.error.code).toBe('input.missing');
    expect((await handover([...args, '/dev/null'])).json.error.code).toBe('passphrase.missing');
  });

  test('is asked for without echo, and Ctrl-C at the question ends with 1', async () => {
    const args = ['case', 'list', '--vault', desk.path('none')];
    const { code, screen } = await talk(args, [['Passphrase', 'hunter\u0003']], desk.dir);
    expect(code).toBe(1);
    expect(screen).toContain('Passphrase (not shown): ');
    expect(screen).not.toContain('hunter');
  });
});
