// Slots: the derivation step by step with other implementations, and every bound member of the context.
import { hkdfSync } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { expect, test } from 'vitest';
import {
  dataWrappingKey,
  makeSlot,
  openSlot,
  type SlotInput,
  slotInput,
  unwrapDataKey,
  vaultDbKey,
  wrapDataKey,
} from '../../shared/engine/vault/keys/key-slots.ts';
import { concat, fromHex, randomBytes, toHex, utf8 } from '../../shared/format/bytes.ts';
import { sha256 } from '../../shared/format/hash.ts';

const vaultKey = Uint8Array.from({ length: 32 }, (_, index) => index);
const keys = { vault: '00112233445566778899aabbccddeeff', epoch: 7 };
const keyFile = utf8('any file at all');
const secret = slotInput({ passphrase: 'correct horse battery', keyFile });
const slot = await makeSlot(vaultKey, secret, keys, 'o1');

test('the wrapped key is that of FORMAT.md section 5, computed by other code', () => {
  const { m, t, p, salt } = slot.argon2id;
  const stretched = argon2id(utf8('correct horse battery'), fromHex(salt), { m, t, p, dkLen: 32, version: 0x13 });
  const material = concat(stretched, sha256(keyFile));
  const kek = new Uint8Array(
    hkdfSync('sha256', material, fromHex(keys.vault), 'handover-slot@v1\0passphrase+file', 32),
  );
  const context = `{"epoch":7,"format":"handover-keys/1","slot":{"argon2id":{"m":${m},"p":${p},"salt":"${salt}","t":${t},"v":19},"id":"${slot.id}","kind":"passphrase+file","operator":"o1"},"vault":"${keys.vault}"}`;
  const opened = xchacha20poly1305(kek, fromHex(slot.nonce), utf8(context)).decrypt(fromHex(slot.wrapped));
  expect(toHex(opened)).toBe(toHex(vaultKey));
});

test('opens with the whole secret only', async () => {
  const open = (other: SlotInput) => openSlot(slot, other, keys);
  expect(await open(secret)).toEqual(vaultKey);
  expect(await open(slotInput({ passphrase: 'correct horse batterz', keyFile }))).toBeUndefined();
  expect(await open({ kind: 'passphrase+file', input: secret.input })).toBeUndefined();
  expect(await open({ ...secret, keyFile: utf8('another file') })).toBeUndefined();
});

test.each([
  ['epoch', slot, { ...keys, epoch: 8 }],
  ['vault', slot, { ...keys, vault: 'ff112233445566778899aabbccddeeff' }],
  ['operator', { ...slot, operator: 'o2' }, keys],
  ['id', { ...slot, id: '0011223344556677' }, keys],
  ['cost', { ...slot, argon2id: { ...slot.argon2id, t: 4 } }, keys],
])('does not open with another %s', async (_, changed, head) => {
  expect(await openSlot(changed, secret, head)).toBeUndefined();
});

test('equal passphrases in different Unicode forms are one passphrase, spaces count', () => {
  const bytes = (passphrase: string) => toHex(slotInput({ passphrase }).input);
  expect(bytes('Zo\u00eb und Ren\u00e9')).toBe(bytes('Zoe\u0308 und Rene\u0301'));
  expect(bytes(' a passphrase ')).not.toBe(bytes('a passphrase'));
});

test('database keys: HKDF of the vault key, one per purpose and vault', () => {
  const expected = (info: string) => toHex(new Uint8Array(hkdfSync('sha256', vaultKey, fromHex(keys.vault), info, 32)));
  expect(toHex(vaultDbKey(vaultKey, keys.vault))).toBe(expected('handover-db@v1'));
  expect(toHex(dataWrappingKey(vaultKey, keys.vault))).toBe(expected('handover-data@v1'));
});

test('a data key opens for its case, vault and epoch only', () => {
  const wrapping = dataWrappingKey(vaultKey, keys.vault);
  const key = randomBytes(32);
  const entry = wrapDataKey(wrapping, key, 'aa'.repeat(16), keys);
  expect(unwrapDataKey(wrapping, entry, keys)).toEqual(key);
  expect(unwrapDataKey(wrapping, { ...entry, case_uid: 'bb'.repeat(16) }, keys)).toBeUndefined();
  expect(unwrapDataKey(wrapping, entry, { ...keys, epoch: 8 })).toBeUndefined();
  expect(unwrapDataKey(wrapping, entry, { ...keys, vault: 'ff'.repeat(16) })).toBeUndefined();
  expect(unwrapDataKey(randomBytes(32), entry, keys)).toBeUndefined();
});
