// Tells whether a file holds some content already: what was put there before need not be put there again.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** False for what is not there or can't be read. */
export async function hasContent(path: string, bytes: number, sha256: string): Promise<boolean> {
  try {
    const found = await stat(path);
    if (!found.isFile() || found.size !== bytes) return false;
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex') === sha256;
  } catch {
    return false;
  }
}
