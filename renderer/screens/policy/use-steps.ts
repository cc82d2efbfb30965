// Steps on their way to the data box, one after the other, each with its way back.
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Problem } from '../../../shared/domain/words/describe.ts';
import { useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import type { CaseView } from '../../app/queries.ts';
import { useCaseRef } from '../../app/route.ts';
import { useDraft, useSession } from '../../app/session.ts';
import type { CaseTables } from './stacks.ts';
import { type Change, pushed, type Step } from './undo.ts';

/** What is to be changed, and the step that takes it back, seen from the tables as they are when its turn comes. */
export type Wanted = (tables: CaseTables) => { readonly change: Change; readonly step: Step };

/** Each act resolves to whether it was done. Pressed quickly one after the other, they are done in turn. */
export type Steps = {
  take(wanted: Wanted): Promise<boolean>;
  /** The last one back. */
  undo(): Promise<boolean>;
  readonly last: Step | undefined;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
};

async function send(ref: string, change: Change): Promise<true> {
  if ('rules' in change) await api['policy.rules']({ case: ref, ...change });
  else if ('ground' in change) {
    await api['policy.ground']({ job: crypto.randomUUID(), case: ref, ...change.ground });
  } else if ('allow' in change) {
    const { reason, ...pair } = change.allow;
    await api['policy.allow']({ case: ref, ...pair, ...(reason === undefined ? {} : { reason }) });
  } else if ('notSecret' in change) {
    const { because, ...place } = change.notSecret;
    const stated = because === undefined ? {} : { because, sure: true as const };
    await api['policy.not_secret']({ case: ref, ...place, ...stated });
  } else if ('folder' in change) await api['policy.set']({ case: ref, ...change });
  else await api['policy.set']({ case: ref, decisions: [...change.decisions] });
  return true;
}

/** Work that begins when what was begun before is done, and sees what that has changed. */
function useTurns(): (work: () => Promise<boolean>) => Promise<boolean> {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return (work) => {
    const turn = last.current.then(work);
    last.current = turn;
    return turn;
  };
}

const noSteps: readonly Step[] = [];

export function useSteps(view: CaseView): Steps {
  const ref = useCaseRef();
  const client = useQueryClient();
  const { drafts } = useSession();
  const inTurn = useTurns();
  const name = `way back ${view.case_uid}`;
  const [steps, setSteps] = useDraft(name, noSteps);
  const act = useAct((change: Change) => send(view.case_uid, change), { saves: true });
  // What was drawn may be a step behind what is in force.
  const kept = () => (drafts.get(name) as readonly Step[] | undefined) ?? noSteps;
  const tables = () => client.getQueryData<CaseView>(['case', ref])?.tables ?? view.tables;
  return {
    take: (wanted) =>
      inTurn(async () => {
        const { change, step } = wanted(tables());
        const done = (await act.run(change)) === true;
        if (done) setSteps(pushed(kept(), step));
        return done;
      }),
    undo: () =>
      inTurn(async () => {
        const step = kept().at(-1);
        if (step === undefined) return false;
        const done = (await act.run(step.back)) === true;
        // A step that can't be taken back, since its table is gone, must not stand before those that can.
        setSteps(kept().slice(0, -1));
        return done;
      }),
    last: steps.at(-1),
    busy: act.busy,
    problem: act.problem,
  };
}
