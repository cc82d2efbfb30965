// What runs in a reader's process: the same reader on a thread as elsewhere, so that its memory can be watched while a library is at work.
import { HandoverError } from '../../domain/errors.ts';
import { toFailure } from '../thread/failure.ts';
import type { FromReader, Succeeded, ToProcess } from './messages.ts';
import { createReader, type Reader } from './reader.ts';
import { connectThread } from './thread.ts';

/** What has no name is laid to the file: most of what runs here is not ours. */
function named(error: unknown): unknown {
  if (!(error instanceof HandoverError) || error.code !== 'bug') return error;
  return new HandoverError('input.unreadable', error.where, { cause: 'failed' }, { cause: error });
}

/** @param post sends to the engine · @returns what takes the engine's messages */
export function serveReader(post: (message: FromReader) => void): (message: ToProcess) => void {
  let reader: Reader | undefined;
  const answer = (asked: Promise<Succeeded>) =>
    asked.then(post, (error: unknown) => post({ kind: 'failed', failure: toFailure(named(error)) }));
  return (message) => {
    if (message.kind === 'ask') {
      if (reader !== undefined) void answer(reader.ask(message.request));
      return;
    }
    const onProgress = (bytes: number, total: number) => post({ kind: 'progress', bytes, total });
    reader = createReader(connectThread(message.toRead, message.memory), { onProgress });
    void answer(reader.opened);
  };
}
