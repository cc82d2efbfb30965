// `log/leaves.bin`: the leaf hashes of the seller's log, 32 bytes each, read as a stream in constant memory.
import { HandoverError } from '../../domain/errors.ts';
import { type Bytes, concat } from '../bytes.ts';
import { sha256 } from '../hash.ts';

export const leafBytes = 32;
const nodePrefix = Uint8Array.of(1);

/** The root over leaves that come one by one: keeps one hash for each full subtree (RFC 6962 2.1). */
export function runningRoot(): { add(leaf: Uint8Array): void; root(): Bytes } {
  const full: { height: number; hash: Bytes }[] = [];
  const join = (): void => {
    const right = full.pop();
    const left = full.pop();
    if (left === undefined || right === undefined) throw new RangeError('two subtrees expected');
    full.push({ height: left.height + 1, hash: sha256(concat(nodePrefix, left.hash, right.hash)) });
  };
  return {
    add(leaf) {
      full.push({ height: 0, hash: Uint8Array.from(leaf) });
      while (full.length > 1 && full.at(-1)?.height === full.at(-2)?.height) join();
    },
    root() {
      while (full.length > 1) join();
      return full[0]?.hash ?? sha256(new Uint8Array());
    },
  };
}

/** Cuts chunks of any size into leaves. @throws log if bytes are left over */
export async function* leavesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : concat(rest, chunk);
    const whole = bytes.length - (bytes.length % leafBytes);
    for (let at = 0; at < whole; at += leafBytes) yield bytes.subarray(at, at + leafBytes);
    rest = bytes.slice(whole);
  }
  if (rest.length > 0) throw new HandoverError('log', { entry: 'log/leaves.bin' }, { reason: 'size' });
}
