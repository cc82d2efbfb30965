// A thread that is being ended keeps the process alive until it has ended, even when it still answers meanwhile.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const child = fileURLToPath(new URL('../support/closing-child.ts', import.meta.url));

test('a process that closes a worker that is answering ends by itself, and not before', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [child], { encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'closed\n', stderr: '' });
});
