// Texts of a column in which nothing was found, as far as they are remembered: notes repeat, and each look at one costs a string.
import { hashOfRange, holdsRange } from '../byte-ranges.ts';

const slotBits = 6;
/** A longer text takes its time anyway. */
const longest = 255;

const slotOf = (bytes: Uint8Array, start: number, end: number): number =>
  (hashOfRange(bytes, start, end) >>> (32 - slotBits)) * (longest + 1);

/** Each text has one place, which it takes from the one before: 16 KiB, once there is any. */
export class EmptyTexts {
  /** For each place the length of its text, and its bytes. */
  #slots: Uint8Array | undefined;

  has(bytes: Uint8Array, start: number, end: number): boolean {
    const slots = this.#slots;
    const length = end - start;
    if (slots === undefined || length > longest) return false;
    const slot = slotOf(bytes, start, end);
    return slots[slot] === length && holdsRange(slots, slot + 1, bytes, start, end);
  }

  add(bytes: Uint8Array, start: number, end: number): void {
    if (end - start > longest) return;
    this.#slots ??= new Uint8Array((longest + 1) << slotBits);
    const slot = slotOf(bytes, start, end);
    this.#slots[slot] = end - start;
    this.#slots.set(bytes.subarray(start, end), slot + 1);
  }
}
