// Places in the bytes of a delimited text.

const tab = 0x09;
const lf = 0x0a;
const cr = 0x0d;
const space = 0x20;

/** The place behind the spaces and tabs that stand at `from`. */
export function blanksEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === space || bytes[at] === tab) at += 1;
  return at;
}

/** The place of the first line end from `from` on, or the end of the bytes. */
export function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== cr && bytes[at] !== lf) at += 1;
  return at;
}

/** The lines that begin between two places, and the one that `start` lies on. */
export function linesIn(bytes: Uint8Array, start: number, end: number): number {
  let lines = 1;
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === lf || (bytes[at] === cr && bytes[at + 1] !== lf)) lines += 1;
  }
  return lines;
}
