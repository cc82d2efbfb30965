// The tables of a file, read on a thread of its own with a memory cap: the same shape as the readers have, so that a file that
// goes wrong takes nothing else with it and the engine packs one batch while the next is read.
import type { Classification } from '../../data/classify.ts';
import { HandoverError } from '../../domain/errors.ts';
import type { OpenedTables } from '../readers/open.ts';
import type { ReadOptions } from '../readers/options.ts';
import type { ImportRecord, RowBatch } from '../readers/record.ts';
import type { TableSurvey } from '../readers/survey.ts';
import type { TableReader } from '../readers/table.ts';
import type { Account, TableHead } from './messages.ts';
import { type ReaderThread, readerMemory, startReader } from './reader-thread.ts';

/** Batches asked for before the first of them is used. */
const ahead = 3;

function unexpected(): HandoverError {
  return new HandoverError('bug', {}, { part: 'reader' });
}

class RemoteTable implements TableReader {
  readonly name: string;
  readonly columns: readonly string[];
  readonly survey?: () => TableSurvey;
  readonly #thread: ReaderThread;
  readonly #index: number;
  #account: Account;

  constructor(thread: ReaderThread, head: TableHead, index: number) {
    this.name = head.name;
    this.columns = head.columns;
    this.#thread = thread;
    this.#index = index;
    const { survey } = head;
    if (survey !== undefined) this.survey = () => survey;
    this.#account = head;
  }

  async *rows({ firstRow }: { readonly firstRow?: number } = {}): AsyncGenerator<RowBatch> {
    const ask = () => this.#thread.ask({ table: this.#index, firstRow });
    const asked = Array.from({ length: ahead }, ask);
    for (;;) {
      const answer = await asked.shift();
      if (answer?.kind === 'end') {
        this.#account = answer.account;
        return;
      }
      if (answer?.kind !== 'batch') throw unexpected();
      asked.push(ask());
      yield answer.batch;
    }
  }

  record(): ImportRecord {
    return this.#account.record;
  }

  verdicts(): Classification[] {
    return [...this.#account.verdicts];
  }
}

/**
 * As `openTables` of the readers; reading may hold `memory` bytes. Whoever opens must close: that ends the thread.
 * @throws as the readers do · input.too-large if it would hold more · cancelled as soon as the signal says so
 */
export async function openTables(
  path: string,
  options: ReadOptions = {},
  memory = readerMemory,
): Promise<OpenedTables> {
  const { signal, onProgress, ...toReader } = options;
  if (signal?.aborted === true) throw new HandoverError('cancelled');
  const thread = startReader({ path, options: toReader }, options, memory);
  try {
    const answer = await thread.opened;
    if (answer.kind !== 'opened') throw unexpected();
    const tables = answer.tables.map((head, index) => new RemoteTable(thread, head, index));
    return { kind: answer.format, tables, close: thread.stop };
  } catch (error) {
    await thread.stop();
    throw error;
  }
}
