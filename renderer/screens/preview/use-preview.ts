// The two works behind 看样: counting who could be recognised in a table, and making the sample.
import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { suggestedName } from '../../app/file-names.ts';
import { api, place } from '../../app/host.ts';
import { type Job, useJob } from '../../app/job.ts';
import { partyName } from '../../app/parties.ts';
import type { CaseView } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';

export type Measured = Output<'policy.risk'>;
export type Sealed = Output<'package.seal'>;

export type Measuring = {
  readonly job: Job<readonly string[] | undefined, void>;
  readonly measured: Measured | undefined;
  forget(): void;
};

/** Of one table, by the columns named or the usual ones. */
export function useMeasuring({ case_uid: ref }: CaseView, table: string): Measuring {
  const [measured, setMeasured] = useState<Measured>();
  const job = useJob(async (name, quasi: readonly string[] | undefined) => {
    const known = quasi === undefined || quasi.length === 0 ? {} : { quasi: [...quasi] };
    setMeasured(await api['policy.risk']({ job: name, case: ref, table, ...known }));
  });
  return { job, measured, forget: () => setMeasured(undefined) };
}

export type Making = {
  /** Takes the rows that look alike, at least. */
  readonly job: Job<number, void>;
  readonly sealed: Sealed | undefined;
};

export function useMaking(view: CaseView): Making {
  const { lang } = useSession();
  const [sealed, setSealed] = useState<Sealed>();
  const job = useJob(
    async (name, k: number) => {
      const who = [partyName(view.parties, 'seller'), partyName(view.parties, 'buyer')];
      const out = await place('file', suggestedName('preview', who, lang));
      if (out === undefined) return;
      setSealed(undefined);
      const wanted = { job: name, case: view.case_uid, kind: 'preview', out: out.handle, preview: { k } } as const;
      setSealed(await api['package.seal'](wanted));
    },
    { saves: true },
  );
  return { job, sealed };
}
