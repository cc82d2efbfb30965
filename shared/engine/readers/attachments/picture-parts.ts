// Finds EXIF and XMP in the containers of pictures: segments of JPEG (JEITA CP-3451 4.7), chunks of PNG (11.3.4.5) and of WebP (RIFF).
import { from, type Read, tiffTellsPlace, viewOf } from './exif.ts';

/** A part of a picture: its mark, and where its content lies. */
interface Part {
  readonly mark: string;
  readonly start: number;
  readonly length: number;
}

/** Parts looked at of one picture, and bytes of a part that is searched. */
const mostParts = 20_000;
const mostBytes = 1024 * 1024;
const exifHead = 'Exif\0\0';

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

async function* jpegParts(read: Read): AsyncGenerator<Part> {
  for (let at = 2; ; ) {
    const head = viewOf(await read(at, 4));
    // From the start of scan on there is image data only.
    if (head.byteLength < 4 || head.getUint16(0) < 0xffc0 || head.getUint16(0) === 0xffda) return;
    const length = head.getUint16(2);
    yield { mark: head.getUint16(0).toString(16), start: at + 4, length: length - 2 };
    at += 2 + Math.max(2, length);
  }
}

/** @param first where the first chunk begins */
async function* chunks(read: Read, first: number, isRiff: boolean): AsyncGenerator<Part> {
  for (let at = first; ; ) {
    const head = await read(at, 8);
    if (head.length < 8) return;
    const length = viewOf(head).getUint32(isRiff ? 4 : 0, isRiff);
    const mark = textOf(isRiff ? head.subarray(0, 4) : head.subarray(4));
    yield { mark, start: at + 8, length };
    // RIFF fills up to an even length, PNG adds a check of four bytes.
    at += 8 + length + (isRiff ? length % 2 : 4);
  }
}

const marks = new Set(['ffe1', 'eXIf', 'EXIF', 'iTXt', 'XMP ']);

async function partTellsPlace(read: Read, { mark, start, length }: Part): Promise<boolean> {
  if (!marks.has(mark)) return false;
  const begin = textOf(await read(start, exifHead.length));
  if (begin === exifHead) return tiffTellsPlace(from(read, start + exifHead.length));
  if (/^(?:II|MM)/.test(begin)) return tiffTellsPlace(from(read, start));
  return textOf(await read(start, Math.min(length, mostBytes))).includes('GPSLatitude');
}

async function anyTellsPlace(read: Read, parts: AsyncGenerator<Part>): Promise<boolean> {
  let count = 0;
  for await (const part of parts) {
    count += 1;
    if (count > mostParts) return false;
    if (await partTellsPlace(read, part)) return true;
  }
  return false;
}

export function jpegTellsPlace(read: Read): Promise<boolean> {
  return anyTellsPlace(read, jpegParts(read));
}

export function pngTellsPlace(read: Read): Promise<boolean> {
  return anyTellsPlace(read, chunks(read, 8, false));
}

export function webpTellsPlace(read: Read): Promise<boolean> {
  return anyTellsPlace(read, chunks(read, 12, true));
}
