// Long work under a name: its progress, and how to cancel it. Nothing of it runs in the page.
import { useEffect, useRef, useState } from 'react';
import { type Act, useAct } from './act.ts';
import { api, host } from './host.ts';
import { nextPace, type Pace } from './pace.ts';

export type Job<Input, Output> = Act<Input, Output> & {
  readonly pace: Pace | undefined;
  readonly cancelled: boolean;
  cancel(): void;
};

export function useJob<Input, Output>(
  work: (job: string, input: Input) => Promise<Output>,
  options: { readonly saves?: boolean } = {},
): Job<Input, Output> {
  const name = useRef<string>(undefined);
  const [pace, setPace] = useState<Pace>();
  useEffect(
    () =>
      host.onProgress((event) => {
        if (event.job === name.current) setPace((before) => nextPace(before, event, performance.now()));
      }),
    [],
  );
  const act = useAct(async (input: Input) => {
    name.current = crypto.randomUUID();
    setPace(undefined);
    try {
      return await work(name.current, input);
    } finally {
      name.current = undefined;
    }
  }, options);
  const cancelled = act.problem?.code === 'cancelled';
  return {
    ...act,
    problem: cancelled ? undefined : act.problem,
    pace,
    cancelled,
    cancel() {
      if (name.current !== undefined) void api['job.cancel']({ job: name.current }).catch(() => {});
    },
  };
}
