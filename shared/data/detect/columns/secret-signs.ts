// The signs without one of which no secret is told in words (data/secrets.ts): looked for in bytes, so that most cells never become a text.

const signs = '门锁密入口验暗码动报期钥';
const isSign = new Uint8Array(0x10000);
/** 1 for the first ten bits of these code points, which two bytes tell: most signs need no look into the large table. */
const beginsSign = new Uint8Array(0x10000 >> 6);
for (const sign of signs) {
  isSign[sign.charCodeAt(0)] = 1;
  beginsSign[sign.charCodeAt(0) >> 6] = 1;
}

const letterC = 0x63;
const letterV = 0x76;

function isSignAt(bytes: Uint8Array, at: number): boolean {
  const beginning = (((bytes[at] as number) & 15) << 6) | ((bytes[at + 1] as number) & 63);
  if (beginsSign[beginning] === 0) return false;
  return isSign[(beginning << 6) | ((bytes[at + 2] as number) & 63)] === 1;
}

/** The v of `cv`: a card's three digits are told by it. @param byte at that place */
function isSecretLetter(byte: number, bytes: Uint8Array, start: number, at: number): boolean {
  return (byte | 0x20) === letterV && at > start && ((bytes[at - 1] as number) | 0x20) === letterC;
}

/** One of the signs stands there, or the letters. */
export function hasSecretSign(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0xe0) {
      if (isSecretLetter(byte, bytes, start, at)) return true;
    } else if (byte < 0xf0) {
      if (isSignAt(bytes, at)) return true;
      at += 2;
    } else {
      at += 3;
    }
  }
  return false;
}
