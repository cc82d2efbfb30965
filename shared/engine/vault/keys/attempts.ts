// attempts.log: one line per failed unlock, kept beside the vault until the next unlock merges it into the log.
import { closeSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { randomBytes, toHex } from '../../../format/bytes.ts';
import { readJsonFile, writeJsonFile } from '../../../format/json-file.ts';
import { type Infer, object } from '../../../format/schema.ts';
import { h16, utc } from '../../../format/words.ts';
import { errnoOf } from '../../files/errors.ts';

const attempt = object({ salt: h16, time: utc });
export type Attempt = Infer<typeof attempt>;

/** About ten thousand lines: whoever can try that often must not be able to fill the disk too. */
const maximumBytes = 1024 * 1024;

/** Adds a line. A folder that can't be written to must not hide the true error, so nothing is thrown. */
export function noteAttempt(path: string, time: string): void {
  try {
    const file = openSync(path, 'a+', 0o600);
    try {
      if (readSync(file, new Uint8Array(1), 0, 1, maximumBytes) === 1) return;
      writeSync(file, writeJsonFile({ salt: toHex(randomBytes(16)), time } satisfies Attempt));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // The passphrase was wrong: that is what the caller reports.
  }
}

/** The attempts noted, and how many lines are none: cut short, or changed by another hand. */
export function readAttempts(path: string): { attempts: Attempt[]; damaged: number } {
  const attempts: Attempt[] = [];
  let damaged = 0;
  for (const line of linesOf(path)) {
    const parsed = parse(line);
    if (parsed === undefined) damaged += 1;
    else attempts.push(parsed);
  }
  return { attempts, damaged };
}

export function forgetAttempts(path: string): void {
  rmSync(path, { force: true });
}

/** Lines with their LF, of the first MiB or so. */
function linesOf(path: string): Uint8Array[] {
  const bytes = readStart(path);
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end + 1;
    lines.push(bytes.subarray(from, to));
    from = to;
  }
  return lines;
}

function readStart(path: string): Uint8Array {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(maximumBytes + 4096);
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return new Uint8Array();
    throw error;
  }
}

function parse(line: Uint8Array): Attempt | undefined {
  try {
    return attempt(readJsonFile(line), '');
  } catch {
    return undefined;
  }
}
