// Counts the persons in rows: 8,000 rows are often 6,900 people. By the strongest identifier that a row has, normalised; nothing is merged.
import type { RowDigests } from '../counted-rows.ts';
import { Digest64, type DigestKey, DigestTable } from '../digest64.ts';
import { PersonCell, type PersonPart } from './parts.ts';

/**
 * From strong to weak. A customer's number is the program's that gave it: it tells persons apart where a row says nothing else. A row
 * without any of them is counted as one of whom nothing is known.
 */
export const personKeys = ['id', 'mobile', 'name_address', 'customer_no'] as const;
export type PersonKey = (typeof personKeys)[number];

export type PersonCount = {
  readonly persons: number;
  /** The keys that rows were told apart by, strong ones first. */
  readonly by: readonly PersonKey[];
  /** Rows with none of them. */
  readonly unknown: number;
  /** False beyond `exactUpTo` persons: then the number is about 1 in 1,000 off (standard deviation of the sample). */
  readonly exact: boolean;
};

/** More than the law's million. One more would double the memory: 16 MiB; with links, three times that. */
export const exactUpTo = 2 ** 20 - 1;

/** What a counter has seen, to go on in another one with the same key: it can change threads. */
export interface PersonState {
  /** Digests of the keys that rows were told apart by, and of the weaker keys of the same persons. */
  readonly keys: Uint32Array<ArrayBuffer>;
  readonly linked: Uint32Array<ArrayBuffer>;
  /** Only digests that end in so many zero bits are among them. */
  readonly zeroBits: number;
  readonly by: readonly PersonKey[];
  readonly unknown: number;
}

export interface PersonCounting {
  /** 8 bytes: counters that are merged need the same. */
  readonly key?: Uint8Array;
  /**
   * Follows a person from one table to another: whoever stands in one row with identity number and customer number, and in another with
   * the customer number alone, is one. Else each row is looked at for its strongest key only.
   */
  readonly links?: boolean;
  /** Persons that are counted exactly. */
  readonly limit?: number;
}

/** A key with the cells of the row in hand that it is made of. */
interface KeyCells {
  readonly key: PersonKey;
  readonly first: PersonCell;
  readonly second: PersonCell | undefined;
  /** Keeps the digests of the keys apart. */
  readonly kind: number;
}

/** So many digests wait, to be looked for side by side: a large table lies in memory that answers slowly. */
const together = 64;

const isWhole = ({ first, second }: KeyCells) => first.length > 0 && second?.length !== 0;

/** To be told the parts of each row, then its end. One counter may be told of several tables. */
export class PersonCounter {
  readonly #digest: Digest64;
  readonly #links: boolean;
  readonly #limit: number;
  readonly #mostLinked: number;
  readonly #keys = new DigestTable();
  readonly #linked = new DigestTable();
  readonly #parts: Readonly<Record<PersonPart, PersonCell>> = {
    id: new PersonCell(),
    mobile: new PersonCell(),
    name: new PersonCell(),
    address: new PersonCell(),
    customer_no: new PersonCell(),
  };
  readonly #cells = Object.values(this.#parts);
  /** From strong to weak. */
  readonly #rowKeys: readonly KeyCells[] = personKeys.map((key, index) => {
    const { name, address } = this.#parts;
    const isPair = key === 'name_address';
    return { key, first: isPair ? name : this.#parts[key], second: isPair ? address : undefined, kind: 1 + index };
  });
  readonly #used = new Set<PersonKey>();
  #unknown = 0;
  /** Digests that are still to be added to `#keys`, two lanes each, and how many. */
  readonly #waiting = new Uint32Array(2 * together);
  #waits = 0;
  /** One person of 2 ** `#zeroBits` is kept: the one whose digest ends in so many zero bits (Wegman's adaptive sampling). */
  #zeroBits = 0;

  constructor({ key, links = false, limit = exactUpTo }: PersonCounting = {}) {
    this.#digest = new Digest64(key);
    this.#links = links;
    this.#limit = limit;
    this.#mostLinked = 2 * limit + 1;
  }

  /**
   * @param bytes UTF-8 of a cell, without its quotes
   * @returns true if this alone tells who the row is of: weaker parts would not be looked at
   */
  part(part: PersonPart, bytes: Uint8Array, start: number, end: number): boolean {
    const taken = this.#parts[part];
    taken.set(part, bytes, start, end);
    return !this.#links && (part === 'id' || part === 'mobile') && taken.length > 0;
  }

  endRow(): void {
    let isTold = false;
    for (const rowKey of this.#rowKeys) {
      if (!isWhole(rowKey)) continue;
      if (!isTold) this.#used.add(rowKey.key);
      this.#count(isTold ? this.#linked : this.#keys, rowKey);
      isTold = true;
      if (!this.#links) break;
    }
    if (!isTold) this.#unknown += 1;
    for (const cell of this.#cells) cell.length = 0;
  }

  /** Of its digests. */
  get key(): DigestKey {
    return this.#digest.key;
  }

  /** Adds rows of which digests were made elsewhere, with its key, of the strongest key of each: it may have no links. */
  addRows({ lanes, kinds, unknown }: RowDigests): void {
    for (const { key, kind } of this.#rowKeys) if ((kinds & (1 << kind)) !== 0) this.#used.add(key);
    this.#unknown += unknown;
    this.#keepAll(this.#keys, lanes);
  }

  /** Frees what it has counted with; it may not be used any more. */
  free(): void {
    this.#keys.free();
    this.#linked.free();
  }

  state(): PersonState {
    this.#settle();
    return {
      keys: this.#keys.lanes(),
      linked: this.#linked.lanes(),
      zeroBits: this.#zeroBits,
      by: [...this.#used],
      unknown: this.#unknown,
    };
  }

  /** Goes on from what another counter has seen, of the same key. */
  merge({ keys, linked, zeroBits, by, unknown }: PersonState): void {
    this.#settle();
    if (zeroBits > this.#zeroBits) this.#thin(zeroBits);
    this.#keepAll(this.#keys, keys);
    this.#keepAll(this.#linked, linked);
    for (const key of by) this.#used.add(key);
    this.#unknown += unknown;
  }

  result(): PersonCount {
    this.#settle();
    return {
      persons: (this.#keys.size - this.#twice()) * 2 ** this.#zeroBits,
      by: personKeys.filter((key) => this.#used.has(key)),
      unknown: this.#unknown,
      exact: this.#zeroBits === 0,
    };
  }

  /** Keys of persons who are counted by a stronger one. */
  #twice(): number {
    if (this.#linked.size === 0) return 0;
    const keys = this.#keys.lanes();
    let found = 0;
    for (let at = 0; at < keys.length; at += 2) {
      if (this.#linked.has(keys[at] as number, keys[at + 1] as number)) found += 1;
    }
    return found;
  }

  #count(table: DigestTable, { first, second, kind }: KeyCells): void {
    const digest = this.#digest.begin(kind).bytes(first.bytes, 0, first.length);
    if (second !== undefined) digest.byte(0).bytes(second.bytes, 0, second.length);
    const { hi, lo } = digest.end();
    if (table === this.#keys) this.#add(hi, lo);
    else this.#keep(table, hi, lo);
  }

  #add(hi: number, lo: number): void {
    const at = 2 * this.#waits;
    this.#waiting[at] = hi;
    this.#waiting[at + 1] = lo;
    this.#waits += 1;
    if (this.#waits === together) this.#settle();
  }

  #settle(): void {
    const lanes = this.#waiting.subarray(0, 2 * this.#waits);
    this.#waits = 0;
    this.#keepAll(this.#keys, lanes);
  }

  #keepAll(table: DigestTable, lanes: Uint32Array): void {
    const most = table === this.#keys ? this.#limit : this.#mostLinked;
    for (let at = 0; at < lanes.length; at += 2 * together) {
      let left = lanes.subarray(at, at + 2 * together);
      while (left.length > 0) {
        if (this.#zeroBits > 0) left = this.#sample(left);
        left = left.subarray(table.addAll(left, most));
        this.#thinFull();
      }
    }
  }

  #keep(table: DigestTable, hi: number, lo: number): void {
    if (!this.#isKept(lo)) return;
    table.add(hi, lo);
    this.#thinFull();
  }

  #isKept(lo: number): boolean {
    return (lo & (2 ** this.#zeroBits - 1)) === 0;
  }

  #sample(lanes: Uint32Array): Uint32Array {
    const isOfKept = (_: number, at: number) => this.#isKept(lanes[at | 1] as number);
    return lanes.filter(isOfKept);
  }

  #thinFull(): void {
    while (this.#keys.size > this.#limit || this.#linked.size > this.#mostLinked) this.#thin(this.#zeroBits + 1);
  }

  #thin(zeroBits: number): void {
    this.#zeroBits = zeroBits;
    this.#keys.thin(zeroBits);
    this.#linked.thin(zeroBits);
  }
}
