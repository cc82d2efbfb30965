// Finds e-mail addresses by the rule of the catalogue's pattern: whole values on their ASCII bytes, others around each @ of a text.

/** 1: letter or digit, 2: also right in front of the @, 3: dot. */
const kinds = new Uint8Array(256);
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-') kinds[sign.charCodeAt(0)] = 1;
for (const sign of '_%+') kinds[sign.charCodeAt(0)] = 2;
const dot = 0x2e;
const dotKind = 3;
kinds[dot] = dotKind;
const longestLocal = 64;
const longestEnding = 24;

/** Place of the @ behind 1 to 64 signs of a local part without leading or double dots; -1 if there is none. */
function localEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (let label = start; at < end; at += 1) {
    const kind = kinds[bytes[at] as number] as number;
    if (kind === 0) break;
    if (kind !== dotKind) continue;
    if (at === label) return -1;
    label = at + 1;
  }
  return bytes[at] === 0x40 && at < end && at > start && at - start <= longestLocal ? at : -1;
}

export function isEmailAt(bytes: Uint8Array, start: number, end: number): boolean {
  const sign = localEnd(bytes, start, end);
  if (sign < 0) return false;
  let label = sign + 1;
  for (let at = sign + 1; at < end; at += 1) {
    const kind = kinds[bytes[at] as number] as number;
    if (kind === 1) continue;
    if (kind !== dotKind || at === label) return false;
    label = at + 1;
  }
  const ending = end - label;
  return label > sign + 1 && ending >= 2 && ending <= longestEnding && areLetters(bytes, label, end);
}

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function areLetters(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!isLetter(bytes[at] as number)) return false;
  return true;
}

const longestDomain = 255;

const kindAt = (text: string, at: number): number => kinds[text.charCodeAt(at)] ?? 0;

/** Where the local part in front of the @ at this place begins; undefined if there is none without leading or double dots. */
function localStart(text: string, at: number): number | undefined {
  let start = at;
  while (start > 0 && at - start < longestLocal && kindAt(text, start - 1) !== 0) {
    start -= 1;
    if (text.charCodeAt(start) === dot && start + 1 < at && text.charCodeAt(start + 1) === dot) return undefined;
  }
  return start === at || text.charCodeAt(start) === dot ? undefined : start;
}

/** Behind the letters that stand from this place on, at most as many as an ending has. */
function lettersEnd(text: string, start: number, limit: number): number {
  const last = Math.min(start + longestEnding, limit);
  let end = start;
  while (end < last && isLetter(text.charCodeAt(end))) end += 1;
  return end;
}

/** Where the longest domain behind the @ ends that ends in letters; undefined if there is none. */
function domainEnd(text: string, at: number): number | undefined {
  const limit = Math.min(at + 1 + longestDomain, text.length);
  let end: number | undefined;
  for (let label = at + 1, next = label; next < limit; next += 1) {
    if (kindAt(text, next) === 1) continue;
    if (next === label || text.charCodeAt(next) !== dot) break;
    label = next + 1;
    const letters = lettersEnd(text, label, limit);
    if (letters - label >= 2) end = letters;
  }
  return end;
}

/** The address around the @ at this place; looks only so far to both sides as an address reaches. */
function around(text: string, at: number): { start: number; end: number } | undefined {
  const start = localStart(text, at);
  const end = start === undefined ? undefined : domainEnd(text, at);
  return start === undefined || end === undefined ? undefined : { start, end };
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
