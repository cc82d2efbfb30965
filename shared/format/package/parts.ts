// A part of a table, sealed: age ‖ zstd frames ‖ CSV. Opened in one step that needs nothing but its arguments, so that a host may run it
// in a worker (FORMAT.md 7.8).
import { HandoverError } from '../../domain/errors.ts';
import type { Aead } from '../aead.ts';
import { openAge } from '../age/file.ts';
import { type Bytes, concat } from '../bytes.ts';
import { type CsvFacts, type CsvSpec, checkCsv, type IsUtf8 } from './part-csv.ts';
import { contentSizeOf, type ZstdFrame, zstdFrames } from './zstd-frames.ts';

/** Room for 64 MiB that do not compress, with frames, padding and age around them. */
export const maxSealedPartBytes = 66 * 1024 * 1024;

/** What a part must be; plain data. */
export interface PartSpec extends CsvSpec {
  /** Σ content sizes of the frames. */
  readonly csvBytes: number;
  readonly preview: boolean;
}

export interface OpenedPart {
  /** Header and rows; undefined where the host can't decompress. */
  readonly csv: Bytes | undefined;
  readonly facts: CsvFacts | undefined;
}

/** One standard frame to at most `limit` bytes; throws where its checksum is wrong or it holds more. */
export type Decompress = (frame: Uint8Array, limit: number) => Promise<Bytes> | Bytes;
/** `age` is given away: a worker may take its buffer. */
export type OpenPart = (age: Bytes, identity: string, spec: PartSpec) => Promise<OpenedPart>;

/** `OpenPart` on this thread. Without `decompress` a part is opened and its frames are checked, no further. */
export function partOpener(aead: Aead, decompress: Decompress | undefined, isUtf8?: IsUtf8): OpenPart {
  return async (age, identity, spec) => {
    const packed = await openAge([identity], age, aead);
    const frames = zstdFrames(packed, spec.preview);
    if (contentSizeOf(frames) !== spec.csvBytes) throw refused('csv_bytes');
    if (decompress === undefined) return { csv: undefined, facts: undefined };
    const contents: Bytes[] = [];
    for (const frame of frames) contents.push(await decompressFrame(packed, frame, decompress));
    const csv = contents.length === 1 ? (contents[0] ?? new Uint8Array()) : concat(...contents);
    return { csv, facts: checkCsv(csv, spec, isUtf8) };
  };
}

async function decompressFrame(packed: Bytes, frame: ZstdFrame, decompress: Decompress): Promise<Bytes> {
  const content = await attempt(packed.subarray(frame.offset, frame.offset + frame.length), frame, decompress);
  if (content.length !== frame.contentSize) throw refused('content size');
  return content;
}

async function attempt(bytes: Bytes, frame: ZstdFrame, decompress: Decompress): Promise<Bytes> {
  try {
    return await decompress(bytes, frame.contentSize);
  } catch (cause) {
    throw new HandoverError('zstd', {}, { reason: 'content' }, { cause });
  }
}

function refused(reason: string): HandoverError {
  return new HandoverError('zstd', {}, { reason });
}
