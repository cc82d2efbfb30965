// Test classes are folders; every one of them runs in Node 24 with no globals and no mocks of our own code.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

const full = process.env.HANDOVER_TEST_FULL === '1';

export default defineConfig({
  test: {
    include: ['test/{unit,property,interop,fault,tamper,e2e}/**/*.test.ts'],
    testTimeout: full ? 1_800_000 : 60_000,
    hookTimeout: full ? 600_000 : 120_000,
    // What a window shows comes in its own time, on a busy machine in a long one.
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // Hundreds of processes are started and killed: what one compiles, the next finds.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/node', import.meta.url)) },
  },
});
