// A whole handover opens no internet socket, and works on a machine that has no network at all.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { node, program } from '../support/program.ts';
import { callsOf, run, traced } from '../support/strace.ts';

const dir = mkdtempSync(join(tmpdir(), 'handover-offline-'));
afterAll(() => rmSync(dir, { recursive: true }));
const env = { PATH: '/usr/bin:/bin', HOME: dir, LANG: 'en_GB.UTF-8' };
const demo = (name: string) => [...program, 'demo', join(dir, name), '--json'];

/** Calls that name an address of the internet, or ask for its names. */
async function internetCalls(log: string): Promise<{ all: number; internet: string[] }> {
  let all = 0;
  const internet: string[] = [];
  for await (const { name, args } of callsOf(log)) {
    all += 1;
    const isAsking = /^(?:socket|socketpair|connect|bind|sendto|sendmsg|sendmmsg|accept4?|listen)$/.test(name);
    if (isAsking && /\bAF_INET6?\b|\bAF_PACKET\b|sa_family=AF_INET|nscd/.test(args))
      internet.push(`${name}(${args.slice(0, 80)}`);
  }
  return { all, internet };
}

test('the watch works: a program that asks for a socket is seen', async () => {
  const log = join(dir, 'control.strace');
  const script = "for (const host of ['127.0.0.1', '::1']) require('node:net').connect(9, host).on('error', () => {})";
  await traced([node, '-e', script], { log, calls: ['network'], cwd: dir, env });
  const { internet } = await internetCalls(log);
  expect(internet.some((call) => call.startsWith('socket(AF_INET,'))).toBe(true);
  expect(internet.some((call) => call.startsWith('connect('))).toBe(true);
  expect(internet.some((call) => call.startsWith('socket(AF_INET6,'))).toBe(true);
});

test('the demo asks for none', async () => {
  const log = join(dir, 'demo.strace');
  const { status, stderr } = await traced(demo('traced'), { log, calls: ['network', 'execve'], cwd: dir, env });
  expect(stderr.toString()).toBe('');
  expect(status).toBe(0);
  const { all, internet } = await internetCalls(log);
  expect(all).toBeGreaterThan(0);
  expect(internet).toEqual([]);
});

test('the demo works where there is no network, not even a loopback', async () => {
  const alone = process.getuid?.() === 0 ? ['unshare', '--net'] : ['unshare', '--map-root-user', '--net'];
  const interfaces = await run([...alone, 'cat', '/proc/net/dev'], dir, env);
  expect(
    interfaces.stdout
      .toString()
      .match(/^ *\w+:/gm)
      ?.map((name) => name.trim()),
  ).toEqual(['lo:']);
  const { status, stdout, stderr } = await run([...alone, ...demo('alone')], dir, env);
  expect(stderr.toString()).toBe('');
  expect(status).toBe(0);
  const { proofs } = JSON.parse(stdout.toString());
  expect(proofs.length).toBeGreaterThan(5);
  expect(proofs.filter(({ holds }: { holds: boolean }) => !holds)).toEqual([]);
});
