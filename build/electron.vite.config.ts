// What `electron-vite build` makes: out/main (with every worker beside it), out/preload (one file) and out/renderer.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'electron-vite';
import { foldedConstants } from './constants.mjs';
import { nodeWorkers } from './node-workers.mjs';

const root = resolve(import.meta.dirname, '..');
const out = (folder: string) => resolve(root, 'out', folder);

const main: UserConfig['main'] = {
  plugins: [nodeWorkers()],
  build: {
    outDir: out('main'),
    // Everything is bundled but the database, whose native part can't be.
    externalizeDeps: false,
    rolldownOptions: { ...foldedConstants, input: resolve(root, 'electron/main.ts'), external: ['better-sqlite3'] },
  },
};

const preload: UserConfig['preload'] = {
  build: {
    outDir: out('preload'),
    externalizeDeps: false,
    // A sandboxed preload script can neither import nor require a second file.
    rolldownOptions: {
      input: resolve(root, 'electron/preload.ts'),
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
};

const renderer: UserConfig['renderer'] = {
  root: resolve(root, 'renderer'),
  plugins: [react()],
  css: { transformer: 'lightningcss' },
  build: {
    outDir: out('renderer'),
    assetsInlineLimit: 0,
    rolldownOptions: { input: resolve(root, 'renderer/index.html') },
  },
};

/** One part alone, when build/bundle.mjs asks for it: the window can be built while the shell is in pieces. */
const parts: Readonly<Record<string, UserConfig>> = { renderer: { renderer }, shell: { main, preload } };

export default defineConfig(parts[process.env.HANDOVER_BUILD ?? ''] ?? { main, preload, renderer });
