// How many letters and digits a cell has, of each kind, counted from its bytes while its end is looked for: most cells have too few for
// any value, and are never brought into their normal form.
import { kind, kindBit, unitOf } from './signs.ts';

const quote = 0x22;
const comma = 0x2c;
const lineFeed = 0x0a;

/** Counts stand side by side in one number, seven bits for each kind: `kinds` says which. */
const bitsPerKind = 7;
const mostCounted = 2 ** bitsPerKind - 1;
/** Behind the counts: a sign whose units the bytes alone do not tell. */
const rare = 1 << 28;
/** U+4E00 to U+9FFF, the common Han, are one unit each; these lead bytes stand in front of no others, but for 4000 to 4DFF. */
const [firstHan, lastHan] = [0xe4, 0xe9];
const firstHanSecond = 0xb8;

/** Kinds in the order of their bits, as counts and `Beginnings` have them. */
export const kinds: readonly number[] = [kind.digit, kind.latin, kind.other, kind.mask];

const weights = new Int32Array(256).fill(rare);
// Bytes that go on with a sign count nothing.
weights.fill(0, 0x80, 0xc0);
for (let byte = firstHan; byte <= lastHan; byte += 1) weights[byte] = 1 << (bitsPerKind * kinds.indexOf(kind.other));
for (let sign = 0; sign < 0x80; sign += 1) {
  const unit = unitOf(sign);
  weights[sign] = unit === 0 ? 0 : 1 << (bitsPerKind * kinds.indexOf(unit >> kindBit));
}

export class CellSigns {
  /** False where the counts are not those of the normal form: the cell has a rare sign, or is long. */
  isKnown = true;
  #sums = 0;

  /** Reads the field of canonical CSV that begins at `start`. Returns the index just behind it: that of its comma, its LF, or the end. */
  read(csv: Uint8Array, start: number): number {
    let sums = 0;
    let seen = 0;
    let at = start;
    let inQuotes = csv[at] === quote;
    if (inQuotes) at += 1;
    for (; at < csv.length; at += 1) {
      const byte = csv[at] as number;
      // Nearly all bytes lie above the comma.
      if (byte <= comma) {
        if (inQuotes) {
          if (byte === quote && csv[at + 1] !== quote) inQuotes = false;
          else if (byte === quote) at += 1;
        } else if (byte === comma || byte === lineFeed) break;
      }
      const isBeforeHan = byte === firstHan && (csv[at + 1] as number) < firstHanSecond;
      const weight = isBeforeHan ? rare : (weights[byte] as number);
      sums = (sums + weight) | 0;
      seen |= weight;
    }
    this.isKnown = seen < rare && at - start <= mostCounted;
    this.#sums = sums;
    return at;
  }

  /** Of the kind at this place among `kinds`. */
  count(place: number): number {
    return (this.#sums >> (bitsPerKind * place)) & mostCounted;
  }

  /** Of all kinds. */
  get length(): number {
    return this.count(0) + this.count(1) + this.count(2) + this.count(3);
  }
}
