// Type-checks every environment on its own, so that a global of one does not leak into another.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modules, requireNode, root } from './node.mjs';

export const environments = ['shared', 'shared/engine', 'electron', 'renderer', 'test', 'build'];

/** @param {string} environment */
export function checkTypes(environment) {
  const words = [join(modules, 'typescript/bin/tsc'), '--project', environment];
  return spawnSync(requireNode(), words, { cwd: root, stdio: 'inherit' }).status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failed = environments.filter((environment) => !checkTypes(environment));
  process.exit(failed.length > 0 ? 1 : 0);
}
