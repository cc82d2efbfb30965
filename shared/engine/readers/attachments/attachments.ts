// Lists the files of a folder as attachments: each one named, sized, told by content; what is no plain file is refused, not followed.
import { lstat, opendir, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createFileNamer } from '../../../data/names.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { readFailure } from '../failure.ts';
import { limits } from '../limits.ts';
import { magicOf } from '../magic.ts';
import { openSource } from '../source.ts';
import { tellsPlace } from './place.ts';

/** A file that may go along. */
export interface Attachment {
  /** Where it lies on this machine. */
  readonly path: string;
  /** Its name in the package (FORMAT.md 7.5): `/` between folders, unique in the case. */
  readonly name: string;
  /** Its name as found, from the folder on; differs from `name` if that had to be mapped. */
  readonly original: string;
  readonly bytes: number;
  /** `jpeg`, `pdf`, `zip`, `ole`, …; `other` if the content says nothing. */
  readonly format: string;
  /** The picture tells where it was taken. */
  readonly place: boolean;
}

export interface AttachmentList {
  readonly files: readonly Attachment[];
  /** Files that the system put there: thumbnails, folder settings, locks of open documents. */
  readonly aside: readonly string[];
  readonly refused: readonly {
    readonly original: string;
    readonly reason: 'link' | 'special' | 'empty' | 'too_deep' | 'unreadable';
  }[];
}

const systemFile = /^(?:thumbs\.db|ehthumbs\.db|desktop\.ini|\.ds_store|\.localized|\._.*|~\$.*|\.~lock\..*#|icon\r)$/i;
const systemFolder = /^(?:__macosx|\.trash.*|\$recycle\.bin|system volume information|\.spotlight-v100|\.fseventsd)$/i;

interface Found {
  readonly path: string;
  /** Names of the folders and the file, from the given folder on. */
  readonly parts: readonly string[];
}

interface Walk {
  readonly files: Found[];
  readonly aside: string[];
  readonly refused: { original: string; reason: AttachmentList['refused'][number]['reason'] }[];
}

async function sortedEntries(folder: string) {
  const entries = [];
  for await (const entry of await opendir(folder)) entries.push(entry);
  return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
}

async function walk(folder: string, parts: readonly string[], into: Walk): Promise<void> {
  for (const entry of await sortedEntries(folder)) {
    const path = join(folder, entry.name);
    const names = [...parts, entry.name];
    const original = names.join('/');
    if (entry.isSymbolicLink()) into.refused.push({ original, reason: 'link' });
    else if (entry.isDirectory()) await walkFolder(path, names, into);
    else if (!entry.isFile()) into.refused.push({ original, reason: 'special' });
    else if (systemFile.test(entry.name)) into.aside.push(original);
    else into.files.push({ path, parts: names });
    if (into.files.length > limits.attachments) {
      throw new HandoverError('input.too-large', { file: basename(folder) }, { limit: limits.attachments });
    }
  }
}

async function walkFolder(path: string, names: readonly string[], into: Walk): Promise<void> {
  const original = names.join('/');
  if (systemFolder.test(names.at(-1) ?? '')) into.aside.push(original);
  else if (names.length >= limits.folderDepth) into.refused.push({ original, reason: 'too_deep' });
  else await walk(path, names, into);
}

async function describe(found: Found, nameFile: (parts: readonly string[]) => string): Promise<Attachment> {
  const source = await openSource(found.path);
  try {
    const head = await source.read(0, limits.magic);
    const format = magicOf(head) ?? 'other';
    return {
      path: found.path,
      name: nameFile(found.parts),
      original: found.parts.join('/'),
      bytes: source.size,
      format,
      place: await tellsPlace(source, format),
    };
  } finally {
    await source.close();
  }
}

async function describeAll(found: Walk, nameFile: (parts: readonly string[]) => string): Promise<AttachmentList> {
  const files: Attachment[] = [];
  const refused = [...found.refused];
  for (const file of found.files) {
    const original = file.parts.join('/');
    try {
      const attachment = await describe(file, nameFile);
      if (attachment.bytes === 0) refused.push({ original, reason: 'empty' });
      else files.push(attachment);
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
      refused.push({ original, reason: 'unreadable' });
    }
  }
  return { files, aside: found.aside, refused };
}

/** Files that vanished with all around them must not be passed over as unreadable. @throws io.gone */
async function expectStillThere(path: string): Promise<void> {
  try {
    await readdir((await lstat(path)).isDirectory() ? path : dirname(path));
  } catch (cause) {
    throw new HandoverError('io.gone', { file: basename(path) }, {}, { cause });
  }
}

/**
 * The attachments that a path stands for: a folder with all below it (its own name leads theirs), or one file.
 * @param usedNames names of the attachments that the case has already
 * @throws input.missing, input.too-large for more than 50,000 files, input.kind for a link or a device, io.*
 */
export async function listAttachments(path: string, usedNames: Iterable<string> = []): Promise<AttachmentList> {
  const found: Walk = { files: [], aside: [], refused: [] };
  try {
    const facts = await lstat(path);
    const name = basename(facts.isDirectory() ? await realpath(path) : path);
    if (facts.isDirectory()) await walk(path, name === '' ? [] : [name], found);
    else if (facts.isFile()) found.files.push({ path, parts: [name] });
    else throw new HandoverError('input.kind', { file: name }, { kind: facts.isSymbolicLink() ? 'link' : 'special' });
  } catch (error) {
    throw readFailure(error, basename(path));
  }
  const list = await describeAll(found, createFileNamer(usedNames));
  if (list.refused.some(({ reason }) => reason === 'unreadable')) await expectStillThere(path);
  return list;
}
