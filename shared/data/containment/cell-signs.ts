// How many letters and digits a cell has, of each kind, counted from its bytes while its end is looked for: most cells have too few for
// any value, and are never brought into their normal form.
import { firstHan, lastHan } from '../han-bytes.ts';
import { kind, kindBit, unitOf } from './signs.ts';

const quote = 0x22;
const comma = 0x2c;
const lineFeed = 0x0a;
/** Behind `firstHan`, that of U+4DC0 to U+4DFF, which are no letters. Elsewhere it only goes on with a sign. */
const hexagramSecond = 0xb7;

/** Counts stand side by side in one number, a byte for each kind, whose highest bit stays free. */
const bitsPerKind = 8;
const mostCounted = 127;
const highestBits = 0x80808080;
const ofEach = 0x01010101;

/** Kinds in the order of their bits, as counts and `Beginnings` have them. */
export const kinds: readonly number[] = [kind.digit, kind.latin, kind.other, kind.mask];

const weightOf = (one: number) => 1 << (bitsPerKind * kinds.indexOf(one));
const han = weightOf(kind.other);
/** Not told by the byte alone. */
const special = -1;

const weights = new Int32Array(256).fill(special);
for (let sign = 0; sign < 0x80; sign += 1) {
  const unit = unitOf(sign);
  weights[sign] = unit === 0 ? 0 : weightOf(unit >> kindBit);
}
for (const sign of [quote, comma, lineFeed]) weights[sign] = special;
// Bytes that go on with a sign count nothing.
weights.fill(0, 0x80, 0xc0);
weights[hexagramSecond] = special;
// One unit each; behind `firstHan` rare Han too.
weights.fill(han, firstHan, lastHan + 1);

/** @param fewest for each of `kinds`: so many signs, or more than a cell can have. @returns what `CellSigns.reach` is to be given */
export function packFewest(fewest: ArrayLike<number>): number {
  let packed = 0;
  for (let place = 0; place < kinds.length; place += 1) {
    packed |= Math.max(0, mostCounted + 1 - (fewest[place] as number)) << (bitsPerKind * place);
  }
  return packed;
}

export class CellSigns {
  /** False where the counts are not those of the normal form: the cell has a rare sign, or is long. */
  isKnown = true;
  #sums = 0;

  /** Reads the field of canonical CSV that begins at `start`. Returns the index just behind it: that of its comma, its LF, or the end. */
  read(csv: Uint8Array, start: number): number {
    let sums = 0;
    let isRare = false;
    let inQuotes = csv[start] === quote;
    let at = inQuotes ? start + 1 : start;
    for (const { length } = csv; at < length; at += 1) {
      const byte = csv[at] as number;
      const weight = weights[byte] as number;
      if (weight !== special) {
        sums = (sums + weight) | 0;
      } else if (byte === comma || byte === lineFeed) {
        if (!inQuotes) break;
      } else if (byte === quote) {
        if (csv[at + 1] === quote) at += 1;
        else inQuotes = false;
      } else if (byte !== hexagramSecond || csv[at - 1] === firstHan) {
        isRare = true;
      }
    }
    this.isKnown = !isRare && at - start <= mostCounted;
    this.#sums = sums;
    return at;
  }

  /** Of the kind at this place among `kinds`. */
  count(place: number): number {
    return (this.#sums >> (bitsPerKind * place)) & mostCounted;
  }

  /** Of all kinds. */
  get length(): number {
    return Math.imul(this.#sums, ofEach) >>> (bitsPerKind * (kinds.length - 1));
  }

  /** Whether there may be as many signs of any kind as were packed. */
  reach(packed: number): boolean {
    return !this.isKnown || ((this.#sums + packed) & highestBits) !== 0;
  }
}
