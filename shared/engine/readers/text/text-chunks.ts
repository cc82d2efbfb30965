// The text of a file as UTF-8 chunks, with its digest and how far it has been read; and cut into lines.
import { createHash } from 'node:crypto';
import { HandoverError } from '../../../domain/errors.ts';
import type { Bytes } from '../../../format/bytes.ts';
import { limits } from '../limits.ts';
import type { ReadOptions } from '../options.ts';
import type { Source } from '../source.ts';
import { type Faults, findEncoding, utf8Chunks } from './encoding.ts';
import type { EncodingFound } from './encodings.ts';

/** A text file whose encoding is known. */
export interface TextFile {
  readonly source: Source;
  readonly found: EncodingFound;
}

/** @throws input.encoding, usage, io.*, cancelled */
export async function openText(source: Source, options: ReadOptions, faults: Faults = 'refused'): Promise<TextFile> {
  return { source, found: await findEncoding(source, options.encoding, options.signal, faults) };
}

export interface ReadHooks {
  readonly signal?: AbortSignal | undefined;
  /** Told which share of the file (0 to 1) has been read. */
  readonly onShare?: ((share: number) => void) | undefined;
  /** Told the digest of the file when it has been read to its end. */
  readonly onDigest?: ((sha256: string) => void) | undefined;
}

async function* watched(source: Source, { signal, onShare, onDigest }: ReadHooks): AsyncGenerator<Bytes> {
  const hash = onDigest === undefined ? undefined : createHash('sha256');
  let done = 0;
  for await (const chunk of source.chunks(signal)) {
    hash?.update(chunk);
    yield chunk;
    done += chunk.length;
    onShare?.(done / source.size);
  }
  if (hash !== undefined) onDigest?.(hash.digest('hex'));
}

/** @throws input.encoding, io.*, cancelled */
export function textChunks({ source, found }: TextFile, hooks: ReadHooks): AsyncGenerator<Bytes> {
  return utf8Chunks(source, watched(source, hooks), found);
}

/** A line without its end; `line` counts from 1. */
export interface TextLine {
  readonly line: number;
  readonly bytes: Uint8Array;
}

const lf = 0x0a;
const cr = 0x0d;

function withoutCr(bytes: Uint8Array): Uint8Array {
  return bytes[bytes.length - 1] === cr ? bytes.subarray(0, -1) : bytes;
}

/** The lines of a text, those of one chunk at a time. They end in LF or CRLF. @throws input.line-too-long */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly TextLine[]> {
  let begun: Uint8Array[] = [];
  let begunBytes = 0;
  let line = 0;
  for await (const chunk of chunks) {
    const lines: TextLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(lf); end >= 0; end = chunk.indexOf(lf, start)) {
      const rest = chunk.subarray(start, end);
      line += 1;
      lines.push({ line, bytes: withoutCr(begunBytes === 0 ? rest : Buffer.concat([...begun, rest])) });
      begun = [];
      begunBytes = 0;
      start = end + 1;
    }
    begun.push(chunk.subarray(start));
    begunBytes += chunk.length - start;
    if (begunBytes > limits.record) {
      throw new HandoverError('input.line-too-long', { row: line + 1 }, { limit_bytes: limits.record });
    }
    yield lines;
  }
  if (begunBytes > 0) yield [{ line: line + 1, bytes: withoutCr(Buffer.concat(begun)) }];
}
