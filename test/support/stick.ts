// A stick that can be pulled while it is read: a real file system of its own that is shut down, where this process may mount one.
import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from './vault-fixture.ts';

export interface Stick {
  /** A folder on the stick. */
  readonly folder: string;
  /** From now on nothing on it can be read, not even through a file that is open, and its names are gone. */
  pull(): void;
  putBack(): void;
}

/** EXT4_IOC_SHUTDOWN (linux/fs/ext4/ext4.h), with nothing written on the way. */
const shutDown = 'import fcntl, os, sys; fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, b"\\2\\0\\0\\0")';

/** Undefined where the system lets nobody but root mount one. */
export function newStick(mebibytes: number): Stick | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const [image, place] = [join(tempFolder(), 'image'), tempFolder()];
  const file = openSync(image, 'w');
  ftruncateSync(file, mebibytes * 1024 * 1024);
  closeSync(file);
  execFileSync('mkfs.ext4', ['-q', '-O', '^has_journal', image]);
  let isIn = false;
  const putBack = () => {
    execFileSync('mount', ['-o', 'loop', image, place]);
    isIn = true;
  };
  const takeOff = () => {
    if (isIn) execFileSync('umount', ['--lazy', place]);
    isIn = false;
  };
  putBack();
  onTestFinished(takeOff);
  const folder = join(place, '资料');
  mkdirSync(folder);
  return {
    folder,
    pull() {
      execFileSync('sync', ['--file-system', place]);
      execFileSync('python3', ['-c', shutDown, place]);
      takeOff();
    },
    putBack,
  };
}
