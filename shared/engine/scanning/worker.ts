// A scanner's thread: looks through the rows of one table after the other as they come, and keeps what it has learned of each column.
import { parentPort } from 'node:worker_threads';
import { HandoverError } from '../../domain/errors.ts';
import { toFailure } from '../thread/failure.ts';
import type { FromScanner, Scanned, ToScanner } from './messages.ts';
import { RowScan, warmUp } from './scan-rows.ts';

if (parentPort === null) throw new HandoverError('bug', {}, { part: 'scanner' });
const port = parentPort;
let scan = new RowScan([]);

function perform(message: ToScanner): Scanned {
  if (message.kind === 'found') return scan.states();
  if (message.kind === 'warm') warmUp();
  else if (message.kind === 'table') scan = new RowScan(message.columns);
  else scan.add(message.rows);
  return [];
}

function answer(message: ToScanner): FromScanner {
  try {
    return { kind: 'done', states: perform(message) };
  } catch (error) {
    return { kind: 'failed', failure: toFailure(error) };
  }
}

port.on('message', (message: ToScanner) => port.postMessage(answer(message)));
