// Sixteen bytes at once.

/** Where these bytes are this one: a bit for each of them, the lowest for the first. */
export function equals(bytes: v128, byte: u8): v128 {
  return i8x16.eq(bytes, i8x16.splat(<i8>byte));
}

/** A bit for each of sixteen answers, the lowest for the first. */
export function bits(answers: v128): u32 {
  return <u32>i8x16.bitmask(answers);
}

/** A bit for each of the first `count` bytes, sixteen at most. */
export function firstOf(count: i32): u32 {
  return count < 16 ? (1 << count) - 1 : 0xffff;
}

/** Those in front of the lowest bit of `stops`; all of `mask` if it has none. */
export function infront(mask: u32, stops: u32): u32 {
  const stop = stops & mask;
  return stop === 0 ? mask : (stop & -stop) - 1;
}
