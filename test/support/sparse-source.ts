// A source of any size that holds a few pieces of bytes and zeros everywhere else: archives of many gigabytes without a disk.
import type { ByteSource } from '../../shared/format/byte-source.ts';
import type { Bytes } from '../../shared/format/bytes.ts';
import {
  centralDirectory,
  endRecords,
  localHeader,
  type PlacedEntry,
  place,
  type ZipEntry,
} from '../../shared/format/package/zip.ts';

export interface Piece {
  readonly at: number;
  readonly bytes: Uint8Array;
}

export function sparseSource(size: number, pieces: readonly Piece[]): ByteSource {
  return {
    size,
    async read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > size)
        throw new RangeError('"offset", "length" expected inside');
      const bytes: Bytes = new Uint8Array(length);
      for (const piece of pieces) {
        const start = Math.max(offset, piece.at);
        const end = Math.min(offset + length, piece.at + piece.bytes.length);
        if (start < end) bytes.set(piece.bytes.subarray(start - piece.at, end - piece.at), start - offset);
      }
      return bytes;
    },
  };
}

/** An archive of entries whose data is zeros, but for the first bytes given in `data`. */
export function sparseArchive(
  entries: readonly ZipEntry[],
  data: ReadonlyMap<string, Uint8Array> = new Map(),
): { source: ByteSource; placed: PlacedEntry[]; tail: Bytes } {
  const { placed, directoryOffset } = place(entries);
  const directory = centralDirectory(placed);
  const tail = endRecords(placed.length, directory.length, directoryOffset);
  const pieces: Piece[] = [
    ...placed.map((entry) => ({ at: entry.headerOffset, bytes: localHeader(entry) })),
    ...placed.flatMap(({ path, dataOffset }) => {
      const bytes = data.get(path);
      return bytes === undefined ? [] : [{ at: dataOffset, bytes }];
    }),
    { at: directoryOffset, bytes: directory },
    { at: directoryOffset + directory.length, bytes: tail },
  ];
  return { source: sparseSource(directoryOffset + directory.length + tail.length, pieces), placed, tail };
}
