// Tokens: `handover-token@v1` 00 type 00 normal value, HMAC-SHA256 by the case's key, its first 16 bytes in base32 (RFC 4648, small letters, no padding).
import { HandoverError } from '../../domain/errors.ts';
import { plain } from './normal-form.ts';
import { normalValue, tokenType } from './token-forms.ts';

/** The message authentication code of a message by the key of the case, 32 bytes. An unkeyed digest can be tried out: never one. */
export type Hmac = (message: Uint8Array) => Uint8Array;

const domain = 'handover-token@v1';
const shiftDomain = 'handover-shift@v1';
const tokenBytes = 16;
const signs = 'abcdefghijklmnopqrstuvwxyz234567';
const encoder = new TextEncoder();

function inputFor(use: string, pi: string, value: string): Uint8Array | undefined {
  if (plain(value) === '') return undefined;
  // A value of nothing but separators is not one with another.
  const normal = normalValue(pi, value) || plain(value);
  return encoder.encode(`${use}\0${tokenType(pi)}\0${normal}`);
}

/** The bytes that the code is taken over; undefined for an empty value: it has no token. */
export const tokenInput = (pi: string, value: string): Uint8Array | undefined => inputFor(domain, pi, value);

/** The bytes whose code says how far the dates of a person are shifted; undefined for an empty value. */
export const shiftInput = (pi: string, value: string): Uint8Array | undefined => inputFor(shiftDomain, pi, value);

/** Base32 of RFC 4648 in small letters, without padding. */
function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += signs.charAt((held >> bits) & 31);
    }
  }
  return bits > 0 ? text + signs.charAt((held << (5 - bits)) & 31) : text;
}

/** 26 signs. @throws usage: fewer than 16 bytes */
export function tokenOf(mac: Uint8Array): string {
  if (mac.length < tokenBytes) throw new HandoverError('usage', { member: 'mac' });
  return base32(mac.subarray(0, tokenBytes));
}

/** The token of a value; undefined for an empty one. */
export function tokenise(pi: string, value: string, hmac: Hmac): string | undefined {
  const input = tokenInput(pi, value);
  return input === undefined ? undefined : tokenOf(hmac(input));
}
