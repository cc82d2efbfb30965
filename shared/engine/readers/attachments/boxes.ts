// Asks the boxes of ISO base media (ISO/IEC 14496-12) for a place: EXIF among the items of a HEIC, the notes of a film.
import { from, type Read, tiffTellsPlace, viewOf } from './exif.ts';

interface Box {
  readonly type: string;
  /** Where its content begins, and how long that is. */
  readonly start: number;
  readonly length: number;
}

const mostBoxes = 10_000;
const mostBytes = 16 * 1024 * 1024;

async function* boxesIn(read: Read, first: number, end: number): AsyncGenerator<Box> {
  let at = first;
  for (let count = 0; at + 8 <= end && count < mostBoxes; count += 1) {
    const head = viewOf(await read(at, 16));
    if (head.byteLength < 8) return;
    const short = head.getUint32(0);
    const isLong = short === 1 && head.byteLength === 16;
    const size = isLong ? Number(head.getBigUint64(8)) : short === 0 ? end - at : short;
    const headBytes = isLong ? 16 : 8;
    if (size < headBytes) return;
    const type = String.fromCharCode(...[4, 5, 6, 7].map((index) => head.getUint8(index)));
    yield { type, start: at + headBytes, length: size - headBytes };
    at += size;
  }
}

async function boxOf(read: Read, type: string, first: number, end: number): Promise<Box | undefined> {
  for await (const box of boxesIn(read, first, end)) if (box.type === type) return box;
  return undefined;
}

/** Takes numbers of one to eight bytes from a box; 0 behind its end. */
function numbersOf(bytes: Uint8Array): (size: number) => number {
  let at = 0;
  return (size) => {
    let value = 0;
    for (let index = 0; index < size; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
    at += size;
    return value;
  };
}

async function contentOf(read: Read, { start, length }: Box): Promise<Uint8Array> {
  return read(start, Math.min(length, mostBytes));
}

/** The number of the item that is EXIF (8.11.6). */
async function exifItem(read: Read, list: Box): Promise<number | undefined> {
  const countBytes = ((await read(list.start, 1))[0] ?? 0) === 0 ? 2 : 4;
  for await (const item of boxesIn(read, list.start + 4 + countBytes, list.start + list.length)) {
    const bytes = await read(item.start, 12);
    const next = numbersOf(bytes);
    const version = next(1);
    next(3);
    const id = next(version === 2 ? 2 : 4);
    next(2);
    if (next(4) === 0x45786966) return id;
  }
  return undefined;
}

/** Where the item begins in the file (8.11.3). */
function placeOfItem(location: Uint8Array, wanted: number): number | undefined {
  const next = numbersOf(location);
  const version = next(1);
  next(3);
  const [sizes, more] = [next(1), next(1)];
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 4, sizes & 15, more >> 4];
  const indexBytes = version === 0 ? 0 : more & 15;
  const idBytes = version < 2 ? 2 : 4;
  const items = next(idBytes);
  for (let item = 0; item < items && item < mostBoxes; item += 1) {
    const id = next(idBytes);
    const method = version === 0 ? 0 : next(2) & 15;
    next(2);
    const base = next(baseBytes);
    const extents = next(2);
    next(indexBytes);
    const offset = next(offsetBytes);
    if (id === wanted) return extents > 0 && method === 0 ? base + offset : undefined;
    next(lengthBytes);
    for (let extent = 1; extent < extents; extent += 1) next(indexBytes + offsetBytes + lengthBytes);
  }
  return undefined;
}

export async function heicTellsPlace(read: Read, size: number): Promise<boolean> {
  const meta = await boxOf(read, 'meta', 0, size);
  if (meta === undefined) return false;
  const [first, end] = [meta.start + 4, meta.start + meta.length];
  const [list, location] = [await boxOf(read, 'iinf', first, end), await boxOf(read, 'iloc', first, end)];
  if (list === undefined || location === undefined) return false;
  const item = await exifItem(read, list);
  const place = item === undefined ? undefined : placeOfItem(await contentOf(read, location), item);
  if (place === undefined) return false;
  const tiffOffset = numbersOf(await read(place, 4))(4);
  return tiffTellsPlace(from(read, place + 4 + tiffOffset));
}

const filmMarks = ['\xa9xyz', 'com.apple.quicktime.location.ISO6709', 'loci'];

/** Phones write the place of a film among the notes in `moov`. */
export async function filmTellsPlace(read: Read, size: number): Promise<boolean> {
  const movie = await boxOf(read, 'moov', 0, size);
  if (movie === undefined) return false;
  const content = Buffer.from(await contentOf(read, movie));
  return filmMarks.some((mark) => content.includes(mark, 0, 'latin1'));
}
