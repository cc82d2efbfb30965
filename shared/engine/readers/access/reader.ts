// Reads the tables of an Access database (2000 and later); the file is held in memory.
import MdbReader from 'mdb-reader';
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { ReadOptions } from '../options.ts';
import type { Notice } from '../record.ts';
import { type CellTable, chosenTables, readCellTables } from '../rows/cell-table.ts';
import { isUnread, type UnreadTable } from '../rows/unread.ts';
import { digestOf, type Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { pageOf } from './page-buffer.ts';
import { isEncoded, isTangled } from './pages.ts';
import { type AccessTable, checkedTable, failure, readRows } from './table.ts';

/** Access 97 keeps text in a code page that it does not name. */
const access97 = 0;
const versionAt = 20;
/** Tables that Access makes for itself without marking them as its own. */
const ofAccess = /^(?:MSys|~TMP)/;

/** The library negates negative amounts where they stand: it gets each page as a copy, so that they can be read again. */
function givingCopies(file: Buffer): Buffer {
  return Object.assign(file.subarray(), {
    slice: (start?: number, end?: number) => pageOf(Buffer.from(file.subarray(start, end))),
  });
}

async function load(source: Source): Promise<MdbReader> {
  const where = { file: source.name };
  if (source.size > limits.databaseInMemory) {
    throw new HandoverError('input.too-large', where, { bytes: source.size, limit: limits.databaseInMemory });
  }
  const bytes = await source.read(0, source.size);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file[versionAt] === access97) {
    throw new HandoverError('input.kind', where, { kind: 'access97', program: 'Access 2010', as: '.accdb' });
  }
  if (isTangled(file)) throw new HandoverError('input.damaged', where, { cause: 'ring' });
  const reader = new MdbReader(givingCopies(file));
  if (reader.getPassword() !== null || isEncoded(file)) throw new HandoverError('input.password-protected', where);
  return reader;
}

/** A damaged catalogue may lack a name, or have one twice. @throws input.damaged */
function namesOf(names: readonly (string | null | undefined)[]): string[] {
  if (names.every((name) => typeof name === 'string')) return [...new Set(names)];
  throw new HandoverError('input.damaged', {}, { cause: 'catalogue' });
}

/** @throws input.damaged, input.bomb */
function catalogueOf(reader: MdbReader, file: string): { names: string[]; linked: string[] } {
  try {
    const names = namesOf(reader.getTableNames()).filter((name) => !ofAccess.test(name));
    if (names.length > limits.tables) throw new HandoverError('input.bomb', { file }, { limit: 'tables' });
    return {
      names,
      linked: namesOf(reader.getTableNames({ normalTables: false, linkedTables: true })),
    };
  } catch (error) {
    throw failure(error, file);
  }
}

async function tablesOf(reader: MdbReader, names: readonly string[], { name: file }: Source, options: ReadOptions) {
  const tables: (AccessTable | UnreadTable)[] = [];
  const chosen = chosenTables(
    names.map((name) => ({ name })),
    options.sheet,
    file,
  );
  for (const { name } of chosen) tables.push(await checkedTable(reader, name, file, options.signal));
  return {
    sound: tables.filter((table): table is AccessTable => !isUnread(table)),
    unread: tables.filter(isUnread),
  };
}

/**
 * Makes a reader for each sound table that has rows. The source stays the caller's to close.
 * @throws input.password-protected, input.damaged, input.too-large, input.kind (Access 97), input.too-wide, input.bomb, input.no-rows,
 * unknown.table, io.*, cancelled
 */
export async function readAccess(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const sha256 = await digestOf(source, options.signal);
  const reader = await load(source).catch((error: unknown) => {
    throw failure(error, source.name);
  });
  const { names, linked } = catalogueOf(reader, source.name);
  const { sound, unread: bad } = await tablesOf(reader, names, source, options);
  const links: Notice[] = linked.length === 0 ? [] : [{ code: 'linked_tables', count: linked.length, names: linked }];
  const tables = sound.map(
    (each): CellTable => ({
      file: { name: source.name, bytes: source.size, sha256 },
      kind: 'access',
      name: each.name,
      sheet: each.name,
      columns: each.columns.map(({ name }) => name),
      isEmpty: each.rows === 0 || each.columns.length === 0,
      notices: [...each.notices, ...links],
      read: (signal, onShare) => readRows(each, source.name, signal, onShare),
    }),
  );
  return readCellTables(source.name, tables, options, bad);
}
