// The processes that fault tests kill, each one file with its workers beside it: hundreds are started, and none reads a module twice.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { nodeWorkers } from './node-workers.mjs';

const root = resolve(import.meta.dirname, '..');
const child = (name: string) => resolve(root, `test/support/${name}.ts`);

export default defineConfig({
  root,
  plugins: [nodeWorkers()],
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: resolve(root, 'out/children'),
    emptyOutDir: true,
    rolldownOptions: {
      input: [child('fault-child'), child('vault-child')],
      external: ['better-sqlite3'],
      output: { entryFileNames: '[name].js' },
    },
  },
});
