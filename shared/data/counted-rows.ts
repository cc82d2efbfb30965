// Rows of canonical CSV in the memory of a kernel that counts them (shared/kernels/counted-rows.ts): exact totals of amounts, and digests
// of the persons that rows are of. Cells that are not written in the usual way it leaves to others.
import { fieldStart, type RowFields } from './csv/field-ends.ts';
import type { DigestKey } from './digest64.ts';
import { code } from './kernels/counted-rows.ts';
import { isOutgrown, type KernelExports, kernelOf, makeRoom, type Place } from './kernels/kernel.ts';
import { kept, type PersonColumn, personParts, visible } from './persons/parts.ts';

interface Exports extends KernelExports {
  readonly partial: Place;
  readonly kept: Place;
  readonly visible: Place;
  readonly fields: Place;
  ends(): number;
  sum(first: number, fields: number, step: number, zero: number): number;
  added(): number;
  setKey(high: number, low: number): void;
  read(first: number, fields: number, perRow: number, zero: number, target: number): number;
  digests(): number;
  keys(): number;
  unknown(): number;
}

/** The running sum of a column, as far as it is told of here. */
export interface PlainSum {
  /** Adds so many cells, with their sum in 10^-10. */
  count(value: bigint, cells: number): void;
}

/** Rows that were told by the strongest key of each. */
export interface RowDigests {
  /** Two lanes for each row that has a key, until rows are read again. */
  readonly lanes: Uint32Array;
  /** A bit for each kind of key that was used, the lowest but one for the first. */
  readonly kinds: number;
  /** Rows without a key. */
  readonly unknown: number;
  /** The first field of a row that is to be read otherwise: it may hold full-width signs; as many as there are fields, if none is. */
  readonly end: number;
}

const newKernel = kernelOf<Exports>(code);
const none = new Uint32Array(0);
/** What a partial sum counts, by the places of its cells, in 10^-10. */
const units = Array.from({ length: 11 }, (_, places) => 10n ** BigInt(10 - places));
const wordBytes = 4;
const digestBytes = 8;

export class CountedRows {
  /** The rows that were taken. */
  fields: RowFields = { csv: new Uint8Array(0), ends: new Uint32Array(0), perRow: 1 };
  #kernel = newKernel();
  /** The address in the kernel's memory that `ends` count from. */
  #zero = 0;

  /** Copies rows in, for all that is asked about them until others are. */
  take(fields: RowFields): void {
    const { csv, ends } = fields;
    if (isOutgrown(this.#kernel.memory)) this.#kernel = newKernel();
    const { memory, ends: endsAt } = this.#kernel;
    this.fields = fields;
    this.#zero = endsAt() + wordBytes * (1 + ends.length);
    makeRoom(memory, this.#digestsAt() + (digestBytes * ends.length) / fields.perRow);
    const words = new Uint32Array(memory.buffer, endsAt(), 1 + ends.length);
    words[0] = -1;
    words.set(ends, 1);
    new Uint8Array(memory.buffer, this.#zero).set(csv);
  }

  /**
   * Adds up a column. @param field its place in a row
   * @param other is told of the cells that are no plain decimals, in their order; false ends it
   */
  sum(field: number, into: PlainSum, other: (csv: Uint8Array, start: number, end: number) => boolean): void {
    const { csv, ends, perRow } = this.fields;
    for (let at = field; at < ends.length; at += perRow) {
      at = this.#kernel.sum(at, ends.length, perRow, this.#zero);
      const cells = this.#kernel.added();
      if (cells > 0) into.count(this.#added(), cells);
      if (at < ends.length && !other(csv, fieldStart(ends, at), ends[at] as number)) return;
    }
  }

  /** By these columns the next digests tell whom a row is of. @param key of the digests, in two lanes */
  tellBy(columns: readonly PersonColumn[], [high, low]: DigestKey): void {
    const kernel = this.#kernel;
    const { buffer } = kernel.memory;
    new Uint8Array(buffer, kernel.kept.value).set(kept);
    new Uint8Array(buffer, kernel.visible.value).set(visible);
    const fields = new Uint32Array(buffer, kernel.fields.value, personParts.length).fill(0);
    for (const { part, column } of columns) fields[personParts.indexOf(part)] = column + 1;
    kernel.setKey(high, low);
  }

  /** Reads rows from the one on whose first field is `first`. */
  digests(first: number): RowDigests {
    const { ends, perRow } = this.fields;
    const kernel = this.#kernel;
    const lanesAt = this.#digestsAt();
    const end = kernel.read(first, ends.length, perRow, this.#zero, lanesAt);
    // A view for each of many rows that are read otherwise would be garbage by the megabyte.
    const lanes = end === first ? none : new Uint32Array(kernel.memory.buffer, lanesAt, 2 * kernel.digests());
    return { lanes, kinds: kernel.keys(), unknown: kernel.unknown(), end };
  }

  #digestsAt(): number {
    return (this.#zero + this.fields.csv.length + digestBytes - 1) & -digestBytes;
  }

  #added(): bigint {
    const partial = new BigInt64Array(this.#kernel.memory.buffer, this.#kernel.partial.value, units.length);
    return partial.reduce((sum, part, places) => (part === 0n ? sum : sum + part * (units[places] as bigint)), 0n);
  }
}

let ofThread: CountedRows | undefined;

/** One for the whole thread, with rows in it: whoever takes it reads them before others do. */
export function countedRows(fields: RowFields): CountedRows {
  ofThread ??= new CountedRows();
  ofThread.take(fields);
  return ofThread;
}
