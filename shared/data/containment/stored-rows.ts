// The rows of a table as they are stored, beside the rows that go: read only where a cell of theirs is asked for.
import { HandoverError } from '../../domain/errors.ts';
import { fieldEnds, type RowFields } from '../csv/field-ends.ts';
import { rowOf } from './row-places.ts';

/** Stored rows in one run; rows between its first and its last may be missing. */
export interface StoredRun {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly rows: number;
  /** Their canonical CSV, undefined if it is not at hand; called once at most. */
  read(): Uint8Array | undefined;
  /** Called after the last use of what was read. */
  done(): void;
}

const noRows: RowFields = { csv: new Uint8Array(), ends: new Uint32Array(), perRow: 1 };

export class StoredRows {
  /** Those of the run that the row stands in; none until one is to be found. */
  fields = noRows;
  /** True once a row was to be found that is not at hand. Its cells look empty: nothing that was made of them counts. */
  isMissing = false;
  readonly #runs: readonly StoredRun[];
  readonly #perRow: number;
  #run = 0;
  #row = 0;
  /** The place of a row in `fields` that is not behind the one in hand. */
  #first = 0;

  /** @param columns of the table, without `_row` */
  constructor(runs: readonly StoredRun[], columns: number) {
    this.#runs = runs;
    this.#perRow = columns + 1;
  }

  /** @param row `_row` of a row behind the last one. @throws bug unless it was stored */
  goTo(row: number): void {
    let run = this.#runs[this.#run];
    for (; run !== undefined && run.lastRow < row; run = this.#runs[this.#run]) {
      this.#leave(run);
      this.#run += 1;
    }
    if (run === undefined || row < run.firstRow || row <= this.#row) throw notStored(row);
    this.#row = row;
    const hasGaps = run.lastRow - run.firstRow + 1 !== run.rows;
    if (hasGaps) this.find();
  }

  /** The place of the row's `_row` in `fields`, which hold until the next `goTo`. @throws bug unless it was stored */
  find(): number {
    if (this.fields === noRows) this.#read();
    if (this.isMissing) return 0;
    const { ends } = this.fields;
    while (this.#first < ends.length && rowOf(this.fields, this.#first) < this.#row) this.#first += this.#perRow;
    if (this.#first >= ends.length || rowOf(this.fields, this.#first) !== this.#row) throw notStored(this.#row);
    return this.#first;
  }

  /** Frees what is left. */
  close(): void {
    const run = this.#runs[this.#run];
    if (run !== undefined) this.#leave(run);
  }

  #read(): void {
    const csv = this.#runs[this.#run]?.read();
    this.isMissing = csv === undefined;
    const ends = csv === undefined ? new Uint32Array(this.#perRow) : fieldEnds(csv);
    this.fields = { csv: csv ?? noRows.csv, ends, perRow: this.#perRow };
    this.#first = 0;
  }

  #leave(run: StoredRun): void {
    if (this.fields !== noRows) run.done();
    this.fields = noRows;
  }
}

function notStored(row: number): HandoverError {
  return new HandoverError('bug', { row }, { reason: 'row-not-stored' });
}
