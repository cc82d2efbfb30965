// The rows of one table through the detector on the worker threads, while they come: a few pieces are under way at once.
import { type Finding, findingsFrom } from '../../../data/detect/column-findings.ts';
import { type ColumnScanState, emptyState, mergeStates } from '../../../data/detect/column-state.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { Bulk } from '../../bulk/bulk.ts';
import type { RowsToScan, ScannedRows } from '../../bulk/messages.ts';
import { piecesAhead } from '../../seal/in-order.ts';

/** As it is kept and shown. */
export type KeptFinding = Output<'scan.run'>['tables'][number]['columns'][number]['findings'][number];

/** What the columns of a table hold, for each of them. */
export type TableFound = {
  readonly findings: readonly KeptFinding[][];
  readonly states: readonly ColumnScanState[];
};

type Scanning = {
  readonly signal?: AbortSignal | undefined;
  /** Of the rows before these. */
  readonly states?: readonly ColumnScanState[];
};

function kept({ counts, reasons, examples, ...finding }: Finding): KeptFinding {
  return { ...finding, ...counts, reasons: [...reasons], examples: [...examples] };
}

export class TableScan {
  readonly #bulk: Pick<Bulk, 'scanRows'>;
  readonly #columns: readonly string[];
  readonly #signal: AbortSignal | undefined;
  readonly #underWay: Promise<void>[] = [];
  #states: readonly ColumnScanState[];
  #first: Promise<ScannedRows> | undefined;

  /** @param columns their names */
  constructor(bulk: Pick<Bulk, 'scanRows'>, columns: readonly string[], { signal, states }: Scanning = {}) {
    this.#bulk = bulk;
    this.#columns = columns;
    this.#signal = signal;
    this.#states = states ?? columns.map(emptyState);
  }

  /** The rows are given away. Resolves when there is room for the next piece. @throws cancelled · vault.damaged, of an earlier piece too */
  async add(rows: RowsToScan): Promise<void> {
    const scanned = this.#scan(rows);
    const merged = Promise.all([scanned, this.#underWay.at(-1)]).then(([{ states }]) => this.#merge(states));
    // A rejection is seen when its turn comes; until then it must not count as unhandled.
    merged.catch(() => undefined);
    this.#underWay.push(merged);
    if (this.#underWay.length >= piecesAhead) await this.#underWay.shift();
  }

  /** The first piece says which cells need not be read in the others. One after the other: a second worker would cost its memory. */
  async #scan(rows: RowsToScan): Promise<ScannedRows> {
    const columns = this.#columns;
    if (this.#first === undefined) {
      this.#first = this.#bulk.scanRows({ columns, rows }, this.#signal);
      return this.#first;
    }
    const before = this.#underWay.at(-1);
    const [{ known }] = await Promise.all([this.#first, before]);
    return this.#bulk.scanRows({ columns, known, rows }, this.#signal);
  }

  /** From all rows. @throws cancelled · vault.damaged */
  async found(): Promise<TableFound> {
    await Promise.all(this.#underWay.splice(0));
    const states = this.#states;
    const findings = this.#columns.map((name, index) => findingsFrom(name, states[index] ?? emptyState()).map(kept));
    return { findings, states };
  }

  /** In the order of the rows: of the examples the first ones stay. */
  #merge(states: readonly ColumnScanState[]): void {
    this.#states = this.#states.map((before, index) => mergeStates(before, states[index] ?? emptyState()));
  }
}
