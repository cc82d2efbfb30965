// Opens what was sealed once more, from where it lies and with the stage key: what the gate searches is what will be signed.
import { HandoverError } from '../../../domain/errors.ts';
import type { Suite } from '../../../format/age/keys.ts';
import { type Bytes, concat, fromUtf8 } from '../../../format/bytes.ts';
import type { JsonValue } from '../../../format/json-file.ts';
import type { ReadyEntry } from '../../../format/package/assemble.ts';
import type { Bulk } from '../../bulk/bulk.ts';
import type { TextToCheck } from './tables.ts';

export type StageKey = {
  readonly identity: string;
  readonly suite: Suite;
  /** Whether parts are padded, as those of a preview are. */
  readonly preview?: boolean;
  readonly bulk: Bulk;
  readonly signal: AbortSignal;
};

/** Header and rows of a part. @throws digest unless it is what was sealed; age, key, zstd, io.… */
export async function reopenPart(
  entry: ReadyEntry,
  { identity, suite, preview = false, bulk, signal }: StageKey,
): Promise<Bytes> {
  const file = new Uint8Array(entry.size);
  let at = 0;
  for await (const chunk of entry.open()) {
    file.set(chunk, at);
    at += chunk.length;
  }
  const { csv, sha256 } = await bulk.openPart({ file, identities: [identity], suite, preview }, signal);
  if (sha256 !== entry.sha256) throw new HandoverError('digest', { entry: entry.path });
  return csv;
}

/** The strings of an entry of JSON, or of JSON lines. @throws age, key, io.… */
export async function reopenTexts(entry: ReadyEntry, { identity, bulk, signal }: StageKey): Promise<TextToCheck[]> {
  const chunks: Bytes[] = [];
  for await (const chunk of bulk.openStream([identity], entry.open(), signal)) chunks.push(chunk);
  const lines = fromUtf8(concat(...chunks)).split('\n');
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
