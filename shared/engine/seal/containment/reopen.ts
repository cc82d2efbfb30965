// Opens what was sealed once more, from where it lies and with the stage key: what the gate searches is what will be signed.
import { createHash } from 'node:crypto';
import { rowEndAfter } from '../../../data/csv/project.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { byteReader } from '../../../format/age/reader.ts';
import { type Bytes, fromUtf8 } from '../../../format/bytes.ts';
import type { JsonValue } from '../../../format/json-file.ts';
import type { ReadyEntry } from '../../../format/package/assemble.ts';
import type { Bulk } from '../../bulk/bulk.ts';
import { decompressPart } from '../../bulk/zstd.ts';
import { release } from '../../memory.ts';
import type { SealedRows } from '../sealed-rows.ts';
import type { GoingPiece, TextToCheck } from './tables.ts';

export type StageKey = {
  readonly identity: string;
  readonly bulk: Bulk;
  readonly signal: AbortSignal;
};

/** @throws digest unless it is what was sealed; age, key, io.… */
async function* reopened(entry: ReadyEntry, { identity, bulk, signal }: StageKey): AsyncGenerator<Bytes> {
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const chunk of entry.open()) {
      hash.update(chunk);
      yield chunk;
    }
  }
  for await (const chunk of bulk.openStream([identity], hashed(), signal)) {
    yield chunk;
    release(chunk);
  }
  if (hash.digest('hex') !== entry.sha256) throw new HandoverError('digest', { entry: entry.path });
}

/** The rows of a part or of a list, piece by piece. @throws bug unless they lie as they were made; digest, age, key, io.… */
export async function* openedPieces(
  { entry, headBytes, pieces }: SealedRows,
  key: StageKey,
): AsyncGenerator<GoingPiece> {
  const bug = () => new HandoverError('bug', { entry: entry.path }, { reason: 'pieces' });
  const reader = byteReader(reopened(entry, key));
  try {
    await reader.take(headBytes);
    for (const { bytes: length, ...piece } of pieces) {
      const bytes = await reader.take(length);
      if (bytes.length !== length) throw bug();
      yield { bytes, ...piece };
    }
    if ((await reader.peek()) !== undefined) throw bug();
  } finally {
    await reader.close();
  }
}

/** The rows of a preview, which is one part of few rows. */
export async function* previewPieces(entry: ReadyEntry, key: StageKey): AsyncGenerator<GoingPiece> {
  const csv = decompressPart(await joined(reopened(entry, key), entry.size), undefined, true);
  yield { bytes: csv.slice(rowEndAfter(csv, 1)), lastRow: 0 };
}

/** @param source holds no more than `bytes` */
async function joined(source: AsyncIterable<Bytes>, bytes: number): Promise<Bytes> {
  const whole = new Uint8Array(bytes);
  let used = 0;
  for await (const chunk of source) {
    whole.set(chunk, used);
    used += chunk.length;
  }
  return whole.subarray(0, used);
}

/** The strings of an entry of JSON, or of JSON lines. @throws age, key, io.… */
export async function reopenTexts(entry: ReadyEntry, key: StageKey): Promise<TextToCheck[]> {
  const lines = fromUtf8(await joined(reopened(entry, key), entry.size)).split('\n');
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
