// What is packed into the program works as it does from the sources: the bundled engine in its thread, the bundled command line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ToHost } from '../../shared/engine/thread/messages.ts';
import { ensureBuilt, root } from '../host/served.ts';

const chunks = join(root, 'out/main/chunks');
const folder = mkdtempSync(join(tmpdir(), 'handover-bundle-'));
const chunk = (name: string) => {
  const [found] = readdirSync(chunks).filter((file) => new RegExp(`^${name}-[^.]+\\.js$`).test(file));
  return join(chunks, found ?? `no ${name}`);
};

beforeAll(() => ensureBuilt('shell'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the bundled engine answers in its thread, and passes its own tests', async () => {
  const worker = new Worker(chunk('entry'), { workerData: { defaultVault: join(folder, 'vault') } });
  const ask = (id: number, channel: string) =>
    new Promise<unknown>((resolve, reject) => {
      worker.once('error', reject);
      worker.on('message', (message: ToHost) => {
        if (message.kind === 'answer' && message.id === id) resolve(message.value);
      });
      worker.postMessage({ kind: 'invoke', id, channel, input: {} });
    });
  expect(await ask(1, 'app.state')).toMatchObject({ ok: true, value: { vault: 'missing' } });
  const { value } = (await ask(2, 'selftest.run')) as { value: { tests: { name: string; passed: boolean }[] } };
  expect(value.tests.filter(({ passed }) => !passed)).toEqual([]);
  expect(value.tests.length).toBeGreaterThan(0);
  await worker.terminate();
});

test('the bundled command line goes through a whole handover, with its workers', () => {
  const demo = join(folder, 'demo');
  const words = JSON.stringify(['demo', demo, '--json']);
  const start = `const { runProcess } = await import(${JSON.stringify(pathToFileURL(chunk('process')).href)}); await runProcess(${words});`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', start], { encoding: 'utf8', timeout: 240_000 });
  expect(run.stderr).not.toContain('bug');
  expect(run.status).toBe(0);
  expect(JSON.parse(run.stdout)).toBeTypeOf('object');
  expect(existsSync(demo)).toBe(true);
}, 240_000);
