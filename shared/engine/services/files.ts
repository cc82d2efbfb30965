// Small files in and out: statements and cards are read whole, with a limit, and written under their final name or not at all.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { HandoverError, locate } from '../../domain/errors.ts';
import { type Bytes, concat } from '../../format/bytes.ts';
import { maxJsonBytes } from '../../format/json-file.ts';
import { parseStatement } from '../../format/statements/file.ts';
import type { StatementFile } from '../../format/statements/types.ts';
import { errnoOf, fromErrno } from '../files/errors.ts';
import type { FileWriter } from '../files/fail-points.ts';
import { placeFile } from '../files/place.ts';
import { nodePrimitives } from '../primitives.ts';
import type { Context } from './context.ts';

/** @throws input.missing · input.folder · input.empty · input.too-large · io.read */
export async function readSmallFile(path: string, limit = maxJsonBytes): Promise<Bytes> {
  const where = { file: basename(path) };
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new HandoverError('input.folder', where);
    if (found.size === 0) throw new HandoverError('input.empty', where);
    if (found.size > limit) throw new HandoverError('input.too-large', where, { limit });
    return concat(await readFile(path));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') throw new HandoverError('input.missing', where, {}, { cause: error });
    throw fromErrno(error, where, 'read');
  }
}

/** @throws what `parseStatement` throws, with the file's name · input.no-statement for a file that is no JSON at all */
export async function readStatementFile(path: string): Promise<StatementFile> {
  const bytes = await readSmallFile(path);
  const file = basename(path);
  if (bytes[0] !== 0x7b) throw new HandoverError('input.no-statement', { file });
  try {
    return parseStatement(bytes, nodePrimitives.ed25519);
  } catch (error) {
    throw locate(error, { file });
  }
}

export async function writeSmallFile(
  context: Context,
  path: string,
  bytes: Bytes,
  options: { writer: FileWriter; overwrite?: boolean } = { writer: 'statement' },
): Promise<string> {
  await placeFile(path, (out) => out.write(bytes), { ...options, steps: context.steps });
  return basename(path);
}
