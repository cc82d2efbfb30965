// keys.json = {data, epoch, format, slots, vault}: the vault key wrapped once per slot, the data keys wrapped under it (7.10).
import { HandoverError, locate } from '../../../domain/errors.ts';
import type { Bytes } from '../../../format/bytes.ts';
import { readJsonFile, writeJsonFile } from '../../../format/json-file.ts';
import { type Infer, int, object, oneOf, pattern, sortedBy } from '../../../format/schema.ts';
import { h, h16, versionWord } from '../../../format/words.ts';

export const keysFileName = 'keys.json';
export const keysFormat = 'handover-keys/1';
/** KiB: 64 MiB to 1 GiB. */
export const memoryLimits = { min: 65_536, max: 1_048_576 } as const;

const argon2id = object({
  m: int(memoryLimits.min, memoryLimits.max),
  p: int(1, 4),
  salt: h16,
  t: int(3, 10),
  v: int(19, 19),
});

const slot = object({
  argon2id,
  id: h(8),
  kind: oneOf('passphrase', 'passphrase+file', 'recovery'),
  nonce: h(24),
  operator: pattern(/^o[0-9]{1,4}$/, 'operator'),
  wrapped: h(48),
});

const dataKey = object({ case_uid: h16, nonce: h(24), wrapped: h(48) });

const keysFile = object({
  data: sortedBy(dataKey, (entry) => entry.case_uid),
  epoch: int(1),
  format: oneOf(keysFormat),
  slots: sortedBy(slot, (entry) => entry.id, 1, 64),
  vault: h16,
});

export type Argon2Cost = Infer<typeof argon2id>;
export type Slot = Infer<typeof slot>;
export type SlotKind = Slot['kind'];
export type DataKey = Infer<typeof dataKey>;
export type KeysFile = Infer<typeof keysFile>;

/**
 * Costs are inside their limits when this returns: before any memory is taken for them.
 * @throws json · version (made by a newer program) · schema
 */
export function parseKeysFile(bytes: Uint8Array): KeysFile {
  try {
    const value = readJsonFile(bytes);
    versionWord(value, 'format', [keysFormat]);
    return keysFile(value, '');
  } catch (error) {
    throw error instanceof HandoverError ? locate(error, { file: keysFileName }) : error;
  }
}

/** @throws schema if the caller has built no keys file */
export function serialiseKeysFile(keys: KeysFile): Bytes {
  return writeJsonFile(keysFile(keys, ''));
}
