// Whether a vault lies among the files of a folder: it must never go along as somebody's data.
import { basename, dirname } from 'node:path';
import { HandoverError } from '../../../domain/errors.ts';
import { keysFileName } from '../keys/keys-file.ts';
import { vaultDbName } from './layout.ts';

/** @throws input.vault-folder, with the folder's name */
export function refuseVaultAmong(paths: Iterable<string>): void {
  const found = new Map<string, Set<string>>();
  for (const path of paths) {
    const folder = dirname(path);
    const names = found.get(folder) ?? new Set();
    found.set(folder, names.add(basename(path)));
  }
  for (const [folder, names] of found) {
    if (names.has(keysFileName) && names.has(vaultDbName)) {
      throw new HandoverError('input.vault-folder', { entry: basename(folder) });
    }
  }
}
