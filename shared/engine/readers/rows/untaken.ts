// Rows that are not taken: those refused and those set aside, counted from the beginning and kept until the next batch.
import type { AsideKind, AsideRow, RefusedReason, RefusedRow, RowBatch, RowCounts } from '../record.ts';

type Counts<Kind extends string> = Partial<Record<Kind, number>>;

function sum(counts: Counts<string>): number {
  return Object.values(counts).reduce((total: number, count) => total + (count ?? 0), 0);
}

export class UntakenRows {
  readonly #refusedCounts: Counts<RefusedReason> = {};
  readonly #asideCounts: Counts<AsideKind> = {};
  #refused: RefusedRow[] = [];
  #aside: AsideRow[] = [];

  /** Rows that the next batch will hold. */
  get kept(): number {
    return this.#refused.length + this.#aside.length;
  }

  /** All of them, from the beginning. */
  get total(): number {
    return sum(this.#refusedCounts) + sum(this.#asideCounts);
  }

  counts(): Pick<RowCounts, 'refused' | 'aside'> {
    return { refused: { ...this.#refusedCounts }, aside: { ...this.#asideCounts } };
  }

  refuse(line: number, reason: RefusedReason, raw: string): RefusedReason {
    this.#refusedCounts[reason] = (this.#refusedCounts[reason] ?? 0) + 1;
    this.#refused.push({ line, reason, raw });
    return reason;
  }

  setAside(line: number, kind: AsideKind, raw: string): AsideKind {
    this.#asideCounts[kind] = (this.#asideCounts[kind] ?? 0) + 1;
    if (kind !== 'blank') this.#aside.push({ line, kind, raw });
    return kind;
  }

  /** Gives those since the last call. */
  take(): Pick<RowBatch, 'refused' | 'aside'> {
    const taken = { refused: this.#refused, aside: this.#aside };
    this.#refused = [];
    this.#aside = [];
    return taken;
  }
}
