// The Chromium host keeps the rules of the shell: own pages under the policy, one sender, a closed contract, no network.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../shared/ipc/csp.ts';
import type { HostBridge } from '../../shared/ipc/host-bridge.ts';
import { openHost } from '../host/chromium-host.ts';
import type { Host } from '../host/host.ts';
import { askName } from '../host/page-bridge.ts';
import { origin } from '../host/served.ts';
import { axeViolations } from './support/axe.ts';
import { internetSockets } from './support/sockets.ts';

declare const window: Record<string, unknown> & { readonly handover: HostBridge<File>; open(url: string): unknown };

const folder = mkdtempSync(join(tmpdir(), 'handover-host-'));
const vault = join(folder, 'vault');
let host: Host;

const invoke = (page: Page, channel: string, input: unknown) =>
  page.evaluate(([name, value]) => window.handover.invoke(name, value), [channel, input] as const);

beforeAll(async () => {
  host = await openHost({ vault });
  await host.page.locator('#root > *').first().waitFor();
});

afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the page', () => {
  test('loads under the policy, without a violation or an error', async () => {
    const response = await host.page.goto(`${origin}/`);
    expect(response?.headers()['content-security-policy']).toBe(contentSecurityPolicy);
    await host.page.locator('#root > *').first().waitFor();
    expect(host.problems).toEqual([]);
    expect(host.blocked).toEqual([]);
  });

  test('can run no script of its own making, and that is noticed', async () => {
    await host.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    });
    expect(await host.page.evaluate(() => window.ran)).toBeUndefined();
    await expect.poll(() => host.problems.join('\n')).toContain('script-src');
    (host.problems as string[]).length = 0;
  });

  test('is given by exact address alone', async () => {
    for (const path of ['/nothing', '/index.html?x=1', '/assets/', '/assets', '/..%2findex.html', '/%69ndex.html']) {
      const response = await host.page.goto(`${origin}${path}`);
      expect(response?.status()).toBe(404);
    }
    await host.page.goto(`${origin}/`);
    (host.problems as string[]).length = 0;
  });
});

describe('the bridge', () => {
  test('answers', async () => {
    const reply = await invoke(host.page, 'app.state', {});
    expect(reply).toMatchObject({ ok: true, value: { vault: 'missing' } });
  });

  test('knows the channels of the contract and their inputs, and nothing else', async () => {
    for (const channel of ['', 'constructor', '__proto__', 'files.read', 'app.state ']) {
      expect(await invoke(host.page, channel, {})).toMatchObject({ ok: false, error: { code: 'usage' } });
    }
    expect(await invoke(host.page, 'app.state', { path: '/etc/passwd' })).toMatchObject({ error: { code: 'usage' } });
    expect(await invoke(host.page, 'package.inspect', { file: 'not-given-out' })).toMatchObject({ ok: false });
  });

  test('refuses a frame in the page', async () => {
    const refused = await host.page.evaluate(async (ask) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow as unknown as Record<string, (request: unknown) => Promise<unknown>>;
      const reply = await inner[ask]?.({ purpose: 'invoke', channel: 'app.state', input: {} });
      frame.remove();
      return reply;
    }, askName);
    expect(refused).toMatchObject({ ok: false, error: { where: { member: 'sender' } } });
  });

  test('gives a handle for a picked file, never a path', async () => {
    const file = join(folder, '客户.csv');
    writeFileSync(file, '姓名\n王小明\n');
    await host.answerPick([file]);
    const picked = await invoke(host.page, 'files.pick', { purpose: 'sources' });
    expect(picked).toMatchObject({ ok: true, value: { files: [{ name: '客户.csv', bytes: 17 }] } });
    expect(JSON.stringify(picked)).not.toContain(folder);
    expect((await host.asked()).at(-1)).toEqual({ dialog: 'pick' });
  });

  test('gives a handle for a file dropped on the page, and for none that the page made up', async () => {
    const file = join(folder, '收件卡.card');
    writeFileSync(file, '{}\n');
    await host.page.evaluate(() => {
      document.addEventListener('dragover', (event) => event.preventDefault());
      document.addEventListener('drop', (event) => {
        event.preventDefault();
        window.dropped = window.handover.dropped([...(event.dataTransfer?.files ?? [])]);
      });
    });
    await host.drop(host.page.locator('#root > *').first(), [file]);
    expect(await host.page.evaluate(() => window.dropped)).toMatchObject([{ name: '收件卡.card', bytes: 3 }]);
    expect(await host.page.evaluate(() => window.handover.dropped([new File(['x'], 'passwd')]))).toEqual([]);
  });

  test('prints', async () => {
    await host.page.evaluate(() => window.handover.print());
    expect(await host.printed()).toBe(1);
  });

  test('asks where to put a file, and takes no for an answer', async () => {
    await host.answerPlace(join(folder, '新.card'));
    const placed = await invoke(host.page, 'files.place', { purpose: 'file', suggested: '我的.card' });
    expect(placed).toMatchObject({ ok: true, value: { file: { name: '新.card' } } });
    expect((await host.asked()).at(-1)).toEqual({ dialog: 'place', suggested: '我的.card' });
    await host.answerPlace();
    const refused = await invoke(host.page, 'files.place', { purpose: 'folder', suggested: '客户资料' });
    expect(refused).toEqual({ ok: true, value: {} });
  });

  test('is the same object for good: the page can replace nothing in it', async () => {
    const frozen = await host.page.evaluate(
      () => Object.isFrozen(window.handover) && Reflect.deleteProperty(window, 'handover'),
    );
    expect(frozen).toBe(false);
  });
});

describe('the network', () => {
  test('is out of reach for every request, and each is recorded', async () => {
    await host.page.evaluate(() => {
      const picture = document.createElement('img');
      picture.src = 'https://example.invalid/picture.png';
      document.body.append(picture);
    });
    await host.page.evaluate(() => {
      location.href = 'https://handover.invalid.example.invalid/';
    });
    await expect.poll(() => host.blocked).toContain('https://handover.invalid.example.invalid/');
    expect(host.page.url()).toBe(`${origin}/`);
    (host.blocked as string[]).length = 0;
    (host.problems as string[]).length = 0;
  });

  test('has no second window', async () => {
    const pages = host.page.context().pages().length;
    await host.page.evaluate(() => void window.open('https://example.invalid/'));
    await expect.poll(() => host.blocked.length).toBeGreaterThan(0);
    await expect.poll(() => host.page.context().pages().length).toBe(pages);
    (host.blocked as string[]).length = 0;
  });

  test('is not used: no internet socket in this process, its engine or Chromium', async () => {
    expect(internetSockets()).toEqual([]);
  });

  test('would be seen if it were used', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    expect(internetSockets()).toHaveLength(1);
    await new Promise((closed) => server.close(closed));
  });
});

describe('the life of a host', () => {
  test('restarts on the same vault and the same page', async () => {
    await host.restart();
    expect(await invoke(host.page, 'app.state', {})).toMatchObject({ ok: true });
  });

  test('remembers language and theme', async () => {
    await invoke(host.page, 'settings.set', { lang: 'en', look: 'dark' });
    await host.restart();
    await host.page.locator('html[lang="en"][data-theme="dark"]').waitFor();
    await invoke(host.page, 'settings.set', { lang: 'zh', look: 'light' });
    await host.restart();
    await host.page.locator('html[lang="zh-CN"][data-theme="light"]').waitFor();
  });

  test('runs axe in spite of the policy', async () => {
    await host.page.evaluate(() => {
      document.body.append(document.createElement('button'));
    });
    expect((await axeViolations(host.page)).join('\n')).toContain('button-name');
  });
});
