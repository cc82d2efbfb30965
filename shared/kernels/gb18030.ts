// Turns ASCII and pairs of GB18030 into UTF-8 (shared/engine/readers/text/gb18030-kernel.ts).
import { bits } from './bytes.ts';

/** For each pair, by the lead's lower seven bits and the trail, its UTF-8 from the lowest byte on, and in the highest byte how many bytes that is. */
const pairBytes: usize = 4 * 0x8000;
const lengthShift: u32 = 24;

/** Where the table lies. */
export function pairs(): usize {
  return (__heap_base + 15) & ~15;
}

/** Where text may lie. */
export function text(): usize {
  return pairs() + pairBytes;
}

/** How far the last call has read, and written. */
export const state: usize = memory.data(8, 8);

/** What the two bytes there make; 0 for what is no pair. */
function pairAt(at: usize): u32 {
  const place = ((<u32>load<u8>(at) & 0x7f) << 8) | <u32>load<u8>(at, 1);
  return load<u32>(pairs() + (place << 2));
}

/** The place behind the pairs that stand at `at`, as far as there are any. */
function pairsEnd(at: usize, limit: usize): usize {
  while (at + 1 < limit && load<u8>(at) >= 0x80 && pairAt(at) !== 0) at += 2;
  return at;
}

/** Signs of ASCII in front of the first other byte, sixteen at most. */
function asciiAt(at: usize, limit: usize): usize {
  const highs = bits(v128.load(at)) | 0x10000;
  return min<usize>(ctz(highs), limit - at);
}

/**
 * Writes what stands from `from` on as UTF-8, up to `limit` or to what is neither ASCII nor a pair. Sixteen bytes behind what is written
 * are not kept.
 */
export function write(from: usize, limit: usize, into: usize): void {
  let at = from;
  let end = into;
  for (let before: usize = 0; at < limit && at !== before; ) {
    before = at;
    const ascii = asciiAt(at, limit);
    v128.store(end, v128.load(at));
    at += ascii;
    end += ascii;
    while (at + 1 < limit && load<u8>(at) >= 0x80) {
      const pair = pairAt(at);
      if (pair === 0) break;
      store<u32>(end, pair);
      end += pair >> lengthShift;
      at += 2;
    }
  }
  store<u32>(state, at);
  store<u32>(state, end, 4);
}

/** How far `write` would read. */
export function pass(from: usize, limit: usize): usize {
  let at = from;
  for (let before: usize = 0; at < limit && at !== before; ) {
    before = at;
    at = pairsEnd(at + asciiAt(at, limit), limit);
  }
  return at;
}
