// Sorts bytes into the few classes by which a value is told apart; the classes of a field are those of its bytes, or-ed together.

export const byteClass = {
  digit: 1,
  /** ASCII that is no digit and no X. */
  ascii: 2,
  /** X and x: the last sign of some identity numbers. */
  x: 4,
  /** Outside ASCII. */
  high: 8,
  /** EE, EF, F3, F4: private use characters begin so. */
  rare: 16,
} as const;

function classOf(byte: number): number {
  if (byte >= 0x80) return highClass(byte);
  if (byte >= 0x30 && byte <= 0x39) return byteClass.digit;
  return (byte | 0x20) === 0x78 ? byteClass.x : byteClass.ascii;
}

function highClass(byte: number): number {
  const isRare = byte === 0xee || byte === 0xef || byte === 0xf3 || byte === 0xf4;
  return isRare ? byteClass.high | byteClass.rare : byteClass.high;
}

/** The class of each byte. */
export const byteClasses: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => classOf(byte));

/** The classes of the bytes from `start` to `end`. */
export function classesOf(bytes: Uint8Array, start: number, end: number): number {
  let classes = 0;
  for (let at = start; at < end; at += 1) classes |= byteClasses[bytes[at] as number] as number;
  return classes;
}
