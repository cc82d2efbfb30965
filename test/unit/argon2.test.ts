// Argon2id: the published vector and any other input give the same with the runtime's own as with WebAssembly.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Argon2id, nodeArgon2id, portableArgon2id } from '../../shared/engine/vault/keys/argon2.ts';
import { toHex, utf8 } from '../../shared/format/bytes.ts';

const small = { passes: 1, memory: 64, lanes: 1, length: 32 };

describe.each<[string, Argon2id | undefined]>([
  ['the runtime', nodeArgon2id],
  ['WebAssembly', portableArgon2id],
])('argon2id of %s', (_, argon2id) => {
  test('is there on the runtime of the tests', () => expect(argon2id).toBeDefined());

  test('gives what the reference program gives: argon2 somesalt -id -t 2 -m 16 -p 1 -l 32', async () => {
    const input = {
      password: utf8('password'),
      salt: utf8('somesalt'),
      passes: 2,
      memory: 65_536,
      lanes: 1,
      length: 32,
    };
    const hash = await argon2id?.(input);
    expect(toHex(hash ?? new Uint8Array())).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
  });
});

test('both agree on any passphrase and salt', async () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 40 });
  const both = fc.asyncProperty(bytes, bytes, async (password, salt) => {
    const input = { ...small, password, salt };
    expect(await nodeArgon2id?.(input)).toEqual(await portableArgon2id(input));
  });
  await fc.assert(both, { numRuns: 30 });
});
