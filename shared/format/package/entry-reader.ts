// Reads the data of an entry once, with its CRC-32 and SHA-256 taken over the very bytes that are handed on.
import { HandoverError } from '../../domain/errors.ts';
import type { ByteSource } from '../byte-source.ts';
import { type Bytes, toHex } from '../bytes.ts';
import type { Hash } from '../primitives.ts';
import type { Crc32 } from './crc32.ts';
import { readChunks, readExactly } from './source.ts';
import type { PlacedEntry } from './zip.ts';

export interface EntryTools {
  readonly source: ByteSource;
  readonly crc32: Crc32;
  sha256(): Hash;
}

export interface WholeEntry {
  readonly bytes: Bytes;
  readonly sha256: string;
}

/** @throws zip if the CRC is not that of the directory */
export async function readWhole(tools: EntryTools, entry: PlacedEntry): Promise<WholeEntry> {
  const bytes = await readExactly(tools.source, entry.dataOffset, entry.size);
  if (tools.crc32(bytes) !== entry.crc32) throw wrongCrc(entry);
  return { bytes, sha256: toHex(tools.sha256().update(bytes).digest()) };
}

export interface EntryStream {
  /** Taken once. A consumer may stop early. */
  chunks(): AsyncGenerator<Bytes>;
  /** Reads what no consumer took, and gives the SHA-256 of all. @throws zip if the CRC is not that of the directory */
  finish(): Promise<string>;
}

export function readStream(tools: EntryTools, entry: PlacedEntry): EntryStream {
  const hash = tools.sha256();
  let crc = 0;
  let at = 0;
  async function* chunks(): AsyncGenerator<Bytes> {
    for await (const chunk of readChunks(tools.source, entry.dataOffset + at, entry.size - at)) {
      hash.update(chunk);
      crc = tools.crc32(chunk, crc);
      at += chunk.length;
      yield chunk;
    }
  }
  return {
    chunks,
    async finish() {
      for await (const _ of chunks());
      if (crc !== entry.crc32) throw wrongCrc(entry);
      return toHex(hash.digest());
    },
  };
}

function wrongCrc(entry: PlacedEntry): HandoverError {
  return new HandoverError('zip', { entry: entry.path }, { reason: 'crc' });
}
