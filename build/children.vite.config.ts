// The processes that tests start by the hundred, the command line and those that fault tests kill, the engine behind their windows, and the
// one that is measured.
// Bundled as the program is, none reads a module twice.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { foldedConstants } from './constants.mjs';
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
      ...foldedConstants,
      input: {
        'fault-child': child('fault-child'),
        'vault-child': child('vault-child'),
        'bench-child': resolve(root, 'test/bench/bench-child.ts'),
        engine: resolve(root, 'shared/engine/thread/host.ts'),
        handover: resolve(root, 'shared/cli/main.ts'),
      },
      external: ['better-sqlite3'],
      output: { ...foldedConstants.output, entryFileNames: '[name].js' },
    },
  },
});
