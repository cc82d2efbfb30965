// One way to bring a file under its final name: partial file, sync, rename, folder sync. Nothing half-made is ever seen there.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, lstat, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HandoverError, locate, type Where } from '../../domain/errors.ts';
import { errnoOf, fromErrno } from './errors.ts';
import { type FileWriter, noSteps, type Steps } from './fail-points.ts';
import { syncFolder } from './folder.ts';
import { type FileOutput, PartialFile } from './partial-file.ts';

export type PlaceOptions = {
  /** The sort of file, which names its steps. */
  readonly writer: FileWriter;
  /** Replaces a file of this name; without it an existing one is the error io.exists. */
  readonly overwrite?: boolean;
  /** False saves hashing a large file; default true. */
  readonly digest?: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly steps?: Steps;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
};

export type Placed = { readonly bytes: number; readonly sha256: string | undefined };

/** Antivirus programs hold a new file for a moment: about five seconds in all. */
const pauses = [50, 100, 200, 400, 800, 1600, 1600];
/** After a rename was refused, quarantine may still follow. */
const settleMs = 2000;
/** No common file system takes a longer name (UTF-8). */
const nameBytes = 255;
const held = new Set(['EPERM', 'EBUSY', 'EACCES']);
const noHardLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES']);

/**
 * Writes a file (mode 0600) and gives it its name when all of it is on the medium. On any failure the partial file is removed.
 * @throws io.exists, io.full, io.gone, io.read-only, io.busy, io.name-too-long, io.write, cancelled, and whatever `write` throws
 */
export async function placeFile(
  finalPath: string,
  write: (out: FileOutput) => Promise<void>,
  options: PlaceOptions,
): Promise<Placed> {
  const where: Where = { file: basename(finalPath) };
  try {
    return await place(resolve(finalPath), write, options);
  } catch (error) {
    if (error instanceof HandoverError) throw locate(error, where);
    throw errnoOf(error) === undefined ? error : fromErrno(error, where);
  }
}

async function place(
  finalPath: string,
  write: (out: FileOutput) => Promise<void>,
  options: PlaceOptions,
): Promise<Placed> {
  const { writer, steps = noSteps, digest = true, signal } = options;
  if (options.overwrite !== true && (await exists(finalPath))) throw new HandoverError('io.exists');
  const partial = await PartialFile.create(partialPath(finalPath), { writer, steps, digest, signal });
  try {
    await write(partial);
    const sha256 = await partial.finish();
    if (signal?.aborted === true) throw new HandoverError('cancelled');
    const refusals = await renamePatiently(partial.path, finalPath, options);
    steps.reach(`${writer}.folder.before`);
    await syncFolder(dirname(finalPath));
    steps.reach(`${writer}.folder.after`);
    const placed: Placed = { bytes: partial.bytes, sha256 };
    await lookAgain(finalPath, placed, refusals > 0, options.wait ?? sleep);
    return placed;
  } catch (error) {
    await partial.remove();
    throw error;
  } finally {
    partial.release();
  }
}

/** `<final>.partial`; of a name that would grow too long, what fits. */
function partialPath(finalPath: string): string {
  const ending = '.partial';
  let name = basename(finalPath);
  while (Buffer.byteLength(name) > nameBytes - ending.length) name = [...name].slice(0, -1).join('');
  return join(dirname(finalPath), `${name}${ending}`);
}

/** How often the system refused before it agreed. */
async function renamePatiently(from: string, to: string, options: PlaceOptions): Promise<number> {
  const { writer, steps = noSteps, wait = sleep } = options;
  for (let refusals = 0; ; refusals += 1) {
    try {
      steps.reach(`${writer}.rename.before`);
      await move(from, to, options.overwrite === true);
      steps.reach(`${writer}.rename.after`);
      return refusals;
    } catch (error) {
      const errno = errnoOf(error) ?? '';
      if (!held.has(errno)) throw error;
      const pause = pauses[refusals];
      if (pause === undefined) throw new HandoverError('io.busy', {}, { errno, reason: 'antivirus' }, { cause: error });
      await wait(pause);
    }
  }
}

/** A rename replaces silently, a hard link does not; file systems without links (FAT) get a look before the rename. */
async function move(from: string, to: string, overwrite: boolean): Promise<void> {
  if (overwrite) return rename(from, to);
  try {
    await link(from, to);
  } catch (error) {
    if (!noHardLinks.has(errnoOf(error) ?? '')) throw error;
    if (await exists(to)) throw new HandoverError('io.exists');
    return rename(from, to);
  }
  // A name that can't be dropped now is dropped by the next run; the file itself is in place.
  await unlink(from).catch(() => undefined);
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** @throws io.write if the file has been taken away or changed, as antivirus programs do after a rename */
async function lookAgain(
  path: string,
  placed: Placed,
  refused: boolean,
  wait: NonNullable<PlaceOptions['wait']>,
): Promise<void> {
  if (refused) await wait(settleMs);
  const found = await stat(path).catch(() => undefined);
  const whole = found?.size === placed.bytes;
  if (whole && (!refused || placed.sha256 === undefined || (await digestOf(path)) === placed.sha256)) return;
  throw new HandoverError('io.write', {}, { reason: found === undefined ? 'taken-away' : 'changed' });
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
