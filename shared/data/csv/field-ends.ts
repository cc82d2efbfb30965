// Where the fields of canonical CSV end: whoever needs a few columns need not look at the bytes of the others.
import { type Words, wordsOf } from './low-bytes.ts';
import { fieldEnd } from './project.ts';

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

/** Used again, so that no list grows for each block. */
let scratch = new Uint32Array(0);

/** The index just behind each field of whole rows, with its quotes, row after row: that of its comma or LF. */
export function fieldEnds(csv: Uint8Array): Uint32Array<ArrayBuffer> {
  // There are no more fields than bytes.
  if (scratch.length < csv.length) scratch = new Uint32Array(csv.length);
  return scratch.slice(0, findEnds(csv, wordsOf(csv), scratch));
}

/** Returns how many there are. A function of its own: what stood behind a loop that is compiled while it runs would be compiled blindly. */
function findEnds(csv: Uint8Array, words: Words, ends: Uint32Array): number {
  let fields = 0;
  for (let at = 0; at < csv.length; fields += 1) {
    const end = fieldEnd(csv, at, words);
    ends[fields] = end;
    at = end + 1;
  }
  return fields;
}
