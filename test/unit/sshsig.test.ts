import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../shared/format/base64.ts';
import { fromHex, randomBytes, toHex, utf8 } from '../../shared/format/bytes.ts';
import { portable } from '../../shared/format/primitives.ts';
import { readWireStrings, wireStrings } from '../../shared/format/ssh-wire.ts';
import {
  packageNamespace,
  readArmor,
  readSshPublicKey,
  sign,
  sshPublicKey,
  statementNamespace,
  verify,
  verifyKey,
} from '../../shared/format/sshsig.ts';

const seed = randomBytes(32);
const key = portable.ed25519.publicKey(seed);
const message = utf8('交接\n');
const sig = expect.objectContaining({ code: 'sig' });

test('what is signed verifies, under its key, namespace and message only', () => {
  const armored = sign(statementNamespace, message, seed);
  verify(statementNamespace, message, armored, sshPublicKey(key));
  verifyKey(statementNamespace, message, armored, key);
  expect(readArmor(armored)).toMatchObject({ namespace: statementNamespace });
  expect(toHex(readArmor(armored).key)).toBe(toHex(key));
  expect(() => verify(packageNamespace, message, armored, sshPublicKey(key))).toThrow(sig);
  expect(() => verify(statementNamespace, utf8('交接'), armored, sshPublicKey(key))).toThrow(sig);
  const other = sshPublicKey(portable.ed25519.publicKey(randomBytes(32)));
  expect(() => verify(statementNamespace, message, armored, other)).toThrow(sig);
});

test('every message length and any namespace', () => {
  for (let length = 0; length < 80; length += 1) {
    const data = randomBytes(length);
    const namespace = 'n'.repeat(length + 1);
    verifyKey(namespace, data, sign(namespace, data, seed), key);
  }
  expect(() => sign('', message, seed)).toThrow(RangeError);
});

test('the armor has lines of 70 and one LF after each', () => {
  const lines = sign(packageNamespace, message, seed).split('\n');
  expect(lines[0]).toBe('-----BEGIN SSH SIGNATURE-----');
  expect(lines.at(-1)).toBe('');
  expect(lines.at(-2)).toBe('-----END SSH SIGNATURE-----');
  expect(lines.slice(1, -3).every((line) => line.length === 70)).toBe(true);
  expect(lines.at(-3)?.length).toBeLessThanOrEqual(70);
});

test('every changed character, and every cut, is refused', () => {
  const armored = sign(statementNamespace, message, seed);
  for (let at = 0; at < armored.length; at += 1) {
    const sign = armored.charAt(at) === 'A' ? 'B' : 'A';
    const changed = armored.slice(0, at) + sign + armored.slice(at + 1);
    expect(() => verifyKey(statementNamespace, message, changed, key)).toThrow(sig);
    expect(() => verifyKey(statementNamespace, message, armored.slice(0, at), key)).toThrow(sig);
    expect(() => verifyKey(statementNamespace, message, armored.slice(0, at) + armored.slice(at + 1), key)).toThrow(
      sig,
    );
  }
});

describe('a public key line', () => {
  const line = sshPublicKey(key);

  test('is read with and without a comment', () => {
    for (const text of [line, `${line}\n`, `${line} someone@somewhere`, `${line} 样例 甲\n`]) {
      expect(readSshPublicKey(text)).toEqual(key);
    }
  });

  test.each([
    '',
    'ssh-ed25519',
    line.replace('ssh-ed25519 ', ''),
    ` ${line}`,
    `${line}\n${line}`,
    line.replace('ssh-ed25519', 'ssh-rsa'),
    line.slice(0, -4),
    `${line}AAAA`,
    line.replace(' ', '\t'),
    line.replace('AAAAC3', 'AAAAC2'),
    `ssh-ed25519 ${toBase64(wireStrings('ssh-ed25519', randomBytes(31)))}`,
    `ssh-ed25519 ${toBase64(wireStrings('ssh-ed25519', key, ''))}`,
  ])('is not %s', (text) => {
    expect(readSshPublicKey(text)).toBeUndefined();
    expect(() => verify(statementNamespace, message, sign(statementNamespace, message, seed), text)).toThrow(sig);
  });
});

test('wire strings: exactly so many, to the last byte', () => {
  const bytes = wireStrings('ab', '', fromHex('00ff'));
  expect(toHex(bytes)).toBe('00000002616200000000000000020' + '0ff');
  expect(readWireStrings(bytes, 3)?.map(toHex)).toEqual(['6162', '', '00ff']);
  for (const count of [2, 4]) expect(readWireStrings(bytes, count)).toBeUndefined();
  for (let cut = 0; cut < bytes.length; cut += 1) expect(readWireStrings(bytes.subarray(0, cut), 3)).toBeUndefined();
  expect(readWireStrings(fromHex('ffffffff00'), 1)).toBeUndefined();
});

test('base64 both ways, strict when read', () => {
  for (let length = 0; length < 50; length += 1) {
    const bytes = randomBytes(length);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  }
  for (const text of [
    'A',
    'AA',
    'AAA',
    'AA=',
    'AB==',
    'AAB=',
    'A===',
    '====',
    'AAAA\n',
    ' AAAA',
    'AA==AAAA',
    'AAA_',
    'AAAA=',
  ]) {
    expect([text, fromBase64(text)]).toEqual([text, undefined]);
  }
});
