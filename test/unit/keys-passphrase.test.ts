// Passphrases: what a file holds, and what is too weak.
import { expect, test } from 'vitest';
import { checkStrength, passphraseOfFile } from '../../shared/engine/vault/keys/passphrase.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { codeOf } from '../support/vault-fixture.ts';

test.each([
  ['a passphrase\n', 'a passphrase'],
  ['a passphrase\r\n', 'a passphrase'],
  ['a passphrase', 'a passphrase'],
  ['a passphrase\n\n', 'a passphrase\n'],
  [' a passphrase ', ' a passphrase '],
  ['\n x', '\n x'],
])('a file %j holds %j: one final line end is left off, nothing else', (file, passphrase) => {
  expect(passphraseOfFile(utf8(file))).toBe(passphrase);
});

test('a file that holds none', async () => {
  expect(await codeOf(() => passphraseOfFile(utf8('')))).toBe('passphrase.missing');
  expect(await codeOf(() => passphraseOfFile(utf8('\r\n')))).toBe('passphrase.missing');
  expect(await codeOf(() => passphraseOfFile(Uint8Array.of(0xff, 0xfe, 0x41)))).toBe('input.encoding');
  expect(await codeOf(() => passphraseOfFile(new Uint8Array(4097)))).toBe('input.too-large');
});

test.each(['0123456789', '云端的第七只灰鸽子飞过', 'a b c d', '山 水 云 石', '🐦'.repeat(10)])(
  '%j is enough',
  (passphrase) => {
    checkStrength(passphrase);
  },
);

test.each(['', '012345678', 'a b c', 'a a a a', '    ', '山水云石', 'e\u0301'.repeat(9)])(
  '%j is too weak',
  (passphrase) => {
    expect(() => checkStrength(passphrase)).toThrow(
      expect.objectContaining({ code: 'passphrase.weak', facts: { characters: 10, words: 4 } }),
    );
  },
);
