// The window's files are served by exact address from a table: every trick with an address finds nothing.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createResponder, fileTable, headers, lookUp } from '../../electron/protocol.ts';
import { contentSecurityPolicy } from '../../shared/ipc/csp.ts';
import { ensureBuilt, root } from '../host/served.ts';

const above = mkdtempSync(join(tmpdir(), 'handover-protocol-'));
const folder = join(above, 'renderer');
mkdirSync(join(folder, 'assets'), { recursive: true });
mkdirSync(join(above, 'renderer-evil'));
const files = {
  'index.html': '<p>',
  'assets/a b.js': '1',
  'assets/字.css': 'p{}',
  'assets/notes.map': '{}',
  '.stamp': 'x',
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
writeFileSync(join(above, 'secret.js'), 'secret');
writeFileSync(join(above, 'renderer-evil/x.js'), 'secret');
afterAll(() => rmSync(above, { recursive: true }));

const table = fileTable(folder);
const respond = createResponder(table);
const get = (url: string) => respond({ method: 'GET', url });

const nothing = [
  'app://handover/../secret.js',
  'app://handover/%2e%2e/secret.js',
  'app://handover/..%2fsecret.js',
  'app://handover/..%5csecret.js',
  'app://handover/../renderer-evil/x.js',
  'app://handover/assets/../index.html',
  'app://handover/assets%2fa%20b.js',
  'app://handover/assets/a b.js',
  'app://handover/assets//a%20b.js',
  'app://handover//index.html',
  'app://handover/%69ndex.html',
  'app://handover/INDEX.HTML',
  'app://handover/index.html/',
  'app://handover/index.html?x',
  'app://handover/index.html#x',
  'app://handover/index.html%00.png',
  'app://handover/assets',
  'app://handover/assets/',
  'app://handover/.stamp',
  'app://handover/assets/notes.map',
  'app://handover',
  'app://handover.evil/index.html',
  'app://handover@evil/index.html',
  'app://u@handover/index.html',
  'file:///etc/passwd',
  'constructor',
  '__proto__',
  '',
];

describe('the table', () => {
  test('holds the files of a known type, and the bare origin', () => {
    expect([...table.keys()].sort()).toEqual([
      'app://handover/',
      'app://handover/assets/%E5%AD%97.css',
      'app://handover/assets/a%20b.js',
      'app://handover/index.html',
    ]);
    expect([...fileTable(folder, 'https://x.invalid').keys()]).toContain('https://x.invalid/index.html');
  });

  test.each(nothing)('has nothing at %s', async (url) => {
    expect(lookUp(table, { method: 'GET', url })).toBeUndefined();
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });

  test('answers GET alone', () => {
    for (const method of ['POST', 'HEAD', 'PUT', 'get', '']) {
      expect(lookUp(table, { method, url: 'app://handover/index.html' })).toBeUndefined();
    }
  });
});

describe('a response', () => {
  test.each([
    ['app://handover/', 'text/html; charset=utf-8', '<p>'],
    ['app://handover/assets/a%20b.js', 'text/javascript; charset=utf-8', '1'],
    ['app://handover/assets/%E5%AD%97.css', 'text/css; charset=utf-8', 'p{}'],
  ])('to %s has its type, its bytes and the policy', async (url, type, text) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(await response.text()).toBe(text);
  });

  test('carries the policy when there is nothing, too', async () => {
    expect((await get('app://handover/none')).headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });

  test('starts from a policy that allows nothing', () => {
    const policy = headers['Content-Security-Policy'] ?? '';
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toMatch(/unsafe-|\*|https?:|connect-src (?!'none')/);
    for (const closed of ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(closed);
    }
  });
});

describe('the built window', () => {
  test('is served whole: no file of it is left out for want of a type', () => {
    ensureBuilt('renderer');
    const built = join(root, 'out/renderer');
    const served = new Set([...fileTable(built).values()].map(({ file }) => file));
    const all = readdirSync(built, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(all.filter((file) => !served.has(file))).toEqual([]);
    expect(served.size).toBeGreaterThan(1);
  });
});
