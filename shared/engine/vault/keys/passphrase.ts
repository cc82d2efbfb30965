// What a passphrase is in bytes, and which one is too weak (FORMAT.md section 5).
import { HandoverError } from '../../../domain/errors.ts';
import { type Bytes, fromUtf8, utf8 } from '../../../format/bytes.ts';

export const minimumCharacters = 10;
export const minimumWords = 4;
/** A passphrase longer than this is a wrong file, not a passphrase. */
const maximumBytes = 4096;

/** NFC in UTF-8; spaces at either end count. */
export function passphraseBytes(passphrase: string): Bytes {
  return utf8(passphrase.normalize('NFC'));
}

/**
 * The passphrase in a file: all of it but one final line end (LF or CRLF).
 * @throws passphrase.missing for an empty file · input.encoding if it is not UTF-8 · input.too-large
 */
export function passphraseOfFile(bytes: Uint8Array): string {
  if (bytes.length > maximumBytes) throw new HandoverError('input.too-large', {}, { limit: maximumBytes });
  const passphrase = decode(bytes).replace(/\r?\n$/, '');
  if (passphrase === '') throw new HandoverError('passphrase.missing');
  return passphrase;
}

function decode(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new HandoverError('input.encoding');
  }
}

/** @throws passphrase.weak with what to do: at least 10 characters, or 4 words */
export function checkStrength(passphrase: string): void {
  const characters = [...passphrase.normalize('NFC')].length;
  const words = new Set(passphrase.split(/\s+/u).filter((word) => word !== '')).size;
  if (characters >= minimumCharacters || words >= minimumWords) return;
  throw new HandoverError('passphrase.weak', {}, { characters: minimumCharacters, words: minimumWords });
}
