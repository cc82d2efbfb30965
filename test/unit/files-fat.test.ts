// A file system without hard links, as sticks have: the fallback neither overwrites nor fails.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { placeFile } from '../../shared/engine/files/place.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { codeOf, tempFolder } from '../support/vault-fixture.ts';

vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  link: async () => {
    throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
  },
}));

test('places a file by renaming it', async () => {
  const folder = tempFolder();
  await placeFile(join(folder, 'a.card'), (out) => out.write(utf8('new')), { writer: 'statement' });
  expect(readdirSync(folder)).toEqual(['a.card']);
  expect(readFileSync(join(folder, 'a.card'), 'utf8')).toBe('new');
});

test('does not replace a file that appears while writing', async () => {
  const folder = tempFolder();
  const path = join(folder, 'a.card');
  const late = placeFile(
    path,
    async (out) => {
      await out.write(utf8('new'));
      writeFileSync(path, 'faster');
    },
    { writer: 'statement' },
  );
  expect(await codeOf(late)).toBe('io.exists');
  expect(readFileSync(path, 'utf8')).toBe('faster');
  expect(readdirSync(folder)).toEqual(['a.card']);
});
