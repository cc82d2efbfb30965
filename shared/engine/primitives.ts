// The primitives of `node:crypto`, where the runtime has them; ChaCha20-Poly1305 is missing from Electron's and comes from noble there.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  getCiphers,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { type Aead, portableAead } from '../format/aead.ts';
import type { Bytes } from '../format/bytes.ts';
import type { Ed25519, Hash, Primitives } from '../format/primitives.ts';
import { plain } from './memory.ts';

const aeadName = 'chacha20-poly1305';
const tagLength = 16;
/** Everything before the 32 bytes in the DER forms of RFC 8410: PKCS #8 of a seed, SPKI of a key. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

function sha256(): Hash {
  const state = createHash('sha256');
  const running: Hash = {
    update: (data) => {
      state.update(data);
      return running;
    },
    digest: () => plain(state.digest()),
  };
  return running;
}

export function nodeSha512(data: Uint8Array): Bytes {
  return plain(hash('sha512', data, 'buffer'));
}

/** Calls `use` with the key of a 32-byte seed; the copy made for it is overwritten. */
function withPrivateKey<T>(seed: Uint8Array, use: (key: KeyObject) => T): T {
  if (seed.length !== 32) throw new RangeError('"seed" expected 32 bytes');
  const der = Buffer.concat([privatePrefix, seed]);
  try {
    return use(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  } finally {
    der.fill(0);
  }
}

const ed25519: Ed25519 = {
  sign: (seed, message) => withPrivateKey(seed, (key) => plain(sign(null, message, key))),
  publicKey: (seed) =>
    withPrivateKey(seed, (key) => {
      const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
      return Uint8Array.from(der.subarray(publicPrefix.length));
    }),
  verify: (publicKey, message, signature) => {
    if (publicKey.length !== 32) return false;
    try {
      const key = createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' });
      return verify(null, message, key, signature);
    } catch {
      return false;
    }
  },
};

const nodeAead: Aead = {
  seal: (key, nonce, plaintext) => {
    const cipher = createCipheriv(aeadName, key, nonce, { authTagLength: tagLength });
    const sealed = new Uint8Array(plaintext.length + tagLength);
    sealed.set(cipher.update(plaintext));
    cipher.final();
    sealed.set(cipher.getAuthTag(), plaintext.length);
    return sealed;
  },
  open: (key, nonce, ciphertext) => {
    const end = ciphertext.length - tagLength;
    if (end < 0) throw new RangeError('"ciphertext" expected at least a tag');
    const decipher = createDecipheriv(aeadName, key, nonce, { authTagLength: tagLength });
    decipher.setAuthTag(ciphertext.subarray(end));
    const plaintext = plain(decipher.update(ciphertext.subarray(0, end)));
    decipher.final();
    return plaintext;
  },
};

/** True where `node:crypto` itself encrypts: not in Electron, whose BoringSSL lacks the cipher. */
export const hasNodeAead = getCiphers().includes(aeadName);

export const nodePrimitives: Primitives = { sha256, ed25519, aead: hasNodeAead ? nodeAead : portableAead };
