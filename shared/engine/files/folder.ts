// Making a change of names in a folder durable.
import { open } from 'node:fs/promises';
import { errnoOf } from './errors.ts';

/** Not every file system can sync a folder, and Windows can't open one: there the rename alone has to do. */
const unsupported = new Set([
  'EINVAL',
  'ENOTSUP',
  'ENOSYS',
  ...(process.platform === 'win32' ? ['EPERM', 'EISDIR', 'EACCES'] : []),
]);

export async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!unsupported.has(errnoOf(error) ?? '')) throw error;
  }
}
