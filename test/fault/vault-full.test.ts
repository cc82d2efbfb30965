// A vault on a disk that gets full: an import fails with io.full, what was there stays readable, and room mends it.
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CaseData } from '../../shared/engine/vault/case-data.ts';
import { createVault } from '../../shared/engine/vault/create-vault.ts';
import { doctor } from '../../shared/engine/vault/doctor.ts';
import { stageFiles } from '../../shared/engine/vault/import/stage-files.ts';
import { beginImport, discardImport, stageSource } from '../../shared/engine/vault/import/staging.ts';
import { readRows } from '../../shared/engine/vault/rows/block-store.ts';
import { correctRow } from '../../shared/engine/vault/rows/row-changes.ts';
import { enlarge, smallDisk } from '../support/small-disk.ts';
import { codeOf, failing, newVault, passphrase, reopen, tempFolder } from '../support/vault-fixture.ts';
import { importRows, newCase, someRows } from '../support/vault-rows.ts';

/** Noise, which does not compress. */
async function* noise(chunks: number): AsyncGenerator<Uint8Array> {
  const { randomFillSync } = await import('node:crypto');
  for (let count = 0; count < chunks; count += 1) yield randomFillSync(new Uint8Array(1024 * 1024));
}

async function stageMuch(data: CaseData): Promise<number> {
  const importRef = beginImport(data.db, data.utc());
  const source = stageSource(data.db, importRef, '照片');
  const failed = stageFiles(data.db, source, [{ name: 'a.mp4', content: noise(60) }]);
  expect(await codeOf(failed)).toBe('io.full');
  return importRef;
}

test('an import that finds no room', async () => {
  const { vault: first, dir: original } = await newVault();
  const caseUid = newCase(first);
  await importRows(await first.data(caseUid), someRows(50));
  first.close();
  const disk = smallDisk(40 * 1024);
  const dir = join(disk ?? tempFolder(), 'vault');
  cpSync(original, dir, { recursive: true });

  const vault = await reopen(dir);
  const data = await vault.data(caseUid);
  if (disk === undefined) data.db.pragma('max_page_count = 1500');
  const importRef = await stageMuch(data);
  expect(readRows(data.db, 't01', 0, 99)).toEqual(someRows(50));
  discardImport(data.db, importRef);
  expect(readRows(data.db, 't01', 0, 99)).toEqual(someRows(50));
  vault.close();

  const still = await reopen(dir);
  expect(readRows((await still.data(caseUid)).db, 't01', 0, 99)).toEqual(someRows(50));
  still.close();

  if (disk !== undefined) enlarge(disk, 200 * 1024);
  const again = await reopen(dir);
  const later = await again.data(caseUid);
  expect(later.db.prepare('SELECT count(*) FROM file_chunks').pluck().get()).toBe(0);
  correctRow(later, 't01', 3, new Map([['c01', '改名']]));
  expect(await importRows(later, someRows(20))).toBe('t02');
  expect((await doctor(again)).filter(({ result }) => result === 'fail')).toEqual([]);
});

test('a vault can’t be made on a full disk, and nothing of it is left', async () => {
  const disk = smallDisk(128);
  const folder = disk ?? tempFolder();
  const dir = join(folder, 'vault');
  const ports = disk === undefined ? { steps: failing('keys.write.after', 'ENOSPC') } : {};
  const fill = join(folder, 'fill');
  if (disk !== undefined) writeFileSync(fill, Buffer.alloc(100 * 1024));
  expect(await codeOf(createVault(dir, { passphrase, ...ports }))).toBe('io.full');
  expect(readdirSync(dir)).toEqual(['vault.lock']);
});

test('keys.json stays whole when there is no room for a new one', async () => {
  const { vault, dir } = await newVault({ steps: failing('keys.write.after', 'ENOSPC') });
  const caseUid = newCase(vault);
  expect(await codeOf(vault.data(caseUid))).toBe('io.full');
  expect(vault.keys.cases).toEqual([]);
  vault.close();
  rmSync(join(dir, 'attempts.log'), { force: true });
  const again = await reopen(dir);
  expect(await importRows(await again.data(caseUid), someRows(2))).toBe('t01');
});
