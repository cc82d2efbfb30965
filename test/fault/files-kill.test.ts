// A process killed at every step of placing a file: its final name is that of a whole file, or of none.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Order } from '../support/vault-child.ts';
import { tempFolder } from '../support/vault-fixture.ts';
import { run } from '../support/vault-kill.ts';

const order = (path: string, dieAt: number): Order => ({
  scenario: 'place',
  path,
  passphrase: '',
  vaultKey: '',
  caseUid: '',
  dieAt,
});
const whole = Buffer.alloc(200_000, 65);

test('reaches these steps', () => {
  const actions = ['create', 'write', 'write', 'sync', 'rename', 'folder'];
  const expected = actions.flatMap((action) => [`package.${action}.before`, `package.${action}.after`]);
  expect(run(order(join(tempFolder(), 'a.handover'), 0)).steps).toEqual(expected);
});

test.each(Array.from({ length: 12 }, (_, index) => index + 1))('killed at step %i', (dieAt) => {
  const folder = tempFolder();
  const path = join(folder, 'a.handover');
  expect(run(order(path, dieAt))).toMatchObject({ killed: true, done: [] });
  if (existsSync(path)) expect(Buffer.compare(readFileSync(path), whole)).toBe(0);
  else expect(run(order(path, 0)).done).toEqual(['place']);
  expect(Buffer.compare(readFileSync(path), whole)).toBe(0);
  expect(readdirSync(folder)).toEqual(['a.handover']);
});
