// Persons of whom a rule keeps a row back, so that all their rows stay: each of their numbers, with the reason as its mark.
import { type RowReason, rowReasons } from '../../domain/vocabulary.ts';
import { type MarkedDigest, SharedDigests } from '../shared-digests.ts';

export type HeldPerson = MarkedDigest;

/** As `SharedDigests`; a mark is the place of the reason among `rowReasons`, from 1. */
export class HeldPersons {
  readonly #numbers: SharedDigests;

  /** @param buffer of another one, to look up in; absent: nobody is held back so far */
  constructor(buffer?: SharedArrayBuffer) {
    this.#numbers = new SharedDigests(buffer);
  }

  get size(): number {
    return this.#numbers.size;
  }

  /** Another one as soon as it has grown. */
  get buffer(): SharedArrayBuffer {
    return this.#numbers.buffer;
  }

  /** @param key of `personKeys` */
  reasonOf(key: string): RowReason | undefined {
    return rowReasons[this.#numbers.markOf(key) - 1];
  }

  /** What `add` is to be given for a number of a person. */
  entry(key: string, reason: RowReason): HeldPerson {
    return this.#numbers.entry(key, rowReasons.indexOf(reason) + 1);
  }

  /** Of two reasons the first of `rowReasons` counts. @returns whether anything has changed */
  add(person: HeldPerson): boolean {
    return this.#numbers.add(person);
  }
}
