// Argon2id (RFC 9106): what `node:crypto` has where it has it, WebAssembly elsewhere. The runtime's own gives its memory back at once.
import * as crypto from 'node:crypto';
import { promisify } from 'node:util';
import { argon2id as wasmArgon2id } from 'hash-wasm';
import type { Bytes } from '../../../format/bytes.ts';

/** `memory` in KiB; `length` of the result in bytes. */
export interface Argon2Input {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly passes: number;
  readonly memory: number;
  readonly lanes: number;
  readonly length: number;
}

export type Argon2id = (input: Argon2Input) => Promise<Bytes>;

export const portableArgon2id: Argon2id = async ({ password, salt, passes, memory, lanes, length }) => {
  const costs = { iterations: passes, memorySize: memory, parallelism: lanes, hashLength: length };
  return Uint8Array.from(await wasmArgon2id({ password, salt, ...costs, outputType: 'binary' }));
};

/** Missing from Electron's runtime and from Node before 24.7. */
const native = 'argon2' in crypto ? promisify(crypto.argon2) : undefined;

export const nodeArgon2id: Argon2id | undefined =
  native &&
  (async ({ password, salt, passes, memory, lanes, length }) => {
    const input = { message: password, nonce: salt, passes, memory, parallelism: lanes, tagLength: length };
    return Uint8Array.from(await native('argon2id', input));
  });

export const argon2id: Argon2id = nodeArgon2id ?? portableArgon2id;
