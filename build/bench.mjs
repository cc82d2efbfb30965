// Runs the benchmark under the Node that the product runs on.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { requireNode, root } from './node.mjs';

const run = spawnSync(requireNode(), [join(root, 'test/bench/main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
