// The UTF-8 of one UTF-16 unit outside ASCII that is no surrogate.

/** Writes its two or three bytes from this place on. Returns the place behind them. */
export function putWide(bytes: Uint8Array, start: number, unit: number): number {
  let at = start;
  if (unit < 0x800) bytes[at] = 0xc0 | (unit >> 6);
  else {
    bytes[at] = 0xe0 | (unit >> 12);
    at += 1;
    bytes[at] = 0x80 | ((unit >> 6) & 63);
  }
  bytes[at + 1] = 0x80 | (unit & 63);
  return at + 2;
}
