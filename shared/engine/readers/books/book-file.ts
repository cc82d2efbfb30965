// The file of a book as the records of its sheets name it; its digest takes a pass of its own, made once a sheet has been read.
import type { CellRow } from '../rows/cell-table.ts';
import { digestOf, type Source } from '../source.ts';

export class BookFile {
  readonly name: string;
  readonly bytes: number;
  readonly #source: Source;
  #sha256: string;

  /** @param sha256 where all bytes were at hand anyway */
  constructor(source: Source, sha256 = '') {
    this.name = source.name;
    this.bytes = source.size;
    this.#source = source;
    this.#sha256 = sha256;
  }

  /** Empty until it is known. */
  get sha256(): string {
    return this.#sha256;
  }

  /** Gives the rows on; behind the last one the digest is known. A look at the first rows never gets there. */
  async *digested(
    rows: AsyncIterable<readonly CellRow[]>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<readonly CellRow[]> {
    yield* rows;
    if (this.#sha256 === '') this.#sha256 = await digestOf(this.#source, signal);
  }
}
