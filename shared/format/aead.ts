// ChaCha20-Poly1305 of RFC 8439 as this project uses it, and the portable one: `@noble`, the same in Node, Electron and a browser.
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Bytes } from './bytes.ts';

/** Key 32 bytes, nonce 12, no additional data, the tag in the last 16. `open` throws on a bad tag. */
export interface Aead {
  seal(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array): Bytes;
  open(key: Uint8Array, nonce: Uint8Array, ciphertext: Uint8Array): Bytes;
}

export const portableAead: Aead = {
  seal: (key, nonce, plaintext) => chacha20poly1305(key, nonce).encrypt(plaintext),
  open: (key, nonce, ciphertext) => chacha20poly1305(key, nonce).decrypt(ciphertext),
};
