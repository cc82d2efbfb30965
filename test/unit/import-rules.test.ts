// Who may import whom: arrows point down only. The table is the rule; the linter keeps part of it, this test the whole.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

type Rule = {
  /** Folders and files of ours, its own among them; `''` is the root itself. */
  readonly folders: readonly string[];
  /** Packages by the start of their names. */
  readonly packages: readonly string[];
  /** `node:` modules: all of them or none. */
  readonly node: boolean;
};

const cryptography = ['@noble/', '@scure/base', 'age-encryption', 'canonicalize'];
const portable = ['shared/domain', 'shared/ipc', 'shared/format', 'shared/data'];

/** The longest folder that a file lies in decides. */
const rules: Readonly<Record<string, Rule>> = {
  'shared/domain': { folders: ['shared/domain'], packages: [], node: false },
  'shared/ipc': { folders: ['shared/domain', 'shared/ipc'], packages: ['valibot'], node: false },
  'shared/format': { folders: ['shared/domain', 'shared/format'], packages: cryptography, node: false },
  'shared/data': { folders: ['shared/domain', 'shared/data'], packages: [], node: false },
  // Another language: what is compiled from it lies in shared/data.
  'shared/kernels': { folders: ['shared/kernels'], packages: [], node: false },
  'shared/engine': {
    folders: [...portable, 'shared/engine', 'package.json'],
    packages: [
      ...cryptography,
      '@e965/xlsx',
      'better-sqlite3',
      'hash-wasm',
      'mdb-reader',
      'saxes',
      'valibot',
      'yaml',
      'yauzl',
      'yazl',
    ],
    node: true,
  },
  'shared/cli': {
    folders: ['shared/domain', 'shared/ipc', 'shared/engine', 'shared/cli', 'package.json'],
    packages: [],
    node: true,
  },
  electron: { folders: ['shared/ipc', 'shared/engine', 'electron'], packages: ['electron'], node: true },
  // The packaged program's command line is the one thing the shell starts that it doesn't know.
  'electron/cli.ts': { folders: ['shared/cli', 'electron'], packages: ['electron'], node: true },
  // A sandboxed preload script has no Node and is one file.
  'electron/preload.ts': { folders: ['electron/bridge.ts'], packages: ['electron'], node: false },
  'electron/bridge.ts': { folders: ['shared/ipc', 'electron/messages.ts'], packages: [], node: false },
  'electron/messages.ts': { folders: ['shared/ipc'], packages: [], node: false },
  renderer: {
    folders: ['shared/domain', 'shared/ipc', 'renderer'],
    packages: [
      '@tanstack/',
      'i18next',
      'lucide-react',
      'qr',
      'react',
      'react-aria-components',
      'react-dom',
      'react-i18next',
    ],
    node: false,
  },
  build: {
    folders: ['build'],
    packages: ['assemblyscript', 'vite', 'electron-vite', '@vitejs/plugin-react'],
    node: true,
  },
  test: {
    folders: ['', 'shared', 'electron', 'renderer', 'build', 'test', 'package.json'],
    packages: [''],
    node: true,
  },
};

const isWithin = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const isPackage = (name: string, allowed: string) =>
  allowed === '' || allowed.endsWith('/') ? name.startsWith(allowed) : isWithin(name, allowed);

function ruleOf(file: string): Rule | undefined {
  const [folder] = Object.keys(rules)
    .filter((name) => isWithin(file, name))
    .sort((a, b) => b.length - a.length);
  return folder === undefined ? undefined : rules[folder];
}

const specifier =
  /(?<!['"`.])(?:\bfrom\s*|\bimport\s*\(?\s*|\bimport\.meta\.resolve\s*\(\s*|\bnew\s+URL\s*\(\s*)(['"])([^'"\n]+)\1/g;
const styles = new Set(['.css', '.woff2', '.svg', '.png']);

/** What a source text imports, whether statically, dynamically or as the address of a worker. */
function importsOf(text: string): string[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  const found = [...code.matchAll(specifier)].map(([, , name = '']) => name);
  return found.filter((name) => !/^[a-z]+:(?!\w)|^[a-z]+:\/\//.test(name));
}

/** `undefined` if the import is allowed, else what is wrong with it. */
function judge(file: string, name: string): string | undefined {
  const rule = ruleOf(file);
  if (rule === undefined) return `${file} lies in no folder of the table`;
  if (name.startsWith('node:')) return rule.node ? undefined : `${file} must not use ${name}`;
  if (!name.startsWith('.')) {
    return rule.packages.some((allowed) => isPackage(name, allowed)) ? undefined : `${file} must not import ${name}`;
  }
  const target = relative(root, resolve(root, dirname(file), name));
  if (!rule.folders.some((folder) => isWithin(target, folder))) return `${file} must not import ${target}`;
  if (extname(target) === '' && !name.endsWith('/')) return `${file} imports ${name} without its ending`;
  return undefined;
}

const sources = ['shared', 'electron', 'renderer', 'build', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);

describe('the checker', () => {
  test('sees every form of an import, and no address of the web', () => {
    const text = `
      import a from 'a'; import type { b } from "./b.ts"; export { c } from './c.ts';
      import './d.css'; const e = await import('./e.ts'); new Worker(new URL('./f.ts', import.meta.url));
      // import z from 'z'
      const url = new URL('https://handover.invalid/'), words = ['import', 'from', 'seal'];`;
    expect(importsOf(text)).toEqual(['a', './b.ts', './c.ts', './d.css', './e.ts', './f.ts']);
  });

  test.each([
    ['shared/domain/a.ts', '../ipc/contract.ts'],
    ['shared/domain/a.ts', 'valibot'],
    ['shared/ipc/a.ts', '../engine/app.ts'],
    ['shared/format/a.ts', 'node:crypto'],
    ['shared/format/a.ts', '../ipc/api.ts'],
    ['shared/data/a.ts', '../format/bytes.ts'],
    ['shared/engine/a.ts', '../cli/main.ts'],
    ['shared/engine/a.ts', 'electron'],
    ['shared/cli/a.ts', '../format/bytes.ts'],
    ['electron/main.ts', '../shared/format/bytes.ts'],
    ['electron/main.ts', '../shared/cli/main.ts'],
    ['electron/preload.ts', 'node:fs'],
    ['electron/preload.ts', './ipc.ts'],
    ['electron/bridge.ts', '../shared/engine/ports.ts'],
    ['renderer/main.tsx', '../shared/engine/app.ts'],
    ['renderer/main.tsx', '../electron/bridge.ts'],
    ['renderer/main.tsx', 'node:path'],
    ['renderer/main.tsx', 'electron'],
    ['renderer/main.tsx', 'reactive'],
    ['shared/engine/a.ts', '../../test/parameters.ts'],
    ['build/start.mjs', '../test/host/host.ts'],
    ['shared/engine/a.ts', './b'],
    ['elsewhere/a.ts', './b.ts'],
  ])('%s may not import %s', (file, name) => {
    expect(judge(file, name)).toBeDefined();
  });

  test.each([
    ['shared/ipc/a.ts', '../domain/errors.ts'],
    ['shared/format/package/a.ts', '../bytes.ts'],
    ['shared/format/a.ts', '@noble/hashes/sha2.js'],
    ['shared/engine/a.ts', 'node:fs'],
    ['electron/cli.ts', '../shared/cli/main.ts'],
    ['renderer/main.tsx', 'react-dom/client'],
    ['test/unit/a.ts', '../../shared/format/bytes.ts'],
  ])('%s may import %s', (file, name) => {
    expect(judge(file, name)).toBeUndefined();
  });
});

describe('the sources', () => {
  test('are all in the table', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.filter((file) => ruleOf(file) === undefined)).toEqual([]);
  });

  test('import downwards only', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(readFileSync(join(root, file), 'utf8'))
        .filter((name) => !(file.startsWith('renderer/') && styles.has(extname(name))))
        .map((name) => judge(file, name))
        .filter((complaint) => complaint !== undefined),
    );
    expect(wrong).toEqual([]);
  });

  test('have no barrels', () => {
    const barrels = sources.filter((file) => {
      const statements =
        readFileSync(join(root, file), 'utf8').match(/^(?:import|export|const|function|class|type|interface)\b.*$/gm) ??
        [];
      return statements.length > 0 && statements.every((line) => /^export (?:type )?(?:\*|\{)/.test(line));
    });
    expect(barrels).toEqual([]);
  });
});
