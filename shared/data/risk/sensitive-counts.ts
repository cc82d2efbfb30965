// How often each sensitive value comes in each class, and in all rows: what l-diversity and t-closeness are measured on.
import { HandoverError } from '../../domain/errors.ts';
import { Digest64 } from '../digest64.ts';
import { Ordinals, roomFor } from '../ordinals.ts';
import { type ClassDistance, type ClassValues, equalDistance, orderedDistance } from './closeness.ts';
import { hierarchicalDistance } from './hierarchical-distance.ts';
import type { Distance, Taxonomy } from './report.ts';
import { digestTexts } from './text-digest.ts';

/** Digits with an optional sign and fraction; more would be a guess. */
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/;

/** A stable counting sort of `order` by a small whole number each. */
function orderBy(order: Uint32Array, buckets: number, key: (index: number) => number): Uint32Array {
  const next = new Uint32Array(buckets + 1);
  for (const index of order) next[key(index) + 1] = (next[key(index) + 1] as number) + 1;
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    next[bucket + 1] = (next[bucket + 1] as number) + (next[bucket] as number);
  }
  const sorted = new Uint32Array(order.length);
  for (const index of order) {
    const at = next[key(index)] as number;
    sorted[at] = index;
    next[key(index)] = at + 1;
  }
  return sorted;
}

export class SensitiveCounts {
  readonly #digest = new Digest64();
  readonly #values = new Ordinals();
  readonly #pairs = new Ordinals();
  #pairCounts: Uint32Array = new Uint32Array(512);
  #valueCounts: Uint32Array = new Uint32Array(512);
  readonly #numbers: number[] = [];
  #allNumbers = true;
  readonly #paths: (readonly string[])[] = [];
  readonly #taxonomy: Taxonomy | undefined;

  constructor(taxonomy?: Taxonomy) {
    this.#taxonomy = taxonomy;
  }

  /**
   * @param ofClass the ordinal of the row's class
   * @throws usage: a value that the taxonomy does not have
   */
  add(ofClass: number, value: string): void {
    digestTexts(this.#digest, [value]);
    const isNew = this.#values.size;
    const ordinal = this.#values.of(this.#digest.hi, this.#digest.lo);
    if (ordinal === isNew) this.#keep(value);
    const pair = this.#pairs.of(ofClass, ordinal);
    this.#valueCounts = roomFor(this.#valueCounts, ordinal);
    this.#pairCounts = roomFor(this.#pairCounts, pair);
    this.#valueCounts[ordinal] = (this.#valueCounts[ordinal] as number) + 1;
    this.#pairCounts[pair] = (this.#pairCounts[pair] as number) + 1;
  }

  /** Rows of each value, by its ordinal. */
  get totals(): Uint32Array {
    return this.#valueCounts.subarray(0, this.#values.size);
  }

  /**
   * The rank of each value among the numbers, equal numbers on one rank; undefined if a value is no number. An empty value is
   * none, and has no place in an order: then the equal distance is taken, which is never the smaller one.
   */
  ranks(): Uint32Array | undefined {
    if (!this.#allNumbers) return undefined;
    const numbers = [...new Set(this.#numbers)].sort((a, b) => a - b);
    const rank = new Map(numbers.map((number, index) => [number, index]));
    return Uint32Array.from(this.#numbers, (number) => rank.get(number) ?? 0);
  }

  /** The distance that fits the values: over the taxonomy if there is one, over ranks if all are numbers. */
  distance(ranks: Uint32Array | undefined): { readonly kind: Distance; readonly of: ClassDistance } {
    const { totals } = this;
    if (this.#taxonomy !== undefined) return { kind: 'hierarchical', of: hierarchicalDistance(totals, this.#paths) };
    if (ranks !== undefined) return { kind: 'ordered', of: orderedDistance(totals, ranks) };
    return { kind: 'equal', of: equalDistance(totals) };
  }

  /** Every class in turn, its values in the order of `ranks`, or as they came. */
  *classes(classes: number, ranks?: Uint32Array): Generator<ClassValues> {
    const pairs = this.#pairs;
    let order: Uint32Array = Uint32Array.from({ length: pairs.size }, (_, index) => index);
    if (ranks !== undefined) order = orderBy(order, ranks.length, (pair) => ranks[pairs.lo(pair)] as number);
    order = orderBy(order, classes, (pair) => pairs.hi(pair));
    for (let from = 0; from < order.length; ) {
      let to = from + 1;
      while (to < order.length && pairs.hi(order[to] as number) === pairs.hi(order[from] as number)) to += 1;
      const part = order.subarray(from, to);
      yield {
        values: part.map((pair) => pairs.lo(pair)),
        counts: part.map((pair) => this.#pairCounts[pair] as number),
      };
      from = to;
    }
  }

  #keep(value: string): void {
    this.#allNumbers &&= plainNumber.test(value);
    if (this.#allNumbers) this.#numbers.push(Number(value));
    if (this.#taxonomy === undefined) return;
    const path = Object.hasOwn(this.#taxonomy, value) ? this.#taxonomy[value] : undefined;
    if (path === undefined) throw new HandoverError('usage', { member: 'taxonomy' });
    this.#paths.push(path);
  }
}
