// Test classes are folders; every one of them runs in Node 24 with no globals and no mocks of our own code.
// What starts programs or reads anything at all has a process of its own a file; the others share two.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

const full = process.env.HANDOVER_TEST_FULL === '1';

export default defineConfig({
  test: {
    testTimeout: full ? 1_800_000 : 60_000,
    hookTimeout: full ? 600_000 : 120_000,
    // What a window shows comes in its own time, on a busy machine in a long one.
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    globalSetup: 'test/support/run-folder.ts',
    projects: [
      { extends: true, test: { name: 'own process', include: ['test/{e2e,fault,property,interop}/**/*.test.ts'] } },
      { extends: true, test: { name: 'shared', include: ['test/{unit,tamper}/**/*.test.ts'], isolate: false } },
    ],
    // Hundreds of processes are started and killed: what one compiles, the next finds.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/node', import.meta.url)) },
  },
});
