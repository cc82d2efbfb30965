// From what a person knows to the vault key, and from the vault key to the keys of the databases (FORMAT.md section 5, 7.10).
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concat, fromHex, randomBytes, toHex, utf8 } from '../../../format/bytes.ts';
import { canonical } from '../../../format/canonical.ts';
import { sha256 } from '../../../format/hash.ts';
import { argon2id } from './argon2.ts';
import type { Argon2Cost, DataKey, KeysFile, Slot, SlotKind } from './keys-file.ts';
import { passphraseBytes } from './passphrase.ts';
import { parseRecoveryCode } from './recovery-code.ts';

/** What opens a vault: a passphrase, with or without a key file, or the recovery code. */
export type Secret = { readonly passphrase: string; readonly keyFile?: Uint8Array } | { readonly recoveryCode: string };

/** A secret ready for a slot; `input` is overwritten by whoever asked for it. */
export type SlotInput = { readonly kind: SlotKind; readonly input: Bytes; readonly keyFile?: Uint8Array };

type Costs = Omit<Argon2Cost, 'salt'>;
/** RFC 9106, second recommended option. */
export const defaultCosts: Costs = { m: 65_536, p: 1, t: 3, v: 19 };

/** @throws recovery.wrong for a mistyped recovery code */
export function slotInput(secret: Secret): SlotInput {
  if ('recoveryCode' in secret) return { kind: 'recovery', input: parseRecoveryCode(secret.recoveryCode) };
  const input = passphraseBytes(secret.passphrase);
  if (secret.keyFile === undefined) return { kind: 'passphrase', input };
  return { kind: 'passphrase+file', input, keyFile: secret.keyFile };
}

/** Wraps `vaultKey` in a new slot. */
export async function makeSlot(
  vaultKey: Uint8Array,
  secret: SlotInput,
  keys: Pick<KeysFile, 'vault' | 'epoch'>,
  operator: string,
): Promise<Slot> {
  const cost = { ...defaultCosts, salt: toHex(randomBytes(16)) };
  const bare = { argon2id: cost, id: toHex(randomBytes(8)), kind: secret.kind, operator };
  const kek = await keyOfSlot(secret, cost, keys.vault);
  const nonce = randomBytes(24);
  const wrapped = xchacha20poly1305(kek, nonce, slotContext(bare, keys)).encrypt(vaultKey);
  kek.fill(0);
  return { ...bare, nonce: toHex(nonce), wrapped: toHex(wrapped) };
}

/** The vault key, or undefined if the secret is not that of this slot. */
export async function openSlot(
  slot: Slot,
  secret: SlotInput,
  keys: Pick<KeysFile, 'vault' | 'epoch'>,
): Promise<Bytes | undefined> {
  const { nonce, wrapped, ...bare } = slot;
  const kek = await keyOfSlot(secret, slot.argon2id, keys.vault);
  try {
    return Uint8Array.from(xchacha20poly1305(kek, fromHex(nonce), slotContext(bare, keys)).decrypt(fromHex(wrapped)));
  } catch {
    return undefined;
  } finally {
    kek.fill(0);
  }
}

/** KEK = HKDF-SHA256(argon2id output ‖ SHA-256(key file), vault, `handover-slot@v1` ‖ 00 ‖ kind) */
async function keyOfSlot(secret: SlotInput, cost: Argon2Cost, vault: string): Promise<Bytes> {
  const stretched = await argon2id({
    password: secret.input,
    salt: fromHex(cost.salt),
    passes: cost.t,
    lanes: cost.p,
    memory: cost.m,
    length: 32,
  });
  const material = secret.keyFile === undefined ? stretched : concat(stretched, sha256(secret.keyFile));
  const kek = derive(material, vault, `handover-slot@v1\0${secret.kind}`);
  stretched.fill(0);
  material.fill(0);
  return kek;
}

/** RFC 8785 of {epoch, format, slot without nonce and wrapped, vault} */
function slotContext(slot: Omit<Slot, 'nonce' | 'wrapped'>, keys: Pick<KeysFile, 'vault' | 'epoch'>): Bytes {
  return utf8(canonical({ epoch: keys.epoch, format: 'handover-keys/1', slot, vault: keys.vault }));
}

/** HKDF-SHA256 (RFC 5869), 32 bytes; salt = the vault id. */
function derive(material: Uint8Array, vault: string, info: string): Bytes {
  return Uint8Array.from(hkdf(nobleSha256, material, fromHex(vault), utf8(info), 32));
}

/** The key of `vault.db`. */
export function vaultDbKey(vaultKey: Uint8Array, vault: string): Bytes {
  return derive(vaultKey, vault, 'handover-db@v1');
}

/** The key that wraps the keys of the data files. */
export function dataWrappingKey(vaultKey: Uint8Array, vault: string): Bytes {
  return derive(vaultKey, vault, 'handover-data@v1');
}

export function wrapDataKey(
  wrapping: Uint8Array,
  key: Uint8Array,
  caseUid: string,
  keys: Pick<KeysFile, 'vault' | 'epoch'>,
): DataKey {
  const nonce = randomBytes(24);
  const wrapped = xchacha20poly1305(wrapping, nonce, dataContext(caseUid, keys)).encrypt(key);
  return { case_uid: caseUid, nonce: toHex(nonce), wrapped: toHex(wrapped) };
}

/** The 32-byte key, or undefined if the entry was not made by this vault, for this case, in this epoch. */
export function unwrapDataKey(
  wrapping: Uint8Array,
  entry: DataKey,
  keys: Pick<KeysFile, 'vault' | 'epoch'>,
): Bytes | undefined {
  try {
    const cipher = xchacha20poly1305(wrapping, fromHex(entry.nonce), dataContext(entry.case_uid, keys));
    return Uint8Array.from(cipher.decrypt(fromHex(entry.wrapped)));
  } catch {
    return undefined;
  }
}

function dataContext(caseUid: string, keys: Pick<KeysFile, 'vault' | 'epoch'>): Bytes {
  return utf8(canonical({ case_uid: caseUid, epoch: keys.epoch, format: 'handover-keys/1', vault: keys.vault }));
}
