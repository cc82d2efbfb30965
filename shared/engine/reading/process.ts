// A reader in a process of its own, for files that libraries read: whatever ends that process, or keeps it busy for ever, ends nothing else.
import { basename } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { HandoverError } from '../../domain/errors.ts';
import { movable } from '../memory.ts';
import type { StartReader } from './join.ts';
import type { FromReader, ToProcess, ToRead } from './messages.ts';
import type { Ear, Line } from './reader.ts';

/** How often it is asked whether a sign of life has come, and how often in vain before the reader is given up. A sleeping computer asks nothing. */
export interface Patience {
  readonly lookEveryMs: number;
  readonly looks: number;
}

/** The largest book takes a quarter of it on a busy machine. */
export const patience: Patience = { lookEveryMs: 1_000, looks: 600 };

/** Calls `silent` when nothing has come for long though something is waited for. */
function watchSilence({ lookEveryMs, looks }: Patience, isWaiting: () => boolean, silent: () => void) {
  let quiet = 0;
  const timer = setInterval(() => {
    quiet = isWaiting() ? quiet + 1 : 0;
    if (quiet > looks) silent();
  }, lookEveryMs).unref();
  return {
    heard() {
      quiet = 0;
    },
    end: () => clearInterval(timer),
  };
}

/** Each in memory of its own: on their way they came to lie in one buffer, and one may be given away without the other. */
function apart(message: FromReader): FromReader {
  if (message.kind !== 'batch') return message;
  const { csv, ends } = message.batch;
  return { ...message, batch: { ...message.batch, csv: movable(csv), ends: ends.slice() } };
}

export function connectProcess(start: StartReader, toRead: ToRead, memory: number, wait: Patience): (ear: Ear) => Line {
  return ({ hear, end, isWaiting }) => {
    const file = basename(toRead.path);
    const { port1: port, port2: far } = new MessageChannel();
    const send = (message: ToProcess) => port.postMessage(message);
    const giveUp = (cause: string) => end(new HandoverError('input.unreadable', { file }, { cause }));
    const silence = watchSilence(wait, isWaiting, () => giveUp('silent'));
    port.on('message', (message: FromReader) => {
      silence.heard();
      hear(apart(message));
    });
    port.on('close', () => giveUp('ended'));
    start(far);
    send({ kind: 'start', toRead, memory });
    return {
      send: (request) => send({ kind: 'ask', request }),
      async cut() {
        silence.end();
        port.close();
      },
    };
  };
}
