// The command line as a process: bundled as it is packed, since tests start it by the hundred.
import { join } from 'node:path';
import { ensureBuilt, root } from '../host/served.ts';

ensureBuilt('children');

export const node: string = join(root, 'node_modules/.bin/node');

/** `handover` with its arguments to follow. */
export const program: readonly [string, string] = [node, join(root, 'out/children/handover.js')];
