// Where the fields of canonical CSV end: whoever needs a few columns need not look at the bytes of the others.
import { code } from '../kernels/field-ends.ts';
import { isOutgrown, type KernelExports, kernelOf, makeRoom } from '../kernels/kernel.ts';

interface Exports extends KernelExports {
  /** Where the text lies, and where the ends of its fields go. */
  text(): number;
  ends(length: number): number;
  find(length: number): number;
}

const newKernel = kernelOf<Exports>(code);
let kernel = newKernel();

/** Rows of one table in canonical CSV: each has `perRow` fields, and `ends` tells where each of them ends. */
export interface RowFields {
  readonly csv: Uint8Array;
  readonly ends: Uint32Array;
  readonly perRow: number;
}

/** @param field its place in `ends` */
export function fieldStart(ends: Uint32Array, field: number): number {
  return field === 0 ? 0 : (ends[field - 1] as number) + 1;
}

/** Fields of a batch of a common table. */
const commonLength = 16 * 1024;

/** Collects places; grows as needed. */
export class PlaceList {
  length = 0;
  #places = new Uint32Array(commonLength);

  add(place: number): void {
    if (this.length === this.#places.length) this.#grow(1);
    this.#places[this.length] = place;
    this.length += 1;
  }

  /** The first `count` of these, each moved by `shift`. */
  addAll(places: Int32Array, count: number, shift: number): void {
    if (this.length + count > this.#places.length) this.#grow(count);
    const into = this.#places;
    const { length } = this;
    for (let index = 0; index < count; index += 1) into[length + index] = (places[index] as number) + shift;
    this.length = length + count;
  }

  replaceLast(place: number): void {
    this.#places[this.length - 1] = place;
  }

  /** Gives what was collected and starts anew. */
  take(): Uint32Array<ArrayBuffer> {
    const taken = this.#places.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  #grow(more: number): void {
    const larger = new Uint32Array(2 * (this.length + more));
    larger.set(this.#places);
    this.#places = larger;
  }
}

/** The index just behind each field of whole rows, with its quotes, row after row: that of its comma or LF. */
export function fieldEnds(csv: Uint8Array): Uint32Array<ArrayBuffer> {
  if (isOutgrown(kernel.memory)) kernel = newKernel();
  const { length } = csv;
  const { memory } = kernel;
  const at = kernel.ends(length);
  // There are no more fields than bytes.
  makeRoom(memory, at + length * Uint32Array.BYTES_PER_ELEMENT);
  new Uint8Array(memory.buffer, kernel.text(), length).set(csv);
  return new Uint32Array(memory.buffer, at, kernel.find(length)).slice();
}
