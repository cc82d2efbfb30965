// Opaque handles for paths: a host registers what a person picked, and no path crosses the contract.
import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { HandoverError } from '../domain/errors.ts';

export type FileRef = { handle: string; name: string; bytes?: number; folder?: boolean };

export interface Handles {
  /** Registers a path that exists or will be written; looks at its size, never at its content. */
  add(path: string): Promise<FileRef>;
  /** @throws usage for a handle that this host never gave out */
  path(handle: string): string;
}

async function describe(handle: string, path: string): Promise<FileRef> {
  const name = basename(path) || path;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return { handle, name };
  return found.isDirectory() ? { handle, name, folder: true } : { handle, name, bytes: found.size };
}

export function createHandles(): Handles {
  const paths = new Map<string, string>();
  return {
    async add(path) {
      const handle = randomBytes(12).toString('hex');
      paths.set(handle, resolve(path));
      return describe(handle, resolve(path));
    },
    path(handle) {
      const path = paths.get(handle);
      if (path === undefined) throw new HandoverError('usage', { member: 'file' });
      return path;
    },
  };
}
