// One of several parallel runs does a piece of work; the others wait for it. A lock whose owner is gone is taken over.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const pauseMs = 200;
/** An owner that wrote no process id within this time is gone. */
const youngMs = 5_000;

/** @param {number} milliseconds */
function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** @param {string} file */
function isHeld(file) {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isNaN(pid) ? Date.now() - statSync(file).mtimeMs < youngMs : isAlive(pid);
  } catch {
    return false;
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return false;
  }
}

/**
 * Runs `work` while holding `file`; waits, blocking, for another process that holds it.
 * @template T
 * @param {string} file
 * @param {() => T} work synchronous
 * @returns {T}
 */
export function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  while (!take(file)) {
    if (isHeld(file)) sleep(pauseMs);
    else rmSync(file, { force: true });
  }
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
  }
}
