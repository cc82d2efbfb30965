// Files that a real person might drop on the program by mistake, made on the spot.
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseCsv } from '../../shared/data/csv/text.ts';
import { HandoverError } from '../../shared/domain/errors.ts';
import { type Detected, detect } from '../../shared/engine/readers/detect.ts';
import { openTables } from '../../shared/engine/readers/open.ts';
import type { ReadOptions } from '../../shared/engine/readers/options.ts';
import type { AsideRow, ImportRecord, RefusedRow } from '../../shared/engine/readers/record.ts';
import { openSource } from '../../shared/engine/readers/source.ts';

/** Runs `use` with an empty folder that is removed afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'handover-import-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a file is by its content. */
export async function detected(path: string): Promise<Detected> {
  const source = await openSource(path);
  try {
    return await detect(source);
  } finally {
    await source.close();
  }
}

/** All that one table of a file gave. */
export interface ReadBack {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: string[][];
  readonly refused: RefusedRow[];
  readonly aside: AsideRow[];
  readonly record: ImportRecord;
}

export async function readAll(path: string, options: ReadOptions = {}): Promise<ReadBack[]> {
  const opened = await openTables(path, options);
  const all: ReadBack[] = [];
  try {
    for (const table of opened.tables) {
      const back = { rows: [] as string[][], refused: [] as RefusedRow[], aside: [] as AsideRow[] };
      for await (const batch of table.rows()) {
        back.rows.push(...parseCsv(batch.csv));
        back.refused.push(...batch.refused);
        back.aside.push(...batch.aside);
      }
      all.push({ name: table.name, columns: table.columns, ...back, record: table.record() });
    }
  } finally {
    await opened.close();
  }
  return all;
}

/** Reads bytes as a file of that name. */
export async function readBytes(
  bytes: Uint8Array | string,
  options: ReadOptions = {},
  name = '表.csv',
): Promise<ReadBack> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, name), bytes);
    const [first] = await readAll(join(folder, name), options);
    if (first === undefined) throw new Error('no table');
    return first;
  });
}

/** The code that `work` is refused with, and the file that the error names. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ code: string; file: string | undefined; error: HandoverError }> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HandoverError)) throw new Error(`expected a refusal, got ${String(error)}`, { cause: error });
  return { code: error.code, file: error.where.file, error };
}

export async function refusalOfBytes(bytes: Uint8Array | string, name: string, options: ReadOptions = {}) {
  return inFolder(async (folder) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    const refusal = await refusalOf(readAll(path, options));
    if (refusal.file !== basename(path)) throw new Error(`the error names ${refusal.file}`);
    return refusal;
  });
}

/** Writes `mebibytes` MiB of `piece` over and over. */
export async function writeLarge(path: string, mebibytes: number, piece: string): Promise<void> {
  const chunk = Buffer.from(piece.repeat(Math.ceil(1_048_576 / Buffer.byteLength(piece))));
  const file = await open(path, 'w');
  for (let count = 0; count < mebibytes; count += 1) await file.write(chunk);
  await file.close();
}

/** Bytes that no text has, the same each time. */
export function junk(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 12345;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12345) >>> 0;
    bytes[at] = state >>> 16;
  }
  return bytes;
}

/** An OLE compound file with the named entries in one directory sector ([MS-CFB]), as a password-protected book has them. */
export function oleFile(names: readonly string[]): Uint8Array {
  const sector = 512;
  const file = Buffer.alloc(sector * 4, 0xff);
  file.fill(0, 0, 76);
  file.write('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 0, 'latin1');
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(0, 76);
  // Sector 0 is the table: the directory lies in sectors 1 and 2.
  file.writeUInt32LE(2, sector + 4);
  file.writeUInt32LE(0xfffffffe, sector + 8);
  file.fill(0, 2 * sector);
  for (const [index, name] of names.entries()) {
    const at = 2 * sector + 128 * index;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE(2 * name.length + 2, at + 64);
  }
  return file;
}
