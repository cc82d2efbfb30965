// The Zstandard frames of a part (RFC 8878), walked block by block without decompressing, so that the rule of FORMAT.md 7.8 holds
// before a decompressor sees a byte:
//   frame = 28 B5 2F FD ‖ descriptor ‖ [window] ‖ content size ‖ blocks ‖ checksum (4)
//   descriptor: bits 7-6 size of the content size, 5 single segment, 4 unused, 3 reserved, 2 checksum, 1-0 dictionary id
//   block = 3 bytes little-endian (bit 0 last, bits 1-2 type, bits 3-23 size) ‖ content
//   padding of a preview = 50 2A 4D 18 ‖ size (4) ‖ zeros
import { HandoverError } from '../../domain/errors.ts';
import { type Bytes, concat } from '../bytes.ts';

export interface ZstdFrame {
  readonly offset: number;
  readonly length: number;
  /** Bytes that it decompresses to, as its header states and a decompressor must be held to. */
  readonly contentSize: number;
}

export const maxPartContent = 64 * 1024 * 1024;
const maxWindow = 8 * 1024 * 1024;
const maxBlock = 128 * 1024;
/** We write a frame for each MiB or so. The limit bounds the calls that tiny frames cost. */
const maxFrames = 4096;
const frameMagic = 0xfd2fb528;
const paddingMagic = 0x184d2a50;
const paddingUnit = 65_536;
const checksumSize = 4;
const blockRle = 1;
const blockReserved = 3;

function refused(reason: string): HandoverError {
  return new HandoverError('zstd', {}, { reason });
}

interface Cursor {
  readonly position: number;
  skip(length: number): void;
  /** A little-endian number. */
  uint(length: number): number;
}

/** Walks over `bytes`; both ways of going on @throws zstd past the end. */
function cursor(bytes: Uint8Array, start: number): Cursor {
  let position = start;
  function skip(length: number): void {
    if (length > bytes.length - position) throw refused('truncated');
    position += length;
  }
  return {
    get position() {
      return position;
    },
    skip,
    uint(length) {
      skip(length);
      let value = 0;
      for (let index = position - 1; index >= position - length; index -= 1) value = value * 256 + (bytes[index] ?? 0);
      return value;
    },
  };
}

/** Window_Size of RFC 8878, 3.1.1.1.2. */
function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** Content size and window of the frame header behind the magic. @throws zstd for a form that parts may not have */
function frameHeader(at: Cursor): { contentSize: number; window: number } {
  const descriptor = at.uint(1);
  const single = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  if ((descriptor & 0x08) !== 0) throw refused('reserved bit');
  if ((descriptor & 0x03) !== 0) throw refused('dictionary');
  if ((descriptor & 0x04) === 0) throw refused('no checksum');
  if (sizeFlag === 0 && !single) throw refused('no content size');
  const stated = single ? 0 : windowSize(at.uint(1));
  const contentSize = at.uint(2 ** sizeFlag) + (sizeFlag === 1 ? 256 : 0);
  const window = single ? contentSize : stated;
  if (window > maxWindow) throw refused('window');
  return { contentSize, window };
}

/** Walks the blocks and the checksum. */
function skipBlocks(at: Cursor, window: number): void {
  for (let last = false; !last; ) {
    const header = at.uint(3);
    const type = (header >> 1) & 3;
    const size = header >> 3;
    last = (header & 1) !== 0;
    if (type === blockReserved) throw refused('reserved block');
    if (size > Math.min(maxBlock, window)) throw refused('block size');
    at.skip(type === blockRle ? 1 : size);
  }
  at.skip(checksumSize);
}

/** @throws zstd unless the bytes from `offset` are one padding frame to a multiple of 65,536 */
function checkPadding(bytes: Uint8Array, offset: number): void {
  const at = cursor(bytes, offset);
  if (at.uint(4) !== paddingMagic) throw refused('padding');
  if (at.uint(4) !== bytes.length - at.position || bytes.length % paddingUnit !== 0) throw refused('padding');
  if (!bytes.subarray(at.position).every((byte) => byte === 0)) throw refused('padding');
}

/**
 * The frames of a part in order: standard ones only, with content size and checksum, without dictionary, window at most 8 MiB,
 * content at most 64 MiB together. A preview's frames are followed by their padding, other parts by nothing.
 * @throws zstd
 */
export function zstdFrames(bytes: Uint8Array, preview = false): readonly ZstdFrame[] {
  const frames: ZstdFrame[] = [];
  let left = maxPartContent;
  let offset = 0;
  while (offset < bytes.length) {
    const at = cursor(bytes, offset);
    const magic = at.uint(4);
    if (preview && frames.length > 0 && magic === paddingMagic) break;
    if (magic !== frameMagic) throw refused('not a standard frame');
    if (frames.length === maxFrames) throw refused('too many frames');
    const { contentSize, window } = frameHeader(at);
    left -= contentSize;
    if (left < 0) throw refused('content size');
    skipBlocks(at, window);
    frames.push({ offset, length: at.position - offset, contentSize });
    offset = at.position;
  }
  if (frames.length === 0) throw refused('no frame');
  if (preview) checkPadding(bytes, offset);
  return frames;
}

/** Bytes that the frames decompress to. */
export function contentSizeOf(frames: readonly ZstdFrame[]): number {
  return frames.reduce((sum, frame) => sum + frame.contentSize, 0);
}

/** The frames of a preview's part with their padding. */
export function padFrames(frames: Uint8Array): Bytes {
  const headerSize = 8;
  const total = Math.ceil((frames.length + headerSize) / paddingUnit) * paddingUnit;
  const padding = new Uint8Array(total - frames.length);
  const view = new DataView(padding.buffer);
  view.setUint32(0, paddingMagic, true);
  view.setUint32(4, padding.length - headerSize, true);
  return concat(frames, padding);
}
