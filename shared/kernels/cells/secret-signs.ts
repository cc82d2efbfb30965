// The signs without one of which no secret is told in words (shared/data/secrets.ts).
import { bits, equals } from '../bytes.ts';
import { inFront } from './in-front.ts';

const signs = '门锁密入口验暗码动报期钥';

/**
 * Eight sets of signs. For the lower half of the first byte of a sign in UTF-8, and for both halves of the other two: in which of the
 * sets it stands, a bit for each of them.
 */
const sets: i32 = 8;
const first: usize = memory.data(16, 16);
const secondLow: usize = memory.data(16, 16);
const secondHigh: usize = memory.data(16, 16);
const thirdLow: usize = memory.data(16, 16);
const thirdHigh: usize = memory.data(16, 16);

/** Its three bytes as a number. */
function encoded(sign: i32): u32 {
  return ((0xe0 | (sign >> 12)) << 16) | ((0x80 | ((sign >> 6) & 63)) << 8) | (0x80 | (sign & 63));
}

function put(table: usize, half: u32, set: u8): void {
  store<u8>(table + (half & 15), load<u8>(table + (half & 15)) | (1 << set));
}

for (let at = 0; at < signs.length; at += 1) {
  const bytes = encoded(signs.charCodeAt(at));
  const set = <u8>(at % sets);
  put(first, bytes >> 16, set);
  put(secondHigh, bytes >> 12, set);
  put(secondLow, bytes >> 8, set);
  put(thirdHigh, bytes >> 4, set);
  put(thirdLow, bytes, set);
}

/** In which sets the lower and the upper halves of the bytes stand. */
function setsOf(bytes: v128, low: usize, high: usize): v128 {
  const lower = i8x16.swizzle(v128.load(low), v128.and(bytes, i8x16.splat(15)));
  return v128.and(lower, i8x16.swizzle(v128.load(high), i8x16.shr_u(bytes, 4)));
}

/** A sign begins among the sixteen bytes there. @param bytes those of them that count */
function hasSecretSign(bytes: v128, at: usize): bool {
  const begins = i8x16.ge_u(bytes, i8x16.splat(<i8>0xe0));
  const firsts = v128.and(begins, i8x16.swizzle(v128.load(first), v128.and(bytes, i8x16.splat(15))));
  const others = v128.and(
    setsOf(v128.load(at, 1), secondLow, secondHigh),
    setsOf(v128.load(at, 2), thirdLow, thirdHigh),
  );
  let found = bits(i8x16.ne(v128.and(firsts, others), i8x16.splat(0)));
  for (; found !== 0; found &= found - 1) {
    if (isSign(at + ctz(found))) return true;
  }
  return false;
}

/** Of sets with several signs some more pass. */
function isSign(at: usize): bool {
  const bytes = ((<u32>load<u8>(at)) << 16) | ((<u32>load<u8>(at, 1)) << 8) | load<u8>(at, 2);
  for (let sign = 0; sign < signs.length; sign += 1) {
    if (encoded(signs.charCodeAt(sign)) === bytes) return true;
  }
  return false;
}

const space: u8 = 0x20;
const letterC: u8 = 0x63;
const letterV: u8 = 0x76;

/** The v of `cv` stands there, whose c is none of the bytes in front of `start`: a card's three digits are told by it. */
function hasSecretLetters(bytes: v128, at: usize, start: usize): bool {
  const lower = i8x16.splat(<i8>space);
  let found = bits(equals(v128.or(bytes, lower), letterV));
  if (found === 0) return false;
  found &= bits(equals(v128.or(v128.load(at - 1), lower), letterC));
  return (at === start ? found & ~1 : found) !== 0;
}

export function isSecret(start: usize, end: usize): bool {
  for (let at = start; at < end; at += 16) {
    const bytes = inFront(v128.load(at), <i32>(end - at));
    if (hasSecretLetters(bytes, at, start)) return true;
    if (bits(bytes) !== 0 && hasSecretSign(bytes, at)) return true;
  }
  return false;
}
