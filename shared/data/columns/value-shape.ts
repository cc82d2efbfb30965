// Looks over the bytes of one value and says which detectors can match at all, so that most values never become a string.

/** What a character outside ASCII means, by its code point in the basic plane. */
const wideDigit = 1;
/** Without one of these and a digit no secret in words is found (see secrets.ts). */
const trigger = 2;
/** 钥 alone is enough: where a key lies is told without a digit. */
const key = 3;
const privateUse = 4;
/** U+FFFD: another program could not read what stood there. */
const lost = 5;
const meanings = new Uint8Array(0x10000);
/** 1 for the first ten bits of these code points, which two bytes tell: most signs need no look into the large table. */
const beginnings = new Uint8Array(0x10000 >> 6);

function mean(meaning: number, first: number, last = first): void {
  meanings.fill(meaning, first, last + 1);
  beginnings.fill(1, first >> 6, (last >> 6) + 1);
}

for (const sign of '０１２３４５６７８９') mean(wideDigit, sign.charCodeAt(0));
for (const sign of '门锁密入口验暗码动报期') mean(trigger, sign.charCodeAt(0));
mean(key, '钥'.charCodeAt(0));
mean(privateUse, 0xe000, 0xf8ff);
mean(lost, 0xfffd);

const digit0 = 0x30;
const digit9 = 0x39;
const atSign = 0x40;
const letterC = 0x63;
const letterV = 0x76;
/** So many visible ASCII signs may hold a key or a token. */
export const shortestToken = 20;
/** The shortest number that is told by its digits alone. */
export const shortestNumber = 11;

function meaningAt(bytes: Uint8Array, at: number): number {
  const beginning = (((bytes[at] as number) & 15) << 6) | ((bytes[at + 1] as number) & 63);
  if (beginnings[beginning] === 0) return 0;
  return meanings[(beginning << 6) | ((bytes[at + 2] as number) & 63)] as number;
}

/** Planes 15 and 16 are private use: F3 B0 .. F4. */
function farMeaning(first: number, second: number): number {
  return first >= 0xf4 || (first === 0xf3 && second >= 0xb0) ? privateUse : 0;
}

/** @param byte at that place */
function isSecretLetter(byte: number, bytes: Uint8Array, start: number, at: number): boolean {
  return (byte | 0x20) === letterV && at > start && ((bytes[at - 1] as number) | 0x20) === letterC;
}

/** One of the Han signs stands there, or the letters, without which no secret is told in words. */
export function hasSecretSign(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0xe0) {
      if (isSecretLetter(byte, bytes, start, at)) return true;
    } else if (byte < 0xf0) {
      const meaning = meaningAt(bytes, at);
      if (meaning === trigger || meaning === key) return true;
      at += 2;
    } else {
      at += 3;
    }
  }
  return false;
}

/** What the bytes of a value hold. One object is used again and again. */
export class ValueShape {
  digits = 0;
  at = false;
  /** Characters of the private use areas, in all values read: GB18030 of before 2022 and user-made signs become such. */
  privateUse = 0;
  /** Signs U+FFFD, in all values read. */
  lost = 0;
  #ascii = 0;
  #trigger = false;
  #key = false;

  read(bytes: Uint8Array, start: number, end: number): void {
    let digits = 0;
    let ascii = 0;
    let seen = 0;
    this.at = false;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte >= 0xe0) {
        const meaning = byte < 0xf0 ? meaningAt(bytes, at) : farMeaning(byte, bytes[at + 1] as number);
        if (meaning !== 0) seen |= this.#note(meaning);
        at += byte < 0xf0 ? 2 : 3;
      } else if (byte >= digit0 && byte <= digit9) {
        digits += 1;
      } else {
        if (byte < 0x80) ascii += 1;
        if (byte === atSign) this.at = true;
        else if (isSecretLetter(byte, bytes, start, at)) seen |= 1 << trigger;
      }
    }
    this.#keep(digits, ascii, seen);
  }

  #note(meaning: number): number {
    if (meaning === privateUse) this.privateUse += 1;
    if (meaning === lost) this.lost += 1;
    return 1 << meaning;
  }

  #keep(digits: number, ascii: number, seen: number): void {
    // Full-width digits are rare: one of them stands for enough.
    this.digits = seen & (1 << wideDigit) ? digits + shortestNumber : digits;
    this.#ascii = ascii + digits;
    this.#trigger = (seen & (1 << trigger)) !== 0;
    this.#key = (seen & (1 << key)) !== 0;
  }

  /** A secret in words may stand there. */
  get mayHoldSecret(): boolean {
    return this.#key || (this.#trigger && this.digits > 0) || this.#ascii >= shortestToken;
  }

  /** A detector that needs the text may match. */
  get needsText(): boolean {
    return this.at || this.digits >= shortestNumber || this.mayHoldSecret;
  }
}
