// Vaults, cases and tables for tests: real ones, in folders that go away with the test.
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { HandoverError } from '../../shared/domain/errors.ts';
import type { Step, Steps } from '../../shared/engine/files/fail-points.ts';
import { blockOf, type Row, type RowBlock } from '../../shared/engine/vault/block-codec.ts';
import { writeBlocks } from '../../shared/engine/vault/block-store.ts';
import type { CaseData } from '../../shared/engine/vault/case-data.ts';
import { insertCase } from '../../shared/engine/vault/case-store.ts';
import { commitImport } from '../../shared/engine/vault/commit-import.ts';
import { createVault } from '../../shared/engine/vault/create-vault.ts';
import { lockFolder } from '../../shared/engine/vault/folder-lock.ts';
import { slotInput } from '../../shared/engine/vault/key-slots.ts';
import { parseKeysFile } from '../../shared/engine/vault/keys-file.ts';
import { vaultPaths } from '../../shared/engine/vault/layout.ts';
import { beginImport, completeSource, stageSource, stageTable } from '../../shared/engine/vault/staging.ts';
import { unlockKeys } from '../../shared/engine/vault/unlock.ts';
import { openUnlocked } from '../../shared/engine/vault/unlocked-vault.ts';
import type { Vault, VaultPorts } from '../../shared/engine/vault/vault.ts';
import { type Bytes, randomBytes, toHex } from '../../shared/format/bytes.ts';

export const passphrase = '云端的第七只灰鸽子飞过';
export const digestOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A new folder, removed when the test is over. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handover-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Template = { dir: string; recoveryCode: string; vaultKey: Bytes };
let template: Promise<Template> | undefined;

/** Stretching a secret takes half a second: it is done once per process, and every vault of a test is a copy of one. */
async function makeTemplate(): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-test-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const dir = join(folder, 'vault');
  const { vault, recoveryCode } = await createVault(dir, { passphrase });
  vault.close();
  const { vaultKey } = await unlockKeys(parseKeysFile(readFileSync(join(dir, 'keys.json'))), slotInput({ passphrase }));
  return { dir, recoveryCode, vaultKey };
}

/** An open vault; closed when the test is over. */
export async function newVault(ports: VaultPorts = {}) {
  template ??= makeTemplate();
  const { dir: original, recoveryCode } = await template;
  const dir = copyOf(original);
  return { vault: await reopen(dir, ports), recoveryCode, dir };
}

/** Opens a vault that `newVault` made as `openVault` would, but for the passphrase. */
export async function reopen(dir: string, ports: VaultPorts = {}): Promise<Vault> {
  const { vaultKey } = await (template ?? makeTemplate());
  const paths = vaultPaths(dir);
  const keys = parseKeysFile(readFileSync(paths.keys));
  const lock = lockFolder(paths.lock);
  try {
    const vault = openUnlocked({ paths, lock, keys, vaultKey: Uint8Array.from(vaultKey), operator: 'o1' }, ports);
    onTestFinished(() => vault.close());
    return vault;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A vault is slow to make, a copy is not. */
export function copyOf(dir: string): string {
  const copy = join(tempFolder(), 'vault');
  cpSync(dir, copy, { recursive: true });
  chmodSync(copy, 0o700);
  return copy;
}

export function newCase(vault: Vault, caseUid = toHex(randomBytes(16))): string {
  vault.change('case', (db, record) => {
    insertCase(db, {
      caseUid,
      label: 'HO-2026-7K4Q-M',
      title: '明净保洁转让',
      role: 'seller',
      deal: 'D4',
      settings: {},
      added: vault.utc(),
    });
    record({ act: 'case_new', object: `case:${caseUid}`, caseUid });
  });
  return caseUid;
}

/** Rows of made-up persons with the numbers `from`…: a name, a number without meaning, a note with all that needs quotes. */
export function someRows(count: number, from = 1): Row[] {
  return Array.from({ length: count }, (_, index) => {
    const row = from + index;
    return { row, cells: [`客户${row}`, `编号-${row * 7919}`, `备注 "${row}", 第一行\n第二行`] };
  });
}

export const columns = ['姓名', '编号', '备注'].map((name, index) => ({ id: `c0${index + 1}`, name, original: name }));

export async function* inBlocks(rows: readonly Row[], perBlock: number): AsyncGenerator<RowBlock> {
  for (let at = 0; at < rows.length; at += perBlock) yield blockOf(rows.slice(at, at + perBlock));
}

/** Stages a table of these rows and stops before the commit. */
export async function stageRows(data: CaseData, rows: readonly Row[], perBlock = 100): Promise<number> {
  const { db, steps } = data;
  const importRef = beginImport(db, data.utc(), steps);
  const source = stageSource(db, importRef, '客户.csv', steps);
  const table = stageTable(db, source, { name: '客户', columns }, steps);
  await writeBlocks(db, table, inBlocks(rows, perBlock), { steps });
  completeSource(db, source, { bytes: 1, sha256: digestOfNothing, record: { encoding: 'utf-8' } }, steps);
  return importRef;
}

/** A table of these rows: its id. */
export async function importRows(data: CaseData, rows: readonly Row[], perBlock = 100): Promise<string> {
  const [id = ''] = commitImport(data, await stageRows(data, rows, perBlock)).tables;
  return id;
}

/** Notes every step. */
export function recorder(): Steps & { readonly reached: Step[] } {
  const reached: Step[] = [];
  return { reached, reach: (name) => void reached.push(name) };
}

/** Fails at a step as the operating system would: each time, or so many times. */
export function failing(step: Step, errno: string, times = Number.POSITIVE_INFINITY): Steps {
  let left = times;
  return {
    reach(name) {
      if (name !== step || left === 0) return;
      left -= 1;
      throw Object.assign(new Error(errno), { code: errno });
    },
  };
}

/** The code of the error that `work` ends with; 'none' if it does not. */
export async function codeOf(work: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof work === 'function' ? work() : work);
    return 'none';
  } catch (error) {
    return (error as HandoverError).code ?? String(error);
  }
}
