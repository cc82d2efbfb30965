// The three primitives that a host may accelerate, and the portable ones: `@noble`, the same in Node and in a browser.
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Aead, portableAead } from './aead.ts';
import type { Bytes } from './bytes.ts';
import { verifyCofactorless } from './ed25519-equation.ts';

/** A running digest. `digest` is called once. */
export interface Hash {
  update(data: Uint8Array): Hash;
  digest(): Bytes;
}

/** RFC 8032 over a 32-byte seed, a 32-byte key and a 64-byte signature. `verify` is the provider's raw verdict: see `verifyStrict`. */
export interface Ed25519 {
  sign(seed: Uint8Array, message: Uint8Array): Bytes;
  publicKey(seed: Uint8Array): Bytes;
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

export interface Primitives {
  sha256(): Hash;
  readonly ed25519: Ed25519;
  readonly aead: Aead;
}

export const portable: Primitives = {
  sha256: () => {
    const state = sha256.create();
    const hash: Hash = {
      update: (data) => {
        state.update(data);
        return hash;
      },
      digest: () => state.digest(),
    };
    return hash;
  },
  ed25519: {
    sign: (seed, message) => ed25519.sign(message, seed),
    publicKey: (seed) => ed25519.getPublicKey(seed),
    verify: verifyCofactorless,
  },
  aead: portableAead,
};
