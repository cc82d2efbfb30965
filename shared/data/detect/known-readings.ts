// Numbers for what values were found to hold: readings that count the same have the same one.
import { absent } from './cell-tables.ts';
import type { ValueFind, ValueReading } from './column-state.ts';

/** What tells one reading from another, step by step from the first thing said to the last. */
interface Branch {
  number: number;
  readonly next: Map<string | number, Branch>;
}

const newBranch = (): Branch => ({ number: absent, next: new Map() });

/** An example is one of its own cell only. */
const withoutWords = ({ kind, finds }: ValueReading): ValueReading => ({
  kind,
  finds: finds.map(({ words: _, ...find }) => find),
});

/** Numbers readings from 0 on, as they come, up to a most. No text is made of one that is known. */
export class KnownReadings {
  /** By number, without words. */
  readonly all: ValueReading[] = [];
  readonly #root = newBranch();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** The number of a reading, that it has from now on; `absent` for a new one once there are so many. */
  numberOf(reading: ValueReading): number {
    const branch = this.#branchOf(reading);
    if (branch === undefined) return absent;
    if (branch.number === absent && !this.#isFull) {
      branch.number = this.all.length;
      this.all.push(withoutWords(reading));
    }
    return branch.number;
  }

  get #isFull(): boolean {
    return this.all.length === this.#most;
  }

  #branchOf({ kind, finds }: ValueReading): Branch | undefined {
    let branch = this.#step(this.#root, kind);
    for (const find of finds) branch = branch && this.#stepInto(branch, find);
    return branch;
  }

  #stepInto(from: Branch, { type, isWhole, confidence, reason }: ValueFind): Branch | undefined {
    const found = this.#step(from, type);
    const told = found && this.#step(found, reason);
    const sure = told && this.#step(told, confidence);
    return sure && this.#step(sure, isWhole ? 1 : 0);
  }

  /** No branch grows for a reading that will have no number. */
  #step(from: Branch, key: string | number): Branch | undefined {
    const known = from.next.get(key);
    if (known !== undefined || this.#isFull) return known;
    const branch = newBranch();
    from.next.set(key, branch);
    return branch;
  }
}
