// The pattern of a cell (its runs of digits, letters and Han with their lengths) and a digest of its value, from its bytes.

/** Longer cells are texts: each is read. */
const longest = 120;
const prime = 0x01000193;
const otherPrime = 0x85ebca6b;
const seed = 0x811c9dc5;

const digit = 1;
const letter = 2;
const han = 3;
const other = 4;
/** Behind the first byte of a sign. */
const inside = 0;

/** What a byte begins: ASCII signs stand for themselves, above 8. */
const classOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x30 && byte <= 0x39) return digit;
  if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) return letter;
  if (byte >= 0xe4 && byte <= 0xe9) return han;
  if (byte >= 0x80 && byte <= 0xbf) return inside;
  return byte >= 0x80 ? other : byte + 8;
});

/** Numbers are told by their length; of words it matters little beyond four signs. */
function lengthClass(kind: number, length: number): number {
  if (kind === digit || length <= 4) return length;
  return length <= 8 ? 5 : length <= 16 ? 6 : 7;
}

const step = (hash: number, value: number) => Math.imul(hash ^ value, prime);

/** The lowest bit of a pattern: its cells have words, in which a name may stand though none stood in the first ones. */
const wordy = 1;
const longestCode = 4;

export const hasWords = (pattern: number): boolean => (pattern & wordy) === wordy;

/** Codes have digits, and few letters beside them. */
function isWordy(kinds: number, letters: number): boolean {
  if ((kinds & ((1 << han) | (1 << other))) !== 0) return true;
  return letters > longestCode || (letters > 0 && (kinds & (1 << digit)) === 0);
}

/** Reads one cell after the other. */
export class CellPattern {
  /** 32 bits, signed. */
  pattern = 0;
  /** UTF-16 code units. */
  units = 0;
  /**
   * The digest of the value, 64 bits in two signed lanes: of 4,096 values that are known and a million that are not, two are the same
   * once in two thousand million tables.
   */
  low = 0;
  high = 0;

  /** @returns false for a text: its pattern says nothing */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > longest) return false;
    let pattern = seed;
    let kind = 0;
    let length = 0;
    let kinds = 0;
    let letters = 0;
    let units = 0;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      const next = classOf[byte] as number;
      if (next === inside) continue;
      units += byte < 0xf0 ? 1 : 2;
      if (next === kind) {
        length += 1;
        continue;
      }
      if (kind === letter && length > letters) letters = length;
      pattern = step(step(pattern, kind), lengthClass(kind, length));
      kind = next;
      length = 1;
      if (kind <= other) kinds |= 1 << kind;
    }
    if (kind === letter && length > letters) letters = length;
    pattern = step(step(pattern, kind), lengthClass(kind, length));
    this.pattern = (pattern & ~wordy) | (isWordy(kinds, letters) ? wordy : 0);
    this.units = units;
    return true;
  }

  /** Makes the digest: only where the pattern does not say what the cell is. */
  digest(bytes: Uint8Array, start: number, end: number): void {
    let low = seed;
    let high = end - start;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      low = step(low, byte);
      high = Math.imul(high ^ byte, otherPrime);
      high ^= high >>> 15;
    }
    this.low = low;
    this.high = high;
  }
}
