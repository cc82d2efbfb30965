// The tables of a file, read on a thread of its own with a memory cap, or in a process of its own where a library reads them: the same
// shape as the readers have, so that a file that goes wrong takes nothing else with it and the engine packs one batch while the next is read.
import type { Classification } from '../../data/columns/classify.ts';
import { HandoverError } from '../../domain/errors.ts';
import type { OpenedTables } from '../readers/open.ts';
import type { ReadOptions } from '../readers/options.ts';
import type { ImportRecord, RowBatch } from '../readers/record.ts';
import type { TableSurvey } from '../readers/survey.ts';
import type { TableReader } from '../readers/table.ts';
import type { StartReader } from './join.ts';
import type { Account, Succeeded, TableHead, ToRead } from './messages.ts';
import { startNodeReader } from './node-process.ts';
import { connectProcess, type Patience, patience } from './process.ts';
import { createReader, type Reader, readerMemory } from './reader.ts';
import { connectThread, type WaitingThread } from './thread.ts';

/** Batches asked for before the first of them is used: the reader goes on while the engine waits for its medium. */
const ahead = 8;

function unexpected(): HandoverError {
  return new HandoverError('bug', {}, { part: 'reader' });
}

export type Opening = ReadOptions & {
  /** Node's own process where a host has no other. */
  readonly startReader?: StartReader | undefined;
  /** A thread that may have been started for it. */
  readonly thread?: WaitingThread | undefined;
};

/** What a reader may take. */
export interface Bounds {
  /** Bytes held. */
  readonly memory?: number;
  /** For a process. */
  readonly patience?: Patience;
}

class RemoteTable implements TableReader {
  readonly name: string;
  readonly columns: readonly string[];
  readonly survey?: () => TableSurvey;
  readonly #reader: Reader;
  readonly #index: number;
  #account: Account;

  constructor(reader: Reader, head: TableHead, index: number) {
    this.name = head.name;
    this.columns = head.columns;
    this.#reader = reader;
    this.#index = index;
    const { survey } = head;
    if (survey !== undefined) this.survey = () => survey;
    this.#account = head;
  }

  async *rows({ firstRow }: { readonly firstRow?: number } = {}): AsyncGenerator<RowBatch> {
    const ask = () => this.#reader.ask({ kind: 'next', table: this.#index, firstRow });
    const asked = Array.from({ length: ahead }, ask);
    for (;;) {
      const answer = await asked.shift();
      if (answer?.kind === 'end') {
        this.#account = answer.account;
        return;
      }
      if (answer?.kind !== 'batch') throw unexpected();
      asked.push(ask());
      const { batch, verdicts } = answer;
      if (verdicts !== undefined) this.#account = { ...this.#account, verdicts };
      yield batch;
    }
  }

  record(): ImportRecord {
    return this.#account.record;
  }

  verdicts(): Classification[] {
    return [...this.#account.verdicts];
  }
}

type Opened = { readonly reader: Reader; readonly answer: Succeeded };

async function opened(reader: Reader): Promise<Opened> {
  try {
    return { reader, answer: await reader.opened };
  } catch (error) {
    await reader.stop();
    throw error;
  }
}

/** A thread finds out what the file is; what is for a library is handed on to a process. */
async function openWhereDue(path: string, options: Opening, bounds: Bounds): Promise<Opened> {
  const { signal: _, onProgress: __, startReader = startNodeReader, thread, ...choices } = options;
  const toRead = (isApart: boolean): ToRead => ({ path, options: choices, isApart });
  const { memory = readerMemory } = bounds;
  const onThread = await opened(createReader(connectThread(toRead(false), memory, thread?.take()), options));
  if (onThread.answer.kind !== 'for-library') return onThread;
  await onThread.reader.stop();
  const connect = connectProcess(startReader, toRead(true), memory, bounds.patience ?? patience);
  return opened(createReader(connect, options));
}

/**
 * As `openTables` of the readers. Whoever opens must close: that ends the reader.
 * @throws as the readers do · input.too-large if it would hold more than its bounds · input.unreadable if the process of a library ended, or
 * gave no sign of life for too long · cancelled as soon as the signal says so
 */
export async function openTables(path: string, options: Opening = {}, bounds: Bounds = {}): Promise<OpenedTables> {
  if (options.signal?.aborted === true) throw new HandoverError('cancelled');
  const { reader, answer } = await openWhereDue(path, options, bounds);
  if (answer.kind !== 'opened') throw unexpected();
  const tables = answer.tables.map((head, index) => new RemoteTable(reader, head, index));
  const surveysAsFound = async () => {
    const found = await reader.ask({ kind: 'as-found' });
    if (found.kind !== 'as-found') throw unexpected();
    return found.surveys;
  };
  return { kind: answer.format, tables, surveysAsFound, close: reader.stop };
}
