// How fast a job goes and how long it still takes, from the few progress events of the last seconds.
import type { Progress } from '../../shared/ipc/contract.ts';

type Sample = { readonly at: number; readonly done: number };

export type Pace = {
  readonly stage: string;
  readonly done: number;
  readonly total: number | undefined;
  readonly unit: Progress['unit'];
  /** Units a second over the window; undefined until two samples are there. */
  readonly rate: number | undefined;
  readonly secondsLeft: number | undefined;
  readonly samples: readonly Sample[];
};

const windowMs = 4000;

function rateOf(samples: readonly Sample[]): number | undefined {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at <= first.at || last.done <= first.done) return undefined;
  return ((last.done - first.done) * 1000) / (last.at - first.at);
}

/** The pace after one more event; a new stage or unit starts to measure anew. `now` in milliseconds. */
export function nextPace(before: Pace | undefined, event: Progress, now: number): Pace {
  const same = before !== undefined && before.stage === event.stage && before.unit === event.unit;
  const kept = same ? before.samples.filter(({ at }) => now - at <= windowMs) : [];
  const samples = [...kept, { at: now, done: event.done }];
  const rate = rateOf(samples);
  const left = event.total === undefined || rate === undefined ? undefined : (event.total - event.done) / rate;
  return {
    stage: event.stage,
    done: event.done,
    total: event.total,
    unit: event.unit,
    rate,
    secondsLeft: left === undefined ? undefined : Math.max(0, Math.ceil(left)),
    samples,
  };
}

/** 0..100, whole; never 100 before the end, and undefined while the total is unknown. */
export function percentOf(pace: Pace): number | undefined {
  if (pace.total === undefined || pace.total === 0) return undefined;
  if (pace.done >= pace.total) return 100;
  return Math.min(99, Math.floor((100 * pace.done) / pace.total));
}
