// Full, write-protected and vanishing media: the right word, no half-made file, and the next try works.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noSteps } from '../../shared/engine/files/fail-points.ts';
import { type PlaceOptions, placeFile } from '../../shared/engine/files/place.ts';
import { smallDisk, writeProtect } from '../support/small-disk.ts';
import { codeOf, failing, tempFolder } from '../support/vault-fixture.ts';

const chunk = new Uint8Array(256 * 1024).fill(1);

function place(path: string, chunks: number, options: Partial<PlaceOptions> = {}) {
  const write = async (out: { write(chunk: Uint8Array): Promise<void> }) => {
    for (let count = 0; count < chunks; count += 1) await out.write(chunk);
  };
  return placeFile(path, write, { writer: 'package', ...options });
}

test('a full disk is io.full and keeps nothing of the file', async () => {
  const disk = smallDisk(1024);
  const folder = disk ?? tempFolder();
  const path = join(folder, 'a.handover');
  const steps = disk === undefined ? failing('package.write.after', 'ENOSPC') : noSteps;
  expect(await codeOf(place(path, 8, { steps }))).toBe('io.full');
  expect(readdirSync(folder)).toEqual([]);
  await place(path, 2);
  expect(readdirSync(folder)).toEqual(['a.handover']);
});

test('a full disk while replacing leaves the file that was there', async () => {
  const disk = smallDisk(1024);
  const folder = disk ?? tempFolder();
  const path = join(folder, 'keys.json');
  writeFileSync(path, 'older');
  const steps = disk === undefined ? failing('package.write.after', 'ENOSPC') : noSteps;
  expect(await codeOf(place(path, 8, { overwrite: true, steps }))).toBe('io.full');
  expect(readFileSync(path, 'utf8')).toBe('older');
  expect(readdirSync(folder)).toEqual(['keys.json']);
});

test('a write-protected medium is io.read-only', async () => {
  const disk = smallDisk(1024);
  const folder = disk ?? tempFolder();
  if (disk !== undefined) writeProtect(disk);
  const steps = disk === undefined ? failing('package.create.before', 'EROFS') : noSteps;
  expect(await codeOf(place(join(folder, 'a.handover'), 1, { steps }))).toBe('io.read-only');
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder that is taken away while writing is io.gone', async () => {
  const folder = join(tempFolder(), 'stick');
  const { mkdirSync } = await import('node:fs');
  mkdirSync(folder);
  const gone = placeFile(
    join(folder, 'a.handover'),
    async (out) => {
      await out.write(chunk);
      rmSync(folder, { recursive: true });
    },
    { writer: 'package' },
  );
  expect(await codeOf(gone)).toBe('io.gone');
});

test.each(['package.write.before', 'package.sync.before', 'package.rename.before', 'package.folder.before'] as const)(
  'a medium that is pulled at %s is io.gone, and never reported as done',
  async (step) => {
    const folder = tempFolder();
    const path = join(folder, 'a.handover');
    expect(await codeOf(place(path, 2, { steps: failing(step, 'EIO', 1) }))).toBe('io.gone');
    const left = readdirSync(folder);
    expect(left).toEqual(step === 'package.folder.before' ? ['a.handover'] : []);
    for (const name of left) expect(readFileSync(join(folder, name)).length).toBe(2 * chunk.length);
  },
);
