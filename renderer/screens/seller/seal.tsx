// 卖7 封存: one page to read, then a strip being laid down, then a stamp.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { CaseStrip } from '../../app/case-strip.tsx';
import { suggestedName } from '../../app/file-names.ts';
import { api, place } from '../../app/host.ts';
import { type Job, useJob } from '../../app/job.ts';
import { partyName } from '../../app/parties.ts';
import type { CaseView } from '../../app/queries.ts';
import { Screen } from '../../app/screen.tsx';
import { useSession, useWords } from '../../app/session.ts';
import { reasonsOf } from '../../app/why.tsx';
import { WithCase } from '../../app/with-case.tsx';
import { Button } from '../../controls/button.tsx';
import { Progress } from '../../controls/progress.tsx';
import { SealPlan } from './seal-plan.tsx';
import { Sealed } from './sealed.tsx';

type SealResult = Output<'package.seal'>;

type SealJob = Job<undefined, SealResult | undefined> & {
  readonly result: SealResult | undefined;
  /** Where it was written in this run. */
  readonly place: FileRef | undefined;
  /** The place was chosen, the engine is at work. */
  readonly begun: boolean;
};

function useSeal(view: CaseView): SealJob {
  const { lang } = useSession();
  const [begun, setBegun] = useState(false);
  const [result, setResult] = useState<SealResult>();
  const [written, setWritten] = useState<FileRef>();
  const job = useJob(
    async (name) => {
      const who = [partyName(view.parties, 'seller'), partyName(view.parties, 'buyer')];
      const out = await place('file', suggestedName('full', who, lang));
      if (out === undefined) return undefined;
      setBegun(true);
      try {
        const sealed = await api['package.seal']({ job: name, case: view.case_uid, kind: 'full', out: out.handle });
        setResult(sealed);
        setWritten(out);
        return sealed;
      } finally {
        setBegun(false);
      }
    },
    { saves: true },
  );
  return { ...job, result, place: written, begun };
}

function Running({ job }: { readonly job: SealJob }) {
  const { t } = useTranslation();
  return (
    <Screen
      stage="run"
      title={t('seal.running')}
      lead={t('seal.runningLead')}
      strip={<CaseStrip current="seal" />}
      back="none"
      actions={<Button onPress={job.cancel}>{t('bar.cancel')}</Button>}
      primary={{ label: t('seal.waiting'), onPress: () => {}, disabled: true }}
    >
      <Progress pace={job.pace} />
    </Screen>
  );
}

function Page({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const job = useSeal(view);
  const [again, setAgain] = useState(false);
  const sealed = view.packages.findLast(({ kind, direction }) => kind === 'full' && direction === 'made');
  const start = () => void job.run(undefined).then((done) => (done === undefined ? undefined : setAgain(false)));
  if (job.begun) return <Running job={job} />;
  if (sealed !== undefined && !again) {
    return <Sealed view={view} sealed={sealed} result={job.result} place={job.place} onAgain={() => setAgain(true)} />;
  }
  return <SealPlan view={view} job={job} onSeal={start} why={reasonsOf(words.reasons.seal)} />;
}

export function Seal() {
  const { t } = useTranslation();
  return <WithCase title={t('seal.title')}>{(view) => <Page view={view} />}</WithCase>;
}
