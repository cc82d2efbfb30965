import { describe, expect, test } from 'vitest';
import { hasNodeAead, nodePrimitives } from '../../shared/engine/primitives.ts';
import { concat, fromHex, randomBytes, toHex, utf8 } from '../../shared/format/bytes.ts';
import { sha256, sha256Hex, sha512 } from '../../shared/format/hash.ts';
import { portable } from '../../shared/format/primitives.ts';

const providers = { portable, node: nodePrimitives };
const abc = utf8('abc');

test('Node 24 brings its own ChaCha20-Poly1305', () => {
  expect(hasNodeAead).toBe(true);
});

test('SHA-2 of FIPS 180-4', () => {
  expect(sha256Hex(abc)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(toHex(sha512(new Uint8Array()))).toBe(
    'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
  );
});

describe.each(Object.entries(providers))('%s', (_, { aead, ed25519, sha256: newHash }) => {
  test('a running digest is that of the whole', () => {
    const data = randomBytes(1000);
    expect(newHash().update(data.subarray(0, 7)).update(data.subarray(7)).digest()).toEqual(sha256(data));
    expect(toHex(newHash().digest())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('no result is a Buffer, whose slice would not copy', () => {
    const [key, nonce] = [randomBytes(32), randomBytes(12)];
    const sealed = aead.seal(key, nonce, abc);
    const results = [
      newHash().digest(),
      sealed,
      aead.open(key, nonce, sealed),
      ed25519.sign(key, abc),
      ed25519.publicKey(key),
    ];
    for (const result of results) expect(Object.getPrototypeOf(result)).toBe(Uint8Array.prototype);
  });

  test('AEAD of RFC 8439: what is sealed opens, a changed bit or length does not', () => {
    const [key, nonce] = [randomBytes(32), randomBytes(12)];
    for (const length of [0, 1, 64, 65_536]) {
      const plaintext = randomBytes(length);
      const sealed = aead.seal(key, nonce, plaintext);
      expect(sealed.length).toBe(length + 16);
      expect(toHex(aead.open(key, nonce, sealed))).toBe(toHex(plaintext));
      for (const at of [0, length, length + 15]) {
        const changed = sealed.slice();
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect(() => aead.open(key, nonce, changed)).toThrow();
      }
      expect(() => aead.open(key, nonce, sealed.subarray(1))).toThrow();
      expect(() => aead.open(key, randomBytes(12), sealed)).toThrow();
      expect(() => aead.open(randomBytes(32), nonce, sealed)).toThrow();
    }
    expect(() => aead.open(key, nonce, new Uint8Array(15))).toThrow();
    expect(() => aead.seal(randomBytes(31), nonce, abc)).toThrow();
  });

  test('RFC 8439 2.8.2 without its additional data: the ciphertext part', () => {
    const key = Uint8Array.from({ length: 32 }, (_item, index) => 0x80 + index);
    const plaintext = utf8(
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
    );
    const sealed = aead.seal(key, fromHex('070000004041424344454647'), plaintext);
    expect(toHex(sealed.subarray(0, 32))).toBe('d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6');
  });

  test('inputs may be views into larger memory', () => {
    const memory = randomBytes(200);
    const [key, nonce, plaintext] = [memory.subarray(3, 35), memory.subarray(40, 52), memory.subarray(61, 161)];
    const sealed = concat(randomBytes(5), aead.seal(key, nonce, plaintext));
    expect(toHex(aead.open(key, nonce, sealed.subarray(5)))).toBe(toHex(plaintext));
    expect(ed25519.verify(ed25519.publicKey(key), plaintext, ed25519.sign(key, plaintext))).toBe(true);
  });

  test('a seed has 32 bytes; a key or signature of another length verifies nothing', () => {
    expect(() => ed25519.sign(randomBytes(31), abc)).toThrow();
    expect(() => ed25519.publicKey(randomBytes(33))).toThrow();
    const seed = randomBytes(32);
    expect(ed25519.verify(ed25519.publicKey(seed).subarray(1), abc, ed25519.sign(seed, abc))).toBe(false);
    expect(ed25519.verify(ed25519.publicKey(seed), abc, ed25519.sign(seed, abc).subarray(1))).toBe(false);
  });
});

test('both providers give the same bytes', () => {
  const [key, nonce, data] = [randomBytes(32), randomBytes(12), randomBytes(3000)];
  expect(nodePrimitives.aead.seal(key, nonce, data)).toEqual(portable.aead.seal(key, nonce, data));
  expect(nodePrimitives.ed25519.sign(key, data)).toEqual(portable.ed25519.sign(key, data));
  expect(nodePrimitives.ed25519.publicKey(key)).toEqual(portable.ed25519.publicKey(key));
});
