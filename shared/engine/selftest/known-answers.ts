// The known answers: published vectors of every primitive that a package, a statement or a vault rests on.

import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { ErrorCode } from '../../domain/errors.ts';
import { openAge, sealAge } from '../../format/age/file.ts';
import { generateIdentity, recipientOf } from '../../format/age/keys.ts';
import { equalBytes, fromHex, toHex, utf8 } from '../../format/bytes.ts';
import { canonical } from '../../format/canonical.ts';
import { sha256Hex } from '../../format/hash.ts';
import { leafHash, rootOf } from '../../format/merkle.ts';
import { shortForm } from '../../format/numbers.ts';
import { portable } from '../../format/primitives.ts';
import { sign, sshPublicKey, verify } from '../../format/sshsig.ts';
import { nodePrimitives } from '../primitives.ts';
import { sm3Hash } from '../sm3.ts';
import { argon2id } from '../vault/keys/argon2.ts';

export interface KnownAnswer {
  readonly name: string;
  /** Where the vector was published. */
  readonly source: string;
  /** The code of a refusal that is the right answer. */
  readonly refusal?: ErrorCode;
  run(): boolean | Promise<boolean>;
}

const seed = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const publicKey = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const emptySignature =
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';

const aeadKey = fromHex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f');
const aeadNonce = fromHex('000000000000000000000000');

async function roundTrip(suite: 'hybrid' | 'x25519'): Promise<boolean> {
  const identity = await generateIdentity(suite);
  const sealed = await sealAge(await recipientOf(identity), seed, nodePrimitives.aead);
  return equalBytes(await openAge([identity], sealed, portable.aead), seed);
}

export const knownAnswers: readonly KnownAnswer[] = [
  {
    name: 'sha256',
    source: 'FIPS 180-4, the empty message',
    run: () => {
      const expected = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
      return sha256Hex(utf8('')) === expected && toHex(nodePrimitives.sha256().digest()) === expected;
    },
  },
  {
    name: 'sm3',
    source: 'GB/T 32905-2016, A.1: abc',
    async run() {
      const hash = await sm3Hash();
      hash.update(utf8('abc'));
      return hash.digest() === '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';
    },
  },
  {
    name: 'ed25519',
    source: 'RFC 8032, 7.1, test 1',
    run: () =>
      [nodePrimitives, portable].every(
        ({ ed25519 }) =>
          toHex(ed25519.publicKey(seed)) === publicKey && toHex(ed25519.sign(seed, utf8(''))) === emptySignature,
      ),
  },
  {
    name: 'sshsig',
    source: 'OpenSSH PROTOCOL.sshsig, signed and verified here',
    run: () => {
      verify('selftest', utf8('x'), sign('selftest', utf8('x'), seed), sshPublicKey(fromHex(publicKey)));
      return true;
    },
  },
  {
    name: 'sshsig_other_message',
    source: 'a signature of another message must be refused',
    refusal: 'sig',
    run: () => {
      verify('selftest', utf8('y'), sign('selftest', utf8('x'), seed), sshPublicKey(fromHex(publicKey)));
      return false;
    },
  },
  {
    name: 'chacha20_poly1305',
    source: 'both providers give the same bytes and open each other’s',
    run: () => {
      const sealed = nodePrimitives.aead.seal(aeadKey, aeadNonce, seed);
      const same = equalBytes(sealed, portable.aead.seal(aeadKey, aeadNonce, seed));
      return same && equalBytes(portable.aead.open(aeadKey, aeadNonce, sealed), seed);
    },
  },
  { name: 'age_x25519', source: 'age-encryption.org/v1, sealed and opened here', run: () => roundTrip('x25519') },
  {
    name: 'age_hybrid',
    source: 'age-encryption.org/v1, mlkem768x25519, sealed and opened here',
    run: () => roundTrip('hybrid'),
  },
  {
    name: 'argon2id',
    source: 'RFC 9106 parameters; value of the reference program: argon2 somesalt -id -t 2 -m 16 -p 1',
    async run() {
      const hash = await argon2id({
        password: utf8('password'),
        salt: utf8('somesalt'),
        passes: 2,
        memory: 65_536,
        lanes: 1,
        length: 32,
      });
      return toHex(hash) === '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7';
    },
  },
  {
    name: 'canonical_json',
    source: 'RFC 8785, 3.2.3',
    run: () =>
      canonical({ peach: 'This sorting order', '\r': 1, '1': [true] }) ===
      '{"\\r":1,"1":[true],"peach":"This sorting order"}',
  },
  {
    name: 'merkle',
    source: 'RFC 6962: tree of one empty leaf',
    run: () =>
      toHex(rootOf([leafHash(utf8(''))])) === '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  },
  {
    name: 'short_form',
    source: 'FORMAT.md 7.11',
    run: () =>
      shortForm('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855') ===
      '64120 68580 35104 71747 78033 59980 16762 50014',
  },
  {
    name: 'zstd',
    source: 'RFC 8878, compressed and decompressed here',
    run: () => equalBytes(zstdDecompressSync(zstdCompressSync(seed)), seed),
  },
];
