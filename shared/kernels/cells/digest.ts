// A digest of a cell's value, made in two lanes as XXH64 makes it: <https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md>
import { inFront } from './in-front.ts';

const prime1: i64 = (0x9e3779b1 << 32) | 0x85ebca87;
const prime2: i64 = (0xc2b2ae3d << 32) | 0x27d4eb4f;
const prime3: i64 = (0x165667b1 << 32) | 0x9e3779f9;

/** A lane with eight bytes more. */
function mixed(lane: i64, bytes: i64): i64 {
  return rotl<i64>(lane + bytes * prime2, 31) * prime1;
}

export function digestOf(start: usize, end: usize): i64 {
  let left = prime3 + <i64>(end - start);
  let right = prime3;
  for (let at = start; at < end; at += 16) {
    const bytes = inFront(v128.load(at), <i32>(end - at));
    left = mixed(left, i64x2.extract_lane(bytes, 0));
    right = mixed(right, i64x2.extract_lane(bytes, 1));
  }
  const both = (left ^ rotl<i64>(right, 32)) * prime2;
  return both ^ (both >>> 32);
}
