// Tells of the tags of one XML part of a book.
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import { type Attributes, parseXml } from './xml.ts';
import type { ZipParts } from './zip.ts';

type Told = [
  open: (name: string, attributes: Attributes, parent: string) => void,
  text?: (text: string, parent: string) => void,
];

/** Tells `open` of each tag of a part of any size, with the tag around it. */
export async function walkTags(zip: ZipParts, part: string, file: string, ...[open, text]: Told): Promise<void> {
  const path: string[] = [''];
  const handler = {
    open: (name: string, attributes: Attributes) => {
      open(name, attributes, path.at(-1) ?? '');
      path.push(name);
    },
    close: () => {
      path.pop();
    },
    text: (piece: string) => text?.(piece, path.at(-1) ?? ''),
  };
  for await (const _ of parseXml(zip.read(part), handler, file));
}

/** As `walkTags`, of a part whose contents are going to be held in memory. @throws input.bomb over 32 MiB */
export async function readTags(zip: ZipParts, part: string, file: string, ...told: Told): Promise<void> {
  if ((zip.size(part) ?? 0) > limits.smallPart) throw new HandoverError('input.bomb', { file }, { limit: 'part' });
  await walkTags(zip, part, file, ...told);
}
