// Files that are there and yet not as they seem: open in another program, or kept online with only a placeholder here.
import type { Stats } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HandoverError } from '../../domain/errors.ts';
import { syncService } from '../vault/folder/synced-folders.ts';

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Excel, WPS and LibreOffice put a file of this name beside the one that they have open. */
function lockNames(name: string): string[] {
  return [`~$${name}`, `.~${name}`, `.~lock.${name}#`];
}

const lockMark = /^(?:~\$|\.~)/;
/** What they hold is the name of who has the file open. */
const largestLock = 1024;

/** Whether it is such a file itself. */
export function isLockFile({ name, size }: { readonly name: string; readonly size: number }): boolean {
  return lockMark.test(name) && size <= largestLock;
}

export async function isOpenElsewhere(path: string): Promise<boolean> {
  const folder = dirname(path);
  const found = await Promise.all(lockNames(basename(path)).map((name) => exists(join(folder, name))));
  return found.includes(true);
}

/** Smaller ones lie in the directory of some file systems, without a block of their own. */
const smallestWithBlocks = 4096;

/** @throws input.in-cloud for a file in a synced folder that has a size and no content here */
export function refuseOnline(path: string, { size, blocks }: Stats): void {
  if (size < smallestWithBlocks || blocks > 0) return;
  const service = syncService(path);
  if (service !== undefined) throw new HandoverError('input.in-cloud', { file: basename(path) }, { service });
}

/** @throws input.in-cloud if iCloud has put `.name.icloud` in place of the file */
export async function refusePlaceholder(path: string): Promise<void> {
  const name = basename(path);
  if (await exists(join(dirname(path), `.${name}.icloud`))) {
    throw new HandoverError('input.in-cloud', { file: name }, { service: 'iCloud' });
  }
}
