// Tells UTF-16 from other text.
import { soundLength } from './text-stream.ts';

/** Of ASCII in UTF-16 every other byte is NUL; of Han only line ends, digits and separators have one. */
const ofAscii = 0.4;
const ofHan = 0.05;
/** A sign may be cut off at the end of the head. */
const longestTail = 3;

/** UTF-16 by its mark, or by NULs that stand in even or in odd places alone. */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  let even = 0;
  let odd = 0;
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) {
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const nuls = Math.max(even, odd);
  if (nuls < ofHan * head.length || Math.min(even, odd) > nuls / 50) return undefined;
  // A text that is UTF-8 but for stray NULs is no UTF-16.
  if (nuls < ofAscii * head.length && soundLength(head) + longestTail >= head.length) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}
