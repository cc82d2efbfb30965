// Zstandard of the runtime, held to the frames of a part: written with content size and checksum, read one frame at a time into
// no more than each frame states.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { HandoverError } from '../../domain/errors.ts';
import type { Bytes } from '../../format/bytes.ts';
import { contentSizeOf, padFrames, zstdFrames } from '../../format/package/zstd-frames.ts';
import { chunkFor, discard, plain, shrunk, zstdBound } from '../memory.ts';

/** Levels 2 and 3 save 1 to 4 % of customer tables and take 1.3 to 2 times as long. */
export const defaultLevel = 1;
const maxWindowLog = 23;
/** 256 KiB: level 1 finds next to nothing farther back, and is faster where it does not look. */
const windowLog = 18;

/** One frame, checked as a reader will check it; with its padding for a preview. @throws zstd for more than 64 MiB */
export function compressPart(csv: Uint8Array, level = defaultLevel, preview = false): Bytes {
  const frame = zstdCompressSync(csv, {
    chunkSize: chunkFor(zstdBound(csv.length)),
    pledgedSrcSize: csv.length,
    params: {
      [constants.ZSTD_c_compressionLevel]: level,
      [constants.ZSTD_c_contentSizeFlag]: 1,
      [constants.ZSTD_c_checksumFlag]: 1,
      [constants.ZSTD_c_windowLog]: windowLog,
    },
  });
  const part = preview ? padFrames(frame) : shrunk(frame);
  if (contentSizeOf(zstdFrames(part, preview)) !== csv.length) throw new HandoverError('bug');
  return part;
}

/** Decompresses one frame that `zstdFrames` found, into exactly `contentSize` bytes. @throws zstd */
export function decompressFrame(frame: Uint8Array, contentSize: number): Bytes {
  return shrunk(looseFrame(frame, contentSize));
}

/** As `decompressFrame`, for a short stay: the bytes lie alone in a buffer that is a little larger, to be freed with `discard`. @throws zstd */
export function looseFrame(frame: Uint8Array, contentSize: number): Bytes {
  const content = inflate(frame, contentSize);
  if (content.length !== contentSize) throw new HandoverError('zstd', {}, { reason: 'content size' });
  return content;
}

function inflate(frame: Uint8Array, contentSize: number): Bytes {
  try {
    const content = zstdDecompressSync(frame, {
      chunkSize: chunkFor(contentSize),
      maxOutputLength: Math.max(1, contentSize),
      params: { [constants.ZSTD_d_windowLogMax]: maxWindowLog },
    });
    return plain(content);
  } catch (cause) {
    throw new HandoverError('zstd', {}, { reason: 'frame' }, { cause });
  }
}

/** The CSV of a part. `csvBytes`, where it is known, is compared before anything is decompressed. @throws zstd */
export function decompressPart(part: Uint8Array, csvBytes?: number, preview = false): Bytes {
  const frames = zstdFrames(part, preview);
  const size = contentSizeOf(frames);
  if (csvBytes !== undefined && csvBytes !== size) throw new HandoverError('zstd', {}, { reason: 'content size' });
  const csv = new Uint8Array(size);
  let at = 0;
  for (const { offset, length, contentSize } of frames) {
    const content = looseFrame(part.subarray(offset, offset + length), contentSize);
    csv.set(content, at);
    discard(content);
    at += contentSize;
  }
  return csv;
}
