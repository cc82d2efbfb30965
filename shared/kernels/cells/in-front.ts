// The bytes of a cell in front of its end.

/** 16 times 0xff and 16 times 0. */
const masks: usize = memory.data(32, 16);
memory.fill(masks, 0xff, 16);

/** The first `count` of the bytes, if they are fewer; the others are 0. */
export function inFront(bytes: v128, count: i32): v128 {
  return count >= 16 ? bytes : v128.and(bytes, v128.load(masks + 16 - count));
}
