// Ranges of bytes, a cell or a text within others, by which memories of what was seen are kept.

/** 32 bits, of which the high ones depend on all bytes. Not for secrets. */
export function hashOfRange(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 0;
}

/** Whether the same bytes stand in `one` from `oneStart` on as in `other[start..end)`. */
export function holdsRange(one: Uint8Array, oneStart: number, other: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (one[oneStart + at - start] !== other[at]) return false;
  return true;
}
