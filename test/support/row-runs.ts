// Places the rows of a document twice: one by one, and with those that the kernel takes by itself.
import type { Classification } from '../../shared/data/columns/classify.ts';
import type { ColumnDamage } from '../../shared/data/columns/number-damage.ts';
import { CsvScanner } from '../../shared/data/csv/scanner.ts';
import type { ReadOptions } from '../../shared/engine/readers/options.ts';
import type { RowBatch, RowCounts, RuleUse } from '../../shared/engine/readers/record.ts';
import { rulesUsed } from '../../shared/engine/readers/rows/account.ts';
import { RowCollector } from '../../shared/engine/readers/rows/collector.ts';
import { findLayout, type Layout } from '../../shared/engine/readers/rows/header.ts';
import { sampleRows } from '../../shared/engine/readers/text/dialect.ts';

export interface Placed {
  readonly batches: readonly RowBatch[];
  readonly counts: RowCounts;
  readonly verdicts: readonly Classification[];
  readonly damage: readonly ColumnDamage[][];
  /** Signs of the private use areas and lost ones, of each column. */
  readonly rare: readonly (readonly number[])[];
  readonly rules: readonly RuleUse[];
  readonly otherHeaders: readonly number[];
}

/** What a table is read by. */
export interface Reading {
  readonly layout: Layout;
  readonly delimiter?: string | undefined;
  readonly firstRow?: number | undefined;
  /** Values that all columns had before. */
  readonly before?: readonly string[] | undefined;
}

export function layoutOf(head: Uint8Array, delimiter = ',', options: ReadOptions = {}): Layout {
  return findLayout(sampleRows(head, { delimiter, quoting: 'double' }, true), options, 'f.csv');
}

function collectorOf({ layout, firstRow, before = [] }: Reading): RowCollector {
  const collector = new RowCollector(layout);
  collector.number(firstRow);
  for (const observer of collector.observers) for (const value of before) observer.add(value);
  return collector;
}

/** @param goOn places what is left in the scanner's text up to a full batch; false where no whole row is left */
function place(collector: RowCollector, scanner: CsvScanner, chunks: readonly Uint8Array[], goOn: () => boolean) {
  const batches: RowBatch[] = [];
  for (const [index, chunk] of [...chunks, new Uint8Array(0)].entries()) {
    scanner.feed(chunk, index === chunks.length);
    while (goOn()) if (collector.isFull) batches.push(collector.flush());
  }
  if (!collector.isEmpty) batches.push(collector.flush());
  return batches;
}

function told(collector: RowCollector, batches: readonly RowBatch[]): Placed {
  const { observers, otherHeaders } = collector;
  return {
    batches,
    counts: collector.counts(),
    verdicts: observers.map((observer) => observer.verdict()),
    damage: observers.map((observer) => observer.damage()),
    rare: observers.map(({ privateUse, lostCharacters }) => [privateUse, lostCharacters]),
    rules: rulesUsed(collector),
    otherHeaders,
  };
}

export function placedOneByOne(reading: Reading, chunks: readonly Uint8Array[]): Placed {
  const collector = collectorOf(reading);
  const scanner = new CsvScanner(reading.delimiter);
  const batches = place(collector, scanner, chunks, () => {
    const isFound = scanner.next();
    if (isFound) collector.scanned(scanner);
    return isFound;
  });
  return told(collector, batches);
}

/** Also gives how many rows the kernel took. */
export function placedInRuns(reading: Reading, chunks: readonly Uint8Array[]): { placed: Placed; taken: number } {
  const collector = collectorOf(reading);
  const scanner = new CountingScanner(reading.delimiter);
  collector.from(scanner);
  const batches = place(collector, scanner, chunks, () => collector.next(scanner));
  return { placed: told(collector, batches), taken: scanner.taken };
}

class CountingScanner extends CsvScanner {
  taken = 0;

  override pass(room: number, number: number) {
    const run = super.pass(room, number);
    this.taken += run?.rows ?? 0;
    return run;
  }
}
