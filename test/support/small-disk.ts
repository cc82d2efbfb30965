// A disk that is soon full, or can't be written to: a real one where this process may mount one.
import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { tempFolder } from './vault-fixture.ts';

/** A folder on a file system of its own with so many KiB; undefined where the system lets nobody but root mount one. */
export function smallDisk(kibibytes: number): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const folder = tempFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return folder;
}

/** From now on nothing can be written there. */
export function writeProtect(folder: string): void {
  execFileSync('mount', ['-o', 'remount,ro', folder]);
}

/** Room is made. */
export function enlarge(folder: string, kibibytes: number): void {
  execFileSync('mount', ['-o', `remount,size=${kibibytes}k`, folder]);
}
