// A keyed digest of 64 bits, in two lanes: Digest64 of shared/data/digest64.ts.

const primeHigh: u32 = 0x01000193;
const primeLow: u32 = 0x85ebca6b;
const goldenRatio: u32 = 0x9e3779b1;

let keyHigh: u32 = 0;
let keyLow: u32 = 0;
/** Of the value so far. */
let high: u32 = 0;
let low: u32 = 0;

export function setKey(ofHigh: u32, ofLow: u32): void {
  keyHigh = ofHigh;
  keyLow = ofLow;
}

export function begin(kind: u32): void {
  high = keyHigh ^ kind;
  low = keyLow + kind * primeLow;
}

export function takeByte(value: u32): void {
  high = (high ^ value) * primeHigh;
  low = (low ^ value) * primeLow;
  low ^= low >>> 15;
}

/**
 * Takes what is compared of a cell. @param signs for each byte what is taken for it; 0: nothing
 * @param skipped so many of these are left out at the beginning. @returns how many there are
 */
export function take(start: usize, end: usize, signs: usize, skipped: i32): i32 {
  let ofHigh = high;
  let ofLow = low;
  let length: i32 = 0;
  for (let at = start; at < end; at += 1) {
    const value = <u32>load<u8>(signs + load<u8>(at));
    if (value === 0) continue;
    length += 1;
    if (length <= skipped) continue;
    ofHigh = (ofHigh ^ value) * primeHigh;
    ofLow = (ofLow ^ value) * primeLow;
    ofLow ^= ofLow >>> 15;
  }
  high = ofHigh;
  low = ofLow;
  return length;
}

/** The finish of MurmurHash3 (32 bits). */
function avalanche(value: u32): u32 {
  let hash = (value ^ (value >>> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
  return hash ^ (hash >>> 16);
}

/** Writes both lanes, the high one first. */
export function write(target: usize): void {
  store<u32>(target, avalanche(high ^ (low >>> 7)));
  store<u32>(target, avalanche(low + high * goldenRatio), 4);
}
