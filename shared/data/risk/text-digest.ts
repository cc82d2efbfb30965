// The keyed 64-bit digest of one or several texts: each with its length before it, so that ("ab", "c") and ("a", "bc") differ.
import type { Digest64 } from '../digest64.ts';

function addNumber(digest: Digest64, value: number): void {
  digest.byte(value & 0xff).byte((value >>> 8) & 0xff);
}

function addText(digest: Digest64, text: string): void {
  addNumber(digest, text.length);
  addNumber(digest, text.length >>> 16);
  for (let at = 0; at < text.length; at += 1) addNumber(digest, text.charCodeAt(at));
}

/** Leaves its result in `digest.hi` and `digest.lo`. Texts of different kinds are kept apart. */
export function digestTexts(digest: Digest64, texts: readonly string[], kind = 0): void {
  digest.begin(kind);
  for (const text of texts) addText(digest, text);
  digest.end();
}
