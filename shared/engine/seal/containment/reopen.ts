// Opens what was sealed once more, from where it lies and with the stage key: what the gate searches is what will be signed.
import { createHash } from 'node:crypto';
import { rowEndAfter } from '../../../data/project-csv.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { byteReader } from '../../../format/age/reader.ts';
import { type Bytes, fromUtf8 } from '../../../format/bytes.ts';
import type { JsonValue } from '../../../format/json-file.ts';
import type { ReadyEntry } from '../../../format/package/assemble.ts';
import { zstdFrames } from '../../../format/package/zstd-frames.ts';
import type { Bulk } from '../../bulk/bulk.ts';
import { decompressPart } from '../../bulk/zstd.ts';
import { discard, release } from '../../memory.ts';
import type { SealedList } from '../seal-list.ts';
import type { GoingPiece, TextToCheck } from './tables.ts';

export type StageKey = {
  readonly identity: string;
  readonly bulk: Bulk;
  readonly signal: AbortSignal;
};

/** @throws age, key, io.… */
function reopenStream(entry: ReadyEntry, { identity, bulk, signal }: StageKey, source = entry.open()) {
  return bulk.openStream([identity], source, signal);
}

/** What is in a part: frames of zstd. @throws digest unless it is what was sealed; age, key, io.… */
export async function reopenPart(entry: ReadyEntry, key: StageKey): Promise<Bytes> {
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const chunk of entry.open()) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const part = await joined(reopenStream(entry, key, hashed()), entry.size);
  if (hash.digest('hex') !== entry.sha256) throw new HandoverError('digest', { entry: entry.path });
  return part;
}

/** The rows of a part without its header, which is a frame of its own. @param lastRows for each of the frames behind the header */
export async function* partPieces(
  entry: ReadyEntry,
  lastRows: readonly number[],
  key: StageKey,
): AsyncGenerator<GoingPiece> {
  const part = await reopenPart(entry, key);
  const [, ...frames] = zstdFrames(part);
  if (frames.length !== lastRows.length) throw new HandoverError('bug', { entry: entry.path }, { reason: 'pieces' });
  for (const [index, { offset, length, contentSize }] of frames.entries()) {
    yield { bytes: part.slice(offset, offset + length), frameOf: contentSize, lastRow: lastRows[index] as number };
  }
  discard(part);
}

/** The rows of a preview, which is one part of few rows. */
export async function* previewPieces(entry: ReadyEntry, key: StageKey): AsyncGenerator<GoingPiece> {
  const csv = decompressPart(await reopenPart(entry, key), undefined, true);
  yield { bytes: csv.slice(rowEndAfter(csv, 1)), lastRow: 0 };
}

/** The rows of a list, which is one stream and not compressed. */
export async function* listPieces({ entry, headBytes, pieces }: SealedList, key: StageKey): AsyncGenerator<GoingPiece> {
  const reader = byteReader(reopenStream(entry, key));
  try {
    await reader.take(headBytes);
    for (const { bytes, lastRow } of pieces) yield { bytes: await reader.take(bytes), lastRow };
    if ((await reader.peek()) !== undefined)
      throw new HandoverError('bug', { entry: entry.path }, { reason: 'pieces' });
  } finally {
    await reader.close();
  }
}

/** @param source holds no more than `bytes`. What it gives is freed. */
async function joined(source: AsyncIterable<Bytes>, bytes: number): Promise<Bytes> {
  const whole = new Uint8Array(bytes);
  let used = 0;
  for await (const chunk of source) {
    whole.set(chunk, used);
    used += chunk.length;
    release(chunk);
  }
  return whole.subarray(0, used);
}

/** The strings of an entry of JSON, or of JSON lines. @throws age, key, io.… */
export async function reopenTexts(entry: ReadyEntry, key: StageKey): Promise<TextToCheck[]> {
  const lines = fromUtf8(await joined(reopenStream(entry, key), entry.size)).split('\n');
  return lines.filter((line) => line !== '').flatMap((line) => textsOf(entry.path, JSON.parse(line)));
}

/** Ids, digests, salts; recipients; armored signatures: no value stands in them, and numbers do by chance. A number alone is none of these. */
const noText = /^(?:(?:sha256:)?(?=.*[a-f])[0-9a-f]{16,}|age1[0-9a-z]+|-----BEGIN SSH SIGNATURE-----[\s\S]*)$/;

/** The strings of a JSON value that a customer's value could stand in. Names of members are of the format. */
export function textsOf(entry: string, value: JsonValue): TextToCheck[] {
  if (typeof value === 'string') return noText.test(value) ? [] : [{ entry, text: value }];
  if (typeof value !== 'object') return [];
  return Object.values(value).flatMap((part) => textsOf(entry, part));
}
