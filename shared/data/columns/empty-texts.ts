// Texts of a column in which nothing was found, as far as they are remembered: notes repeat, and each look at one costs a string.

const slotBits = 6;
/** A longer text takes its time anyway. */
const longest = 255;

const hashOf = (bytes: Uint8Array, start: number, end: number): number => {
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> (32 - slotBits);
};

/** Each text has one place, which it takes from the one before: 16 KiB, once there is any. */
export class EmptyTexts {
  /** For each place the length of its text, and its bytes. */
  #slots: Uint8Array | undefined;

  has(bytes: Uint8Array, start: number, end: number): boolean {
    const slots = this.#slots;
    const length = end - start;
    if (slots === undefined || length > longest) return false;
    const slot = hashOf(bytes, start, end) * (longest + 1);
    if (slots[slot] !== length) return false;
    for (let at = 0; at < length; at += 1) if (slots[slot + 1 + at] !== bytes[start + at]) return false;
    return true;
  }

  add(bytes: Uint8Array, start: number, end: number): void {
    if (end - start > longest) return;
    this.#slots ??= new Uint8Array((longest + 1) << slotBits);
    const slot = hashOf(bytes, start, end) * (longest + 1);
    this.#slots[slot] = end - start;
    this.#slots.set(bytes.subarray(start, end), slot + 1);
  }
}
