// One line on standard error that says how far a job is: stage, share, rate, time left.
import type { Stage } from '../domain/vocabulary.ts';
import type { Progress } from '../ipc/contract.ts';
import { byteSize, grouped } from './text/layout.ts';
import type { Texts } from './text/zh.ts';

/** A rate before this much time has passed says nothing. */
const settleMs = 1000;

type Start = { readonly stage: string; readonly at: number; readonly done: number };

function amount(words: Texts, unit: Progress['unit'], value: number): string {
  return unit === 'bytes' ? byteSize(value) : `${grouped(Math.round(value))} ${words.unit[unit]}`;
}

function duration(words: Texts, seconds: number): string {
  const { second, minute, hour } = words.progress;
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))}${second}`;
  if (seconds < 5400) return `${Math.round(seconds / 60)}${minute}`;
  return `${Math.round(seconds / 3600)}${hour}`;
}

/** `Sealing  45%  90 MB  12.3 MB/s  about 9 s left`; `start` is the first report of the stage, `now` in milliseconds. */
export function progressLine(words: Texts, start: Start, { stage, done, total, unit }: Progress, now: number): string {
  const parts = [Object.hasOwn(words.words.stage, stage) ? words.words.stage[stage as Stage] : stage];
  if (total !== undefined && total > 0) parts.push(`${Math.floor((100 * Math.min(done, total)) / total)}%`);
  parts.push(amount(words, unit, done));
  const seconds = (now - start.at) / 1000;
  const rate = (done - start.done) / seconds;
  if (now - start.at >= settleMs && rate > 0) {
    parts.push(`${amount(words, unit, rate)}${words.progress.perSecond}`);
    if (total !== undefined && total > done) parts.push(words.progress.left(duration(words, (total - done) / rate)));
  }
  return parts.join('  ');
}

export interface ProgressLine {
  show(progress: Progress): void;
  clear(): void;
}

type Screen = { readonly isTTY?: boolean; write(text: string): unknown };

// Back to the first cell, and clear what stands behind the new text.
const toStart = '\r';
const clearRest = '\u001b[K';

/** Writes over its own line; silent unless `screen` is a terminal. */
export function createProgressLine(screen: Screen, words: Texts, now: () => number = Date.now): ProgressLine {
  if (screen.isTTY !== true) return { show() {}, clear() {} };
  let start: Start | undefined;
  return {
    show(progress) {
      if (start?.stage !== progress.stage) start = { stage: progress.stage, at: now(), done: progress.done };
      screen.write(`${toStart}${progressLine(words, start, progress, now())}${clearRest}`);
    },
    clear() {
      if (start !== undefined) screen.write(`${toStart}${clearRest}`);
      start = undefined;
    },
  };
}
