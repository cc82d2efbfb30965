// Zstandard frames of a part: what real writers make passes, every form that FORMAT.md 7.8 forbids is refused before decompression.
import { constants, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compressPart, decompressFrame, decompressPart } from '../../shared/engine/bulk/zstd.ts';
import { type Bytes, concat, utf8 } from '../../shared/format/bytes.ts';
import { contentSizeOf, maxPartContent, padFrames, zstdFrames } from '../../shared/format/package/zstd-frames.ts';
import { expectBytes, sample } from '../support/age.ts';

const refusal = (reason: string) => expect.objectContaining({ code: 'zstd', facts: { reason } });

type Parts = { descriptor: number; window?: number; size: number[]; blocks: Uint8Array[]; checksum?: number };

/** A frame by hand; the bits are those of RFC 8878. */
function frame({ descriptor, window, size, blocks, checksum = 4 }: Parts): Bytes {
  const head = [0x28, 0xb5, 0x2f, 0xfd, descriptor, ...(window === undefined ? [] : [window]), ...size];
  return concat(Uint8Array.from(head), ...blocks, new Uint8Array(checksum));
}

function block(type: number, size: number, content: Uint8Array, last = true): Bytes {
  const header = (size << 3) | (type << 1) | (last ? 1 : 0);
  return concat(Uint8Array.from([header & 255, (header >> 8) & 255, header >> 16]), content);
}

const raw = (bytes: number, last = true) => block(0, bytes, new Uint8Array(bytes), last);
const rle = (bytes: number, last = true) => block(1, bytes, Uint8Array.of(65), last);
const u32 = (value: number) => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];
const good = frame({ descriptor: 0x24, size: [5], blocks: [raw(5)] });

describe('frames that real writers make', () => {
  test.each([0, 1, 5, 255, 256, 65_791, 65_792, 300_000])('%i bytes at each level', (size) => {
    const csv = sample(size).map((byte) => 97 + (byte & 7));
    for (const level of [1, 2, 3]) {
      const part = compressPart(csv, level);
      expect(zstdFrames(part)).toEqual([{ offset: 0, length: part.length, contentSize: size }]);
      expectBytes(decompressPart(part, size), csv);
    }
  });

  test('parts and contents are plain bytes, whose slices are copies', () => {
    const part = compressPart(utf8('_row,a\n'));
    for (const bytes of [part, decompressPart(part)]) expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
  });

  test('several frames in a row, and an empty one among them', () => {
    const parts = ['_row,a\n', '', '1,x\n'].map((text) => compressPart(utf8(text)));
    const frames = zstdFrames(concat(...parts));
    expect(frames.map(({ contentSize }) => contentSize)).toEqual([7, 0, 4]);
    expect(frames.map(({ length }) => length)).toEqual(parts.map(({ length }) => length));
    expectBytes(decompressPart(concat(...parts), 11), utf8('_row,a\n1,x\n'));
  });

  test('without checksum or content size they are refused', () => {
    const checksum = { [constants.ZSTD_c_checksumFlag]: 1 };
    const unsized = zstdCompressSync(sample(100_000), {
      params: { ...checksum, [constants.ZSTD_c_contentSizeFlag]: 0 },
    });
    expect(() => zstdFrames(unsized)).toThrow(refusal('no content size'));
    expect(() => zstdFrames(zstdCompressSync(utf8('x')))).toThrow(refusal('no checksum'));
  });
});

describe('frames by hand', () => {
  test.each([
    ['raw, single segment', good, 5],
    ['size in two bytes', frame({ descriptor: 0x64, size: [44, 0], blocks: [raw(300)] }), 300],
    ['size in four', frame({ descriptor: 0xa4, size: u32(70_000), blocks: [raw(30_000, false), rle(40_000)] }), 70_000],
    ['size in eight', frame({ descriptor: 0xe4, size: [...u32(9), ...u32(0)], blocks: [raw(9)] }), 9],
    ['window of 8 MiB', frame({ descriptor: 0x84, window: 13 << 3, size: u32(9), blocks: [raw(9)] }), 9],
    ['single segment of 8 MiB', frame({ descriptor: 0xa4, size: u32(8 << 20), blocks: [rle(131_072)] }), 8 << 20],
    ['bit 4, which decoders ignore', frame({ descriptor: 0x34, size: [5], blocks: [raw(5)] }), 5],
  ])('%s passes', (_what, bytes, contentSize) => {
    expect(zstdFrames(bytes)).toEqual([{ offset: 0, length: bytes.length, contentSize }]);
  });

  test.each([
    ['nothing', new Uint8Array(0), 'no frame'],
    ['no magic', utf8('_row,a\n1,x\n'), 'not a standard frame'],
    ['a frame of zstd 0.7', Uint8Array.from([0x27, ...good.subarray(1)]), 'not a standard frame'],
    ['a skippable frame', Uint8Array.from([0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]), 'not a standard frame'],
    [
      'a skippable frame behind',
      concat(good, Uint8Array.from([0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0])),
      'not a standard frame',
    ],
    ['junk behind', concat(good, utf8('junk')), 'not a standard frame'],
    ['less than a magic behind', concat(good, utf8('x')), 'truncated'],
    ['the reserved bit', frame({ descriptor: 0x2c, size: [5], blocks: [raw(5)] }), 'reserved bit'],
    ['a dictionary id', frame({ descriptor: 0x25, size: [1, 5], blocks: [raw(5)] }), 'dictionary'],
    ['no checksum', frame({ descriptor: 0x20, size: [5], blocks: [raw(5)], checksum: 0 }), 'no checksum'],
    ['no content size', frame({ descriptor: 0x04, window: 0, size: [], blocks: [raw(5)] }), 'no content size'],
    [
      'a window over 8 MiB',
      frame({ descriptor: 0x84, window: (13 << 3) | 1, size: u32(9), blocks: [raw(9)] }),
      'window',
    ],
    ['the largest window', frame({ descriptor: 0x84, window: 255, size: u32(9), blocks: [raw(9)] }), 'window'],
    ['a single segment over 8 MiB', frame({ descriptor: 0xa4, size: u32((8 << 20) + 1), blocks: [rle(9)] }), 'window'],
    [
      '64 MiB and a byte',
      frame({ descriptor: 0x84, window: 13 << 3, size: u32(maxPartContent + 1), blocks: [rle(9)] }),
      'content size',
    ],
    [
      '2^63 bytes',
      frame({ descriptor: 0xc4, window: 13 << 3, size: [...u32(0), ...u32(0x80000000)], blocks: [rle(9)] }),
      'content size',
    ],
    [
      'a reserved block',
      frame({ descriptor: 0x24, size: [5], blocks: [block(3, 5, new Uint8Array(5))] }),
      'reserved block',
    ],
    ['a block over 128 KiB', frame({ descriptor: 0xa4, size: u32(1 << 20), blocks: [rle(131_073)] }), 'block size'],
    ['a block over its window', frame({ descriptor: 0x24, size: [5], blocks: [rle(6)] }), 'block size'],
    ['no last block', frame({ descriptor: 0x24, size: [5], blocks: [raw(5, false)], checksum: 0 }), 'truncated'],
    ['no checksum bytes', good.slice(0, -1), 'truncated'],
  ])('%s is refused', (_what, bytes, reason) => {
    expect(() => zstdFrames(bytes)).toThrow(refusal(reason));
    expect(() => decompressPart(bytes)).toThrow(refusal(reason));
  });

  test('every cut of a frame is refused', () => {
    const part = compressPart(sample(2_000));
    for (let cut = 0; cut < part.length; cut += 1) {
      expect(() => zstdFrames(part.subarray(0, cut))).toThrow(expect.objectContaining({ code: 'zstd' }));
    }
  });

  test('64 MiB in all is the limit for all frames together, 4,096 frames are the limit of their number', () => {
    const large = frame({ descriptor: 0xa4, size: u32(8 << 20), blocks: [rle(9)] });
    expect(contentSizeOf(zstdFrames(concat(...Array.from({ length: 8 }, () => large))))).toBe(maxPartContent);
    expect(() => zstdFrames(concat(...Array.from({ length: 8 }, () => large), good))).toThrow(refusal('content size'));
    expect(zstdFrames(concat(...Array.from({ length: 4096 }, () => good)))).toHaveLength(4096);
    expect(() => zstdFrames(concat(...Array.from({ length: 4097 }, () => good)))).toThrow(refusal('too many frames'));
  });
});

describe('padding of a preview', () => {
  const frames = compressPart(sample(1_000));

  test.each([10, 65_528, 65_529, 65_536, 131_064])('%i bytes of frames are padded to a multiple of 65,536', (size) => {
    const part = padFrames(sample(size));
    expect(part.length % 65_536).toBe(0);
    expect(part.length - size).toBeGreaterThanOrEqual(8);
    expect(part.length - size).toBeLessThan(65_536 + 8);
  });

  test('is required in a preview and refused elsewhere', () => {
    const padded = padFrames(frames);
    expect(padded).toHaveLength(65_536);
    expect(zstdFrames(padded, true)).toEqual(zstdFrames(frames));
    expectBytes(decompressPart(padded, undefined, true), sample(1_000));
    expect(() => zstdFrames(padded)).toThrow(refusal('not a standard frame'));
    expect(() => zstdFrames(frames, true)).toThrow(refusal('truncated'));
  });

  test('is one skippable frame of zeros behind a real frame', () => {
    const padded = padFrames(frames);
    const changed = (index: number, value: number) => padded.map((byte, at) => (at === index ? value : byte));
    const forged: [Bytes, string][] = [
      [changed(padded.length - 1, 1), 'padding'],
      [changed(frames.length + 8, 1), 'padding'],
      [changed(frames.length, 0x51), 'not a standard frame'],
      [changed(frames.length + 4, (padded[frames.length + 4] ?? 0) ^ 1), 'padding'],
      [concat(padded, padFrames(new Uint8Array(0))), 'padding'],
      [padFrames(new Uint8Array(0)), 'not a standard frame'],
    ];
    for (const [part, reason] of forged) expect(() => zstdFrames(part, true)).toThrow(refusal(reason));
  });
});

describe('a decompressor is held to what the frame states', () => {
  test('a frame that would give more, or gives less, gives nothing', () => {
    const more = frame({ descriptor: 0xa4, size: u32(131_072), blocks: [rle(131_072, false), rle(131_072)] });
    const less = frame({ descriptor: 0xa4, size: u32(131_072), blocks: [rle(9)] });
    for (const part of [more, less]) expect(() => decompressPart(part)).toThrow(refusal('frame'));
  });

  test('a caller that states less than the frame is believed', () => {
    const part = compressPart(sample(100_000));
    expect(() => decompressFrame(part, 99_999)).toThrow(refusal('frame'));
    expect(() => decompressFrame(part, 100_001)).toThrow(refusal('content size'));
  });

  test('csv_bytes is compared before anything is decompressed', () => {
    const unreadable = frame({ descriptor: 0x24, size: [5], blocks: [block(2, 5, utf8('xxxxx'))] });
    expect(() => decompressPart(unreadable, 4)).toThrow(refusal('content size'));
    expect(() => decompressPart(unreadable, 5)).toThrow(refusal('frame'));
  });

  test('a wrong checksum is found', () => {
    const part = compressPart(utf8('1,x\n'));
    part[part.length - 1] = (part.at(-1) ?? 0) ^ 1;
    expect(() => decompressPart(part)).toThrow(refusal('frame'));
  });

  test('more than 64 MiB are not written', () => {
    expect(() => compressPart(new Uint8Array(maxPartContent + 1))).toThrow(refusal('content size'));
  });
});
