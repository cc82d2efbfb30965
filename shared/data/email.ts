// Tells on its ASCII bytes whether a whole value is an e-mail address, by the rule of the catalogue's pattern.

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
