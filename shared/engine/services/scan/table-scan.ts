// The rows of one table through the detector on a thread of its own, while they come: several pieces are under way at once.
import { type Finding, findingsFrom } from '../../../data/detect/columns/findings.ts';
import { type ColumnScanState, emptyState, mergeStates } from '../../../data/detect/columns/state.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { RowsToScan } from '../../scanning/messages.ts';
import type { Scanner } from '../../scanning/scanner.ts';

/** Bytes of rows under way: the scanner has something to do while this thread waits for the medium. */
const bytesAhead = 4 * 1024 * 1024;

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

type UnderWay = { readonly done: Promise<unknown>; readonly bytes: number };

const bytesOf = (rows: RowsToScan): number => ('csv' in rows ? rows.csv : rows.block.bytes).length;

/** One table at a time: a scanner knows of no other. */
export class TableScan {
  readonly #scanner: Omit<Scanner, 'close'>;
  readonly #columns: readonly string[];
  readonly #signal: AbortSignal | undefined;
  readonly #before: readonly ColumnScanState[];
  readonly #underWay: UnderWay[] = [];
  #bytesUnderWay = 0;
  #hasRows = false;

  /** @param columns their names */
  constructor(scanner: Omit<Scanner, 'close'>, columns: readonly string[], { signal, states }: Scanning = {}) {
    this.#scanner = scanner;
    this.#columns = columns;
    this.#signal = signal;
    this.#before = states ?? columns.map(emptyState);
  }

  /** The rows are given away. Resolves when there is room for the next piece. @throws cancelled · vault.damaged, of an earlier piece too */
  async add(rows: RowsToScan): Promise<void> {
    this.#expectWanted();
    if (!this.#hasRows) this.#underWay.push({ done: this.#scanner.table(this.#columns), bytes: 0 });
    this.#hasRows = true;
    // Counted before they are given away: then they are empty.
    const bytes = bytesOf(rows);
    this.#underWay.push({ done: this.#scanner.rows(rows), bytes });
    this.#bytesUnderWay += bytes;
    while (this.#bytesUnderWay > bytesAhead) await this.#oldest();
  }

  /** From all rows. @throws cancelled · vault.damaged */
  async found(): Promise<TableFound> {
    while (this.#underWay.length > 0) await this.#oldest();
    this.#expectWanted();
    const scanned = this.#hasRows ? await this.#scanner.found() : [];
    const states = this.#before.map((before, index) => mergeStates(before, scanned[index] ?? emptyState()));
    const findings = this.#columns.map((name, index) => findingsFrom(name, states[index] ?? emptyState()).map(kept));
    return { findings, states };
  }

  async #oldest(): Promise<void> {
    const oldest = this.#underWay.shift();
    this.#bytesUnderWay -= oldest?.bytes ?? 0;
    await oldest?.done;
  }

  #expectWanted(): void {
    if (this.#signal?.aborted === true) throw new HandoverError('cancelled');
  }
}
