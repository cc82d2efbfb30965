// `npm run handover`: the command line of this checkout.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { engine, requireNode, root } from './node.mjs';

const words = [...engine.flags, join(root, 'shared/cli/main.ts'), ...process.argv.slice(2)];
const command = spawn(requireNode(), words, { stdio: 'inherit', env: { ...process.env, ...engine.env } });
// A terminal tells both of Ctrl-C: the command puts away what it was doing, and ends this one with it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => command.kill());
command.on('exit', (code) => process.exit(code ?? 1));
