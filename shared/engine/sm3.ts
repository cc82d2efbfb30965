// SM3 (GB/T 32905-2016) over a stream: the runtime's own where it has it, WebAssembly elsewhere (Electron).
import { createHash, getHashes } from 'node:crypto';

export interface HexHash {
  update(chunk: Uint8Array): void;
  /** Lower-case hex. */
  digest(): string;
}

const isNative = getHashes().includes('sm3');

/** @param portable the WebAssembly one in any case, for tests */
export async function sm3Hash(portable = !isNative): Promise<HexHash> {
  if (portable) {
    const hash = await (await import('hash-wasm')).createSM3();
    return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest('hex') };
  }
  const hash = createHash('sm3');
  return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest('hex') };
}
