// An encrypted database for work that is too big for memory, such as a sort; its key is in memory only and dies with it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes, toHex } from '../../../format/bytes.ts';
import { openDatabase, type WritableDb } from './database.ts';

export type Scratch = { readonly db: WritableDb; close(): void };

const scratchName = /^scratch-[0-9a-f]{16}\.db(-wal|-shm|-journal)?$/;

/** True for what a killed run may have left; nobody can read it. */
export function isScratch(name: string): boolean {
  return scratchName.test(name);
}

export function openScratch(folder: string): Scratch {
  const path = join(folder, `scratch-${toHex(randomBytes(8))}.db`);
  const key = randomBytes(32);
  const db = openDatabase(path, key, { create: true });
  key.fill(0);
  return {
    db,
    close() {
      db.close();
      for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true });
    },
  };
}
