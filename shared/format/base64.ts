// Base64 with padding (RFC 4648 section 4), both ways; reading is strict by re-encoding.
import type { Bytes } from './bytes.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...alphabet].map((sign, value) => [sign, value]));

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const group = (first << 16) | (second << 8) | third;
    const signs = [18, 12, 6, 0].map((shift) => alphabet.charAt((group >> shift) & 63)).join('');
    const left = bytes.length - at;
    text += left >= 3 ? signs : signs.slice(0, left + 1).padEnd(4, '=');
  }
  return text;
}

/** Undefined unless `text` is exactly what `toBase64` writes. */
export function fromBase64(text: string): Bytes | undefined {
  const signs = text.replace(/={1,2}$/, '');
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4));
  for (let at = 0; at < signs.length; at += 4) {
    let group = 0;
    for (const [index, shift] of [18, 12, 6, 0].entries())
      group |= (values.get(signs.charAt(at + index)) ?? 0) << shift;
    for (const [index, shift] of [16, 8, 0].entries()) {
      const place = (at / 4) * 3 + index;
      if (place < bytes.length) bytes[place] = (group >> shift) & 255;
    }
  }
  return toBase64(bytes) === text ? bytes : undefined;
}
