// Finds e-mail addresses by the rule of the catalogue's pattern: whole values on their ASCII bytes, others around each @ of a text.
import { asciiOf } from './digits.ts';

/** 1: letter or digit, 2: also right in front of the @, 3: dot. */
const kinds = new Uint8Array(256);
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-') kinds[sign.charCodeAt(0)] = 1;
for (const sign of '_%+') kinds[sign.charCodeAt(0)] = 2;
const dot = 0x2e;
kinds[dot] = 3;
const longestLocal = 64;
const longestEnding = 24;

/** Place of the @ behind 1 to 64 signs of a local part without leading or double dots; -1 if there is none. */
function localEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && kinds[bytes[at] as number] !== 0) {
    if (bytes[at] === dot && (at === start || bytes[at - 1] === dot)) return -1;
    at += 1;
  }
  return bytes[at] === 0x40 && at < end && at > start && at - start <= longestLocal ? at : -1;
}

export function isEmailAt(bytes: Uint8Array, start: number, end: number): boolean {
  const sign = localEnd(bytes, start, end);
  if (sign < 0) return false;
  let label = sign + 1;
  for (let at = sign + 1; at < end; at += 1) {
    if (bytes[at] === dot) {
      if (at === label) return false;
      label = at + 1;
    } else if (kinds[bytes[at] as number] !== 1) return false;
  }
  const ending = end - label;
  return label > sign + 1 && ending >= 2 && ending <= longestEnding && areLetters(bytes, label, end);
}

function areLetters(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const letter = (bytes[at] as number) | 0x20;
    if (letter < 0x61 || letter > 0x7a) return false;
  }
  return true;
}

const longestDomain = 255;

/** The address around the @ at this place; looks only so far to both sides as an address reaches. */
function around(text: string, at: number): { start: number; end: number } | undefined {
  const local = /[A-Za-z0-9._%+-]+$/.exec(text.slice(Math.max(0, at - longestLocal), at))?.[0];
  const domain = /^(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}/.exec(text.slice(at + 1, at + 1 + longestDomain))?.[0];
  if (local === undefined || domain === undefined) return undefined;
  const email = asciiOf(`${local}@${domain}`);
  if (!isEmailAt(email, 0, email.length)) return undefined;
  return { start: at - local.length, end: at + 1 + domain.length };
}

/** Every address inside a text, in its order. */
export function* emailsIn(text: string): Iterable<{ readonly start: number; readonly end: number }> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const found = around(text, at);
    if (found !== undefined) yield found;
  }
}

/** The first address inside a text. */
export function findEmail(text: string): string | undefined {
  for (const { start, end } of emailsIn(text)) return text.slice(start, end);
  return undefined;
}
