// The pattern of a cell (its runs of digits, letters and Han with their lengths) and a digest of its value, from its bytes.

/** Longer cells are texts: each is read. */
const longest = 120;
/** Longer cells are seldom like one another, byte for byte. */
const longestAlike = 60;
/** Words that the kinds of such a cell fill: one for four bytes, and one for the rest. */
const wordsAlike = longestAlike / 4 + 1;
const prime = 0x01000193;
const otherPrime = 0x85ebca6b;
const seed = 0x811c9dc5 | 0;

const digit = 1;
const letter = 2;
const han = 3;
/** All other signs outside ASCII, by their length in UTF-8. */
const other = 4;

/** What a byte begins: ASCII signs stand for themselves, above 8. */
function kindOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return digit;
  if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) return letter;
  if (byte >= 0xe4 && byte <= 0xe9) return han;
  return byte >= 0x80 ? other + bytesOf(byte) : byte + 9;
}

const bytesOf = (byte: number) => (byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2);

/** For each byte the kind of sign that it begins. */
const kindOfByte = Uint8Array.from({ length: 256 }, (_, byte) => kindOf(byte));
/** The kinds of four bytes. */
function kindsOfFour(four: number): number {
  const low = (kindOfByte[four & 0xff] as number) | ((kindOfByte[(four >>> 8) & 0xff] as number) << 8);
  return low | ((kindOfByte[(four >>> 16) & 0xff] as number) << 16) | ((kindOfByte[four >>> 24] as number) << 24);
}

/** The kinds of the last bytes, three at most. */
function kindsOfRest(bytes: Uint8Array, start: number, end: number): number {
  let kinds = 0;
  for (let at = start; at < end; at += 1) kinds = (kinds << 8) | (kindOfByte[bytes[at] as number] as number);
  return kinds;
}

/** The same and, 8 bits higher, how many bytes the sign has. */
const signs = Uint16Array.from({ length: 256 }, (_, byte) => kindOf(byte) | (bytesOf(byte) << 8));

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
  if (kinds >= 1 << han) return true;
  return letters > longestCode || (letters > 0 && (kinds & (1 << digit)) === 0);
}

/** Reads one cell after the other. A cell whose bytes are of the same kinds as those of the last one of its length is not read sign by sign. */
export class CellPattern {
  /** 32 bits, signed. */
  pattern = 0;
  /** UTF-16 code units. */
  units = 0;
  /** Something beside digits and signs of ASCII stands there. */
  hasLetters = false;
  /**
   * The digest of the value, 64 bits in two signed lanes: of 4,096 values that are known and a million that are not, two are the same
   * once in two thousand million tables.
   */
  low = 0;
  high = 0;
  /** Of the last cell of each length: the kinds of its bytes, and what was read. */
  readonly #kinds = new Int32Array((longestAlike + 1) * wordsAlike);
  readonly #patterns = new Int32Array(longestAlike + 1);
  readonly #units = new Uint8Array(longestAlike + 1);
  readonly #lettered = new Uint8Array(longestAlike + 1);
  #bytes: Uint8Array = new Uint8Array(0);
  #view = new DataView<ArrayBufferLike>(this.#bytes.buffer);

  /** @returns false for a text: its pattern says nothing */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (length > longest) return false;
    if (length <= longestAlike && this.#isLikeLast(bytes, start, length)) {
      this.pattern = this.#patterns[length] as number;
      this.units = this.#units[length] as number;
      this.hasLetters = this.#lettered[length] === 1;
    } else {
      this.#readSigns(bytes, start, end);
      if (length <= longestAlike) this.#keep(length);
    }
    return true;
  }

  /** From now on the last cell of its length is this one. */
  #isLikeLast(bytes: Uint8Array, start: number, length: number): boolean {
    const kinds = this.#kinds;
    const view = this.#viewOf(bytes);
    const end = start + length;
    let word = length * wordsAlike;
    let at = start;
    let isLike = true;
    for (; at + 4 <= end; at += 4, word += 1) {
      const four = kindsOfFour(view.getInt32(at, true));
      if (kinds[word] === four) continue;
      kinds[word] = four;
      isLike = false;
    }
    const rest = kindsOfRest(bytes, at, end);
    if (kinds[word] === rest) return isLike;
    kinds[word] = rest;
    return false;
  }

  /** Cells of the same bytes come one after the other. */
  #viewOf(bytes: Uint8Array): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }

  #keep(length: number): void {
    this.#patterns[length] = this.pattern;
    this.#units[length] = this.units;
    this.#lettered[length] = this.hasLetters ? 1 : 0;
  }

  #readSigns(bytes: Uint8Array, start: number, end: number): void {
    let pattern = seed;
    let kinds = 0;
    let letters = 0;
    let units = 0;
    for (let at = start; at < end; ) {
      const sign = signs[bytes[at] as number] as number;
      const kind = sign & 0xff;
      const size = sign >> 8;
      const first = at;
      do at += size;
      while (at < end && signs[bytes[at] as number] === sign);
      const length = size === 1 ? at - first : (at - first) / size;
      units += size === 4 ? 2 * length : length;
      pattern = step(step(pattern, kind), lengthClass(kind, length));
      if (kind <= other + 4) kinds |= 1 << kind;
      if (kind === letter && length > letters) letters = length;
    }
    this.pattern = (pattern & ~wordy) | (isWordy(kinds, letters) ? wordy : 0);
    this.units = units;
    this.hasLetters = kinds > 1 << digit;
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
