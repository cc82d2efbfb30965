// A reader's thread: opens the one file that it is told, then gives its rows batch by batch as they are asked for.
import { parentPort } from 'node:worker_threads';
import { HandoverError } from '../../domain/errors.ts';
import { movable } from '../memory.ts';
import { findTables, type OpenedTables } from '../readers/open.ts';
import type { RowBatch } from '../readers/record.ts';
import type { TableReader } from '../readers/table.ts';
import { toFailure } from '../thread/failure.ts';
import type { Account, Answer, FromReader, NextBatch, ReaderRequest, ToRead } from './messages.ts';

if (parentPort === null) throw new HandoverError('bug', {}, { part: 'reader' });
const port = parentPort;

function send(message: FromReader, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

const onProgress = (bytes: number, total: number) => send({ kind: 'progress', bytes, total });
let opened: OpenedTables | undefined;
const begun = new Map<number, AsyncGenerator<RowBatch>>();

const accountOf = (table: TableReader): Account => ({ record: table.record(), verdicts: table.verdicts() });

async function open({ path, options, isApart }: ToRead): Promise<Answer> {
  const found = await findTables(path);
  if (found.isForLibrary && !isApart) {
    await found.close();
    return { kind: 'for-library' };
  }
  opened = await found.open({ ...options, onProgress });
  const heads = opened.tables.map((table) => ({
    name: table.name,
    columns: table.columns,
    survey: table.survey?.(),
    ...accountOf(table),
  }));
  return { kind: 'opened', format: opened.kind, tables: heads };
}

async function next({ table: index, firstRow }: NextBatch): Promise<Answer> {
  const table = opened?.tables[index];
  if (table === undefined) throw new HandoverError('bug', {}, { part: 'reader' });
  const rows = begun.get(index) ?? table.rows(firstRow === undefined ? {} : { firstRow });
  begun.set(index, rows);
  const { done, value } = await rows.next();
  if (done === true) return { kind: 'end', account: accountOf(table) };
  return { kind: 'batch', batch: value, verdicts: value.first === 1 ? table.verdicts() : undefined };
}

async function asFound(): Promise<Answer> {
  return { kind: 'as-found', surveys: (await opened?.surveysAsFound()) ?? [] };
}

async function answer(work: () => Promise<Answer>): Promise<void> {
  try {
    const found = await work();
    if (found.kind !== 'batch') return send(found);
    const { ends } = found.batch;
    const csv = movable(found.batch.csv);
    send({ ...found, batch: { ...found.batch, csv } }, ends === undefined ? [csv.buffer] : [csv.buffer, ends.buffer]);
  } catch (error) {
    send({ kind: 'failed', failure: toFailure(error) });
  }
}

port.once('message', (toRead: ToRead) => {
  let last = answer(() => open(toRead));
  port.on('message', (request: ReaderRequest) => {
    last = last.then(() => answer(() => (request.kind === 'next' ? next(request) : asFound())));
  });
});
