// The engine's end of a scanner's thread. The first rows start it at the latest: what a table has shown stays there until its last ones.
import { Worker } from 'node:worker_threads';
import { HandoverError } from '../../domain/errors.ts';
import { movable } from '../memory.ts';
import { type InTurn, inTurn } from '../reading/in-turn.ts';
import { fromFailure } from '../thread/failure.ts';
import type { FromScanner, RowsToScan, Scanned, ToScanner } from './messages.ts';

/** Looks through one table after the other. Every call is answered in its order. */
export interface Scanner {
  /** Starts the thread, which is made ready while the rows are still to come. */
  begin(): void;
  /** Begins a table. @param columns their names */
  table(columns: readonly string[]): Promise<unknown>;
  /** The rows are given away. @throws vault.damaged */
  rows(rows: RowsToScan): Promise<unknown>;
  /** For each column, of all rows of the table. */
  found(): Promise<Scanned>;
  /** Ends the thread at once; what waits is rejected with `cancelled`. */
  close(): Promise<void>;
}

/** Of a cell that is known nothing is made: the young generation is for the few that are read. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

function start(answers: InTurn<Scanned>): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { name: 'scanner', execArgv: [], resourceLimits });
  const crash = (cause: unknown) => answers.end(new HandoverError('bug', {}, { part: 'scanner' }, { cause }));
  worker.on('error', crash);
  worker.on('messageerror', crash);
  worker.on('exit', () => crash(undefined));
  worker.on('message', (answer: FromScanner) => {
    if (answer.kind === 'done') answers.settle(answer.states);
    else answers.fail(fromFailure(answer.failure));
  });
  return worker;
}

function toMove(given: RowsToScan): { rows: RowsToScan; transfer: ArrayBuffer[] } {
  if ('block' in given) {
    const bytes = movable(given.block.bytes);
    return { rows: { block: { ...given.block, bytes } }, transfer: [bytes.buffer] };
  }
  const csv = movable(given.csv);
  const { ends } = given;
  return { rows: { csv, ends }, transfer: ends === undefined ? [csv.buffer] : [csv.buffer, ends.buffer] };
}

export function createScanner(): Scanner {
  const answers = inTurn<Scanned>();
  let worker: Worker | undefined;

  function running(): Worker {
    worker ??= start(answers);
    return worker;
  }
  function ask(message: ToScanner, transfer: ArrayBuffer[] = []): Promise<Scanned> {
    if (!answers.hasEnded) running().postMessage(message, transfer);
    return answers.next();
  }
  return {
    begin() {
      if (worker === undefined) void ask({ kind: 'warm' });
    },
    table: (columns) => ask({ kind: 'table', columns }),
    rows(given) {
      const { rows, transfer } = toMove(given);
      return ask({ kind: 'rows', rows }, transfer);
    },
    found: () => ask({ kind: 'found' }),
    async close() {
      answers.end(new HandoverError('cancelled'));
      await worker?.terminate();
    },
  };
}

/** Gives work a scanner, whose thread ends with it. */
export async function withScanner<Result>(work: (scanner: Scanner) => Promise<Result>): Promise<Result> {
  const scanner = createScanner();
  try {
    return await work(scanner);
  } finally {
    await scanner.close();
  }
}
