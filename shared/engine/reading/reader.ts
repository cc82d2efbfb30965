// The engine's end of a reader, wherever it runs: requests answered in their order, and one failure for all of them when it ends.
import { HandoverError } from '../../domain/errors.ts';
import type { ReadOptions } from '../readers/options.ts';
import { fromFailure } from '../thread/failure.ts';
import { inTurn } from './in-turn.ts';
import type { FromReader, ReaderRequest, Succeeded } from './messages.ts';

/** Bytes that a reader may hold: objects, strings and buffers together. */
export const readerMemory = 768 * 1024 * 1024;

export interface Reader {
  /** The answer to being started. */
  readonly opened: Promise<Succeeded>;
  ask(request: ReaderRequest): Promise<Succeeded>;
  /** Ends the reader at once; what waits is rejected with `cancelled`. */
  stop(): Promise<void>;
}

/** What is heard from the place where a file is read. */
export interface Ear {
  hear(message: FromReader): void;
  /** The reader has ended, or is to be ended. */
  end(error: HandoverError): void;
  /** Something was asked for that has not come yet. */
  isWaiting(): boolean;
}

/** The way to that place. */
export interface Line {
  send(request: ReaderRequest): void;
  /** Ends what is at the other end; may be called twice. */
  cut(): Promise<void>;
}

export function createReader(
  connect: (ear: Ear) => Line,
  { signal, onProgress }: Pick<ReadOptions, 'signal' | 'onProgress'>,
): Reader {
  const answers = inTurn<Succeeded>();

  async function stop(reason: HandoverError): Promise<void> {
    answers.end(reason);
    signal?.removeEventListener('abort', cancel);
    await line.cut();
  }
  const cancel = () => void stop(new HandoverError('cancelled'));
  signal?.addEventListener('abort', cancel);
  const opened = answers.next();
  const line = connect({
    hear(message) {
      if (answers.hasEnded) return;
      if (message.kind === 'progress') onProgress?.(message.bytes, message.total);
      else if (message.kind === 'failed') answers.fail(fromFailure(message.failure));
      else answers.settle(message);
    },
    end: (error) => void (answers.hasEnded || stop(error)),
    isWaiting: () => answers.isWaiting,
  });
  return {
    opened,
    ask(request) {
      if (!answers.hasEnded) line.send(request);
      return answers.next();
    },
    stop: () => stop(new HandoverError('cancelled')),
  };
}
