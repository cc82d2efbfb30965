// The worker's part of hashing a stream: piece after piece out of a port, each buffer sent back to be filled again.
import type { MessagePort } from 'node:worker_threads';
import { sm3Hash } from '../sm3.ts';
import type { HashEnd, HashPiece } from './messages.ts';

export async function hashPieces(port: MessagePort): Promise<string> {
  const hash = await sm3Hash();
  const { promise, resolve } = Promise.withResolvers<string>();
  port.on('message', (message: HashPiece | HashEnd) => {
    if (message === 'end') {
      port.close();
      return resolve(hash.digest());
    }
    const { buffer, used } = message;
    hash.update(buffer.subarray(0, used));
    port.postMessage(buffer, [buffer.buffer]);
  });
  return promise;
}
