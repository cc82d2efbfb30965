// A file as it was when it was last seen: what was chosen for it then holds only as long as it is the same.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { InferOutput } from 'valibot';
import { HandoverError } from '../../../domain/errors.ts';
import type { seenFile } from '../../../ipc/read-choices.ts';
import { digestOf, openSource } from '../../readers/source.ts';

export type SeenFile = InferOutput<typeof seenFile>;

/** Undefined for what is no file, or is not there. */
export async function seeFile(path: string): Promise<SeenFile | undefined> {
  const facts = await stat(path).catch(() => undefined);
  if (facts?.isFile() !== true) return undefined;
  return { bytes: facts.size, modified: facts.mtime.toISOString() };
}

/** SHA-256, lower-case hex. @throws io.*, cancelled */
export async function digestOfFile(path: string, signal?: AbortSignal): Promise<string> {
  const source = await openSource(path);
  try {
    return await digestOf(source, signal);
  } finally {
    await source.close();
  }
}

/** @throws input.changed-since, io.*, cancelled */
export async function checkSeen(path: string, seen: SeenFile, signal: AbortSignal): Promise<void> {
  const now = await seeFile(path);
  // That it is gone is said by whoever opens it.
  if (now === undefined || (now.bytes === seen.bytes && now.modified === seen.modified)) return;
  const isSame =
    now.bytes === seen.bytes && seen.sha256 !== undefined && (await digestOfFile(path, signal)) === seen.sha256;
  if (!isSame) throw new HandoverError('input.changed-since', { file: basename(path) });
}
