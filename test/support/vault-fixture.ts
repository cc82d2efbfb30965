// Vaults, cases and tables for tests: real ones, in folders that go away with the test.
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { HandoverError } from '../../shared/domain/errors.ts';
import type { Step, Steps } from '../../shared/engine/files/fail-points.ts';
import { createVault } from '../../shared/engine/vault/create-vault.ts';
import { lockFolder } from '../../shared/engine/vault/folder/folder-lock.ts';
import { vaultPaths } from '../../shared/engine/vault/folder/layout.ts';
import { slotInput } from '../../shared/engine/vault/keys/key-slots.ts';
import { parseKeysFile } from '../../shared/engine/vault/keys/keys-file.ts';
import { unlockKeys } from '../../shared/engine/vault/keys/unlock.ts';
import { expectTable } from '../../shared/engine/vault/rows/table-check.ts';
import { openUnlocked } from '../../shared/engine/vault/unlocked-vault.ts';
import type { Vault, VaultPorts } from '../../shared/engine/vault/vault.ts';
import type { Bytes } from '../../shared/format/bytes.ts';
import { importRows, newCase, someRows } from './vault-rows.ts';

export const passphrase = '云端的第七只灰鸽子飞过';

/** A new folder, removed when the test is over. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handover-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Template = { dir: string; recoveryCode: string; vaultKey: Bytes };
let template: Promise<Template> | undefined;

/**
 * Stretching a secret takes half a second: it is done once per process, and every vault of a test is a copy of one. It goes with
 * the folder of the run.
 */
async function makeTemplate(): Promise<Template> {
  const dir = join(mkdtempSync(join(tmpdir(), 'handover-test-')), 'vault');
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

/** A vault with one case and one table in it; `expected` holds the table against the log. */
export async function newTable(rows = someRows(1000), perBlock = 70) {
  const { vault } = await newVault();
  const caseUid = newCase(vault);
  const data = await vault.data(caseUid);
  const id = await importRows(data, rows, perBlock);
  const expected = () => expectTable(vault.db, data.db, caseUid, id);
  return { vault, caseUid, data, id, expected };
}

/** A vault is slow to make, a copy is not. */
export function copyOf(dir: string): string {
  const copy = join(tempFolder(), 'vault');
  cpSync(dir, copy, { recursive: true });
  chmodSync(copy, 0o700);
  return copy;
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
