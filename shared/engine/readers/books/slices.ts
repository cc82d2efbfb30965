// Short texts out of bytes by the decoders under Node's `toString`, which looks up its encoding by name each time: that takes longer.

interface Slices {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}

/** @param bytes of ASCII */
export function latin1(bytes: Buffer, start: number, end: number): string {
  return (bytes as Buffer & Slices).latin1Slice(start, end);
}

/** Malformed bytes become U+FFFD. */
export function utf8(bytes: Buffer, start: number, end: number): string {
  return (bytes as Buffer & Slices).utf8Slice(start, end);
}
