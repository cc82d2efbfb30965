// The workers' cipher for long payloads: the runtime's ChaCha20-Poly1305 with one key object for all chunks (a third faster than
// a key per chunk, measured), or noble where the runtime has none, as in Electron, or where a test or benchmark asks for it.
import { createCipheriv, createDecipheriv, createSecretKey, getCiphers } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { type ChunkCipher, type StreamKey, tagSize } from '../../format/age/stream.ts';
import { release } from '../memory.ts';
import type { AeadProvider } from './messages.ts';

const name = 'chacha20-poly1305';
const options = { authTagLength: tagSize };

function nodeCipher(key: StreamKey): ChunkCipher {
  const secret = createSecretKey(key);
  return {
    seal(nonce, plaintext, target) {
      const cipher = createCipheriv(name, secret, nonce, options);
      const body = cipher.update(plaintext);
      target.set(body);
      release(body);
      cipher.final();
      target.set(cipher.getAuthTag(), plaintext.length);
    },
    open(nonce, sealed, target) {
      const end = sealed.length - tagSize;
      const decipher = createDecipheriv(name, secret, nonce, options);
      decipher.setAuthTag(sealed.subarray(end));
      const plaintext = decipher.update(sealed.subarray(0, end));
      decipher.final();
      target.set(plaintext);
      release(plaintext);
    },
  };
}

function nobleCipher(key: StreamKey): ChunkCipher {
  return {
    seal: (nonce, plaintext, target) => void chacha20poly1305(key, nonce).encrypt(plaintext, target),
    open: (nonce, sealed, target) => void chacha20poly1305(key, nonce).decrypt(sealed, target),
  };
}

const hasCipher = getCiphers().includes(name);

export function payloadCipher(key: StreamKey, provider: AeadProvider): ChunkCipher {
  return provider === 'node' && hasCipher ? nodeCipher(key) : nobleCipher(key);
}
