// Nothing of ours opens a connection: no source names a network module or a browser's network call, and no build pulls one in.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt, root } from '../host/served.ts';

const networkModules = [
  'net',
  'tls',
  'http',
  'https',
  'http2',
  'dgram',
  'dns',
  'dns/promises',
  'inspector',
  'inspector/promises',
  'quic',
];
const named = new RegExp(`['"\`](?:node:)?(?:${networkModules.join('|')}|undici|ws)['"\`]`);
const fetchCall = /\bfetch\s*\(/;
const calls =
  /\bimportScripts\s*\(|\b(?:XMLHttpRequest|WebSocket|WebSocketStream|EventSource|WebTransport|RTCPeerConnection|sendBeacon|SharedWorker|serviceWorker)\b/;
/** Electron's own ways out. */
const shellCalls = /\b(?:openExternal|autoUpdater|crashReporter|ClientRequest)\b|[{,]\s*net\s*[,}]/;

/** Comments may speak of what the code doesn't do. */
const withoutComments = (text: string) => text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');

function faultsIn(text: string): string[] {
  const code = withoutComments(text);
  return [named, fetchCall, calls, shellCalls].flatMap((pattern) => pattern.exec(code)?.[0] ?? []);
}

function filesOf(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Everything that a bundled file asks its runtime for. A bundle has one import a line, at its start. */
function externals(text: string): string[] {
  const statements = /^(?:import|export)\b[^'"\n]*(['"])([\w@][^'"\n]*)\1/gm;
  const calls = /\b(?:import|require)\s*\(\s*(['"])([\w@][^'"\n]*)\1/g;
  const code = withoutComments(text);
  return [...code.matchAll(statements), ...code.matchAll(calls)].map(([, , name = '']) => name);
}

/** Calls of the global function in a bundle; a library may have methods of that name. */
function fetches(text: string): string[] {
  const lines = text.split('\n').filter((line) => !/^\s*(?:async\s+)?fetch\(.*\)\s*\{$/.test(line));
  return lines.filter((line) => /(?<![.#\w])fetch\s*\(|\b(?:window|globalThis|self)\.fetch\b/.test(line));
}

const isBuiltin = (name: string) => name.startsWith('node:') || builtinModules.includes(name);
const isNetwork = (name: string) => networkModules.includes(name.replace(/^node:/, ''));

describe('the checker', () => {
  test.each([
    "import { connect } from 'node:net';",
    "const http = require('http');",
    'await import("node:https")',
    "import { request } from 'undici';",
    'const answer = await fetch(address);',
    'new WebSocket(address)',
    'navigator.sendBeacon(address)',
    "import { app, net } from 'electron';",
    'shell.openExternal(address)',
  ])('finds %s', (line) => {
    expect(faultsIn(line)).not.toEqual([]);
  });

  test.each([
    "import { join } from 'node:path';",
    '// fetch(x) would be wrong',
    'const prefetched = refetch();',
    "type Net = 'nets';",
  ])('has nothing against %s', (line) => {
    expect(faultsIn(line)).toEqual([]);
  });

  test('sees what a bundle asks for', () => {
    const bundle = [
      'import{a}from"node:fs";',
      'import "./b.js";',
      'import x, { y } from "node:net";',
      "const c=require('zlib');",
      'await import("electron")',
      ' * import { z } from "undici"',
    ];
    expect(externals(bundle.join('\n')).sort()).toEqual(['electron', 'node:fs', 'node:net', 'zlib']);
  });

  test('tells the global fetch from a method of that name', () => {
    expect(fetches('await fetch(address);\nwindow.fetch\nreturn fetch (x)')).toHaveLength(3);
    expect(fetches('\tasync fetch(options, more) {\nquery.fetch(x)\nthis.#fetch(x)\nrefetch()')).toEqual([]);
  });
});

describe('our sources', () => {
  test('name no way to the network', () => {
    const files = ['shared', 'electron', 'renderer'].flatMap((folder) => filesOf(folder, /\.(ts|tsx|mjs|js|html)$/));
    expect(files.length).toBeGreaterThan(50);
    const faults = files.flatMap((file) =>
      faultsIn(readFileSync(file, 'utf8')).map((fault) => `${relative(root, file)}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });
});

describe('the built window', () => {
  beforeAll(() => ensureBuilt('renderer'));

  test('asks a runtime for nothing, and knows no Node', () => {
    const scripts = filesOf('out/renderer', /\.js$/);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      const text = readFileSync(script, 'utf8');
      expect(externals(text).filter((name) => isBuiltin(name) || name === 'electron')).toEqual([]);
      expect(text).not.toMatch(/\b(?:process\.binding|process\.versions|__dirname|__filename|Buffer\.from)\b/);
    }
  });

  test('holds no way to the network, from its libraries either', () => {
    for (const script of filesOf('out/renderer', /\.js$/)) {
      const code = withoutComments(readFileSync(script, 'utf8'));
      expect(calls.exec(code)?.[0]).toBeUndefined();
      expect(fetches(code)).toEqual([]);
    }
  });

  test('names no other place: every address in its pages is relative', () => {
    for (const page of filesOf('out/renderer', /\.html$/)) {
      const addresses = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="([^"]*)"/g)].map(
        ([, address]) => address,
      );
      expect(addresses.filter((address) => !address?.startsWith('./'))).toEqual([]);
    }
  });
});

describe('the built shell and engine', () => {
  beforeAll(() => ensureBuilt('shell'));

  test('ask for Node, Electron and the database, and for no network module', () => {
    const scripts = ['out/main', 'out/preload'].flatMap((folder) => filesOf(folder, /\.c?js$/));
    const asked = new Set(scripts.flatMap((script) => externals(readFileSync(script, 'utf8'))));
    expect(asked).toContain('electron');
    expect([...asked].filter((name) => !isBuiltin(name) && name !== 'electron' && name !== 'better-sqlite3')).toEqual(
      [],
    );
    expect([...asked].filter(isNetwork)).toEqual([]);
  });

  test("keep the engine's thread beside the main script, under the address that starts it", () => {
    const [main = ''] = filesOf('out/main', /^main\.js$/);
    const scripts = filesOf('out/main', /\.js$/);
    const starts = scripts.flatMap((script) => [
      ...readFileSync(script, 'utf8').matchAll(
        /new Worker\(\s*new URL\(new URL\("([^"]+)", import\.meta\.url\)\.href\)/g,
      ),
    ]);
    expect(main).not.toBe('');
    expect(starts.length).toBeGreaterThan(0);
    for (const [, path = ''] of starts)
      expect(scripts.some((script) => script.endsWith(path.replace(/^.*\//, '')))).toBe(true);
    const sources = scripts.map((script) => readFileSync(script, 'utf8')).join('\n');
    expect(sources).not.toMatch(/new URL\("\.{1,2}\/[^"]+\.ts"/);
  });
});
