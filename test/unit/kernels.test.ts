import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../host/served.ts';

test('the kernels are what their sources compile to, byte for byte', () => {
  const run = () => execFileSync(process.execPath, [join(root, 'build/kernels.mjs'), '--check'], { stdio: 'pipe' });
  expect(run).not.toThrow();
});
