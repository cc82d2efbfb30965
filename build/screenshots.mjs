// `npm run screenshots`: walks both sides past every screen in the local Chromium and leaves the pictures in docs/screenshots/.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { requireNode, root } from './node.mjs';

const words = [join(root, 'test/screenshots/main.ts'), ...process.argv.slice(2)];
const ended = spawnSync(requireNode(), words, { cwd: root, stdio: 'inherit' });
process.exit(ended.status ?? 1);
