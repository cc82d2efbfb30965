// Runs the benchmark under the Node that the product runs on, as that runs the engine.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { engine, requireNode, root } from './node.mjs';

const words = [...engine.flags, join(root, 'test/bench/main.ts'), ...process.argv.slice(2)];
const run = spawnSync(requireNode(), words, { cwd: root, stdio: 'inherit', env: { ...process.env, ...engine.env } });
process.exit(run.status ?? 1);
