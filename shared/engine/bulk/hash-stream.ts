// SM3 of a stream on a worker thread, while the bytes are worked on here: two buffers go to and fro, one is filled while one is hashed.
import { MessageChannel } from 'node:worker_threads';
import type { Bytes } from '../../format/bytes.ts';
import { fromErrno } from '../files/errors.ts';
import { inTurn } from '../reading/in-turn.ts';
import type { HashEnd, HashPiece } from './messages.ts';
import type { Pool } from './pool.ts';

const pieceBytes = 1024 * 1024;
const buffers = 2;

export interface HashStream {
  /** The next bytes, which are copied. Resolves when there is room for more. @throws cancelled · bug */
  add(chunk: Uint8Array): Promise<void>;
  /** Lower-case hex, of all that was added. @throws cancelled · bug */
  digest(): Promise<string>;
  /** Frees the thread, whether there is a digest or not. */
  close(): void;
}

type Room = { readonly buffer: Bytes; used: number };

export function hashStream(pool: Pool, signal?: AbortSignal): HashStream {
  const { port1: port, port2: far } = new MessageChannel();
  const result = pool.run({ kind: 'hash', port: far }, [far], signal);
  const returned = inTurn<Bytes>();
  port.on('message', (buffer: Bytes) => returned.settle(buffer));
  // Nothing comes back from a thread that has ended.
  result.catch((error: unknown) => returned.end(fromErrno(error, {})));
  const empty = Array.from({ length: buffers }, async () => new Uint8Array(pieceBytes));
  let room: Room | undefined;
  let hasEnded = false;

  function send({ buffer, used }: Room): void {
    const piece: HashPiece = { buffer, used };
    room = undefined;
    empty.push(returned.next());
    port.postMessage(piece, [buffer.buffer]);
  }
  function end(): void {
    if (!hasEnded) port.postMessage('end' satisfies HashEnd);
    hasEnded = true;
  }
  async function withRoom(): Promise<Room> {
    room ??= { buffer: (await empty.shift()) ?? new Uint8Array(pieceBytes), used: 0 };
    return room;
  }
  return {
    async add(chunk) {
      for (let at = 0; at < chunk.length; ) {
        const into = await withRoom();
        const part = chunk.subarray(at, at + into.buffer.length - into.used);
        into.buffer.set(part, into.used);
        into.used += part.length;
        at += part.length;
        if (into.used === into.buffer.length) send(into);
      }
    },
    async digest() {
      if (room !== undefined) send(room);
      end();
      return result;
    },
    close() {
      end();
      port.close();
    },
  };
}
