// Type-checks every environment on its own, so that a global of one does not leak into another.
import { spawnSync } from 'node:child_process';

const environments = ['shared', 'shared/engine', 'electron', 'renderer', 'test', 'build'];
let failed = false;
for (const environment of environments) {
  const run = spawnSync('node_modules/.bin/tsc', ['--project', environment], { stdio: 'inherit' });
  failed ||= run.status !== 0;
}
process.exit(failed ? 1 : 0);
