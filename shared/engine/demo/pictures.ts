// Draws small plain pictures: PNG (ISO/IEC 15948) and baseline JPEG (ITU-T T.81), one of them with a place in its EXIF.
import { crc32, deflateSync } from 'node:zlib';

function pngChunk(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A one-coloured RGB picture. */
export function pngPicture(width: number, height: number, rgb: readonly [number, number, number]): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.from([0, ...Array.from({ length: width }, () => rgb).flat()]);
  const pixels = Buffer.concat(Array.from({ length: height }, () => line));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function segment(marker: number, data: readonly number[]): Buffer {
  return Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff, ...data]);
}

/** A Huffman table: code lengths 1 to 16, then the values in order. */
function huffman(kind: number, counts: readonly number[], values: readonly number[]): Buffer {
  return segment(0xc4, [kind, ...counts, ...Array<number>(16 - counts.length).fill(0), ...values]);
}

/** EXIF with a GPS directory that is empty but for its version: enough to be flagged, no place at all. */
function exifWithPlace(): Buffer {
  const tiff = Buffer.alloc(44);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  writeTag(tiff, 10, 0x8825, 4, 1, 26);
  tiff.writeUInt16LE(1, 26);
  writeTag(tiff, 28, 0, 1, 4, 0x0302);
  return segment(0xe1, [...Buffer.from('Exif\0\0', 'latin1'), ...tiff]);
}

function writeTag(tiff: Buffer, at: number, tag: number, type: number, count: number, value: number): void {
  tiff.writeUInt16LE(tag, at);
  tiff.writeUInt16LE(type, at + 2);
  tiff.writeUInt32LE(count, at + 4);
  tiff.writeUInt32LE(value, at + 8);
}

/**
 * A plain grey picture of `blocks` × `blocks` blocks of 8 × 8 pixels.
 * The first block codes the grey as a difference of 6 bits (`10` and the bits), each other one "no difference, no detail" (`0` `0`).
 * @param level 32 (lighter) to 63 (lightest)
 */
export function jpegPicture(blocks: number, level: number, withPlace: boolean): Uint8Array {
  const size = 8 * blocks;
  const bits = `10${level.toString(2).padStart(6, '0')}0${'00'.repeat(blocks * blocks - 1)}`;
  const padded = bits.padEnd(8 * Math.ceil(bits.length / 8), '1');
  const scan =
    padded.match(/.{8}/g)?.flatMap((byte) => (byte === '11111111' ? [0xff, 0] : [Number.parseInt(byte, 2)])) ?? [];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(withPlace ? [exifWithPlace()] : []),
    segment(0xdb, [0, ...Array<number>(64).fill(8)]),
    segment(0xc0, [8, size >> 8, size & 0xff, size >> 8, size & 0xff, 1, 1, 0x11, 0]),
    huffman(0x00, [1, 1], [0, 6]),
    huffman(0x10, [1], [0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    Buffer.from(scan),
    Buffer.from([0xff, 0xd9]),
  ]);
}
