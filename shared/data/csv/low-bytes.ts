// Passes over bytes that are not below `-` four at a time: all signs that end a field or begin quotes are, and few others.

const eachLow = 0x2d2d2d2d;
const eachHighest = 0x80808080;

/** Bytes four by four; none where they don't lie so. */
export type Words = Int32Array;

export const noWords: Words = new Int32Array();

export function wordsOf({ buffer, byteOffset, length }: Uint8Array): Words {
  return byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, length >> 2) : noWords;
}

/** No byte is below `-`: less that, each that was below 80 stays so (Bit Twiddling Hacks, "a byte less than n"). */
function areHigh(four: number): boolean {
  return ((four - eachLow) & ~four & eachHighest) === 0;
}

/** The first place at `at` or behind it, in steps of four, where a low byte may be near. @param at a multiple of four */
export function passHigh(words: Words, at: number): number {
  let word = at >> 2;
  while (word < words.length && areHigh(words[word] as number)) word += 1;
  return word << 2;
}
