// 演练: a whole handover of a made-up company, done by the program step by step; the files stay for a person to look at.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/ipc/contract.ts';
import { api, place } from '../../app/host.ts';
import { type Job, useJob } from '../../app/job.ts';
import { useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import { useSession } from '../../app/session.ts';
import layout from '../../app/shell.module.css';
import { Facts, Sheet } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import checks from '../../controls/checks.module.css';
import { Icon } from '../../controls/icons.tsx';
import { Progress } from '../../controls/progress.tsx';
import { Prose } from '../../controls/prose.tsx';
import text from '../../style/text.module.css';

type Shown = Output<'demo.run'>;
type Rehearsal = Job<undefined, void> & { readonly begun: boolean; readonly shown: Shown | undefined };

function useRehearsal(): Rehearsal {
  const { t } = useTranslation();
  const { lang } = useSession();
  const [begun, setBegun] = useState(false);
  const [shown, setShown] = useState<Shown>();
  const job = useJob(async (name) => {
    const out = await place('folder', t('rehearse.title'));
    if (out === undefined) return;
    setBegun(true);
    try {
      setShown(await api['demo.run']({ job: name, out: out.handle, lang }));
    } finally {
      setBegun(false);
    }
  });
  return { ...job, begun, shown };
}

function Running({ job }: { readonly job: Rehearsal }) {
  const { t } = useTranslation();
  return (
    <Screen
      stage="run"
      title={t('rehearse.running')}
      lead={t('rehearse.runningLead')}
      back="none"
      note=""
      actions={<Button onPress={job.cancel}>{t('bar.cancel')}</Button>}
      primary={{ label: t('rehearse.waiting'), onPress: () => {}, disabled: true }}
    >
      <Progress pace={job.pace} />
    </Screen>
  );
}

function Result({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation();
  const { go } = useRoute();
  return (
    <Screen
      stage="done"
      title={t(shown.holds ? 'rehearse.done' : 'rehearse.failed')}
      lead={t('rehearse.doneLead', { folder: shown.folder })}
      note=""
      primary={{ label: t('finish.done'), onPress: () => go({ screen: 'start' }) }}
    >
      <div className={layout.c7}>
        <Sheet>
          <Facts
            facts={shown.places.map(({ place: name, name: folder }) => ({
              term: folder,
              main: <Prose>{t(`rehearse.places.${name}`)}</Prose>,
            }))}
          />
        </Sheet>
      </div>
      <div className={layout.c5}>
        <h2 className={text.heading}>{t('rehearse.shown')}</h2>
        <ul className={`${checks.checks} ${checks.short}`}>
          {shown.proofs.map(({ claim, holds }) => (
            <li key={claim} data-holds={holds}>
              <Icon name={holds ? 'tick' : 'stop'} small className={holds ? checks.good : undefined} />
              <div>{t(`rehearse.claims.${claim}`)}</div>
            </li>
          ))}
        </ul>
      </div>
    </Screen>
  );
}

export function Rehearse() {
  const { t } = useTranslation();
  const job = useRehearsal();
  if (job.begun) return <Running job={job} />;
  if (job.shown !== undefined) return <Result shown={job.shown} />;
  return (
    <Screen
      stage="ask"
      title={t('rehearse.title')}
      lead={t('rehearse.lead')}
      problems={[job.problem]}
      note=""
      primary={{ label: t('rehearse.act'), onPress: () => void job.run(undefined), disabled: job.busy }}
    >
      {job.cancelled ? <p role="status">{t('rehearse.cancelled')}</p> : undefined}
      <div className={layout.c8}>
        <Sheet>
          <Facts
            facts={(['data', 'people', 'files', 'own'] as const).map((line) => ({
              term: t(`rehearse.lines.${line}.term`),
              main: t(`rehearse.lines.${line}.text`),
            }))}
          />
        </Sheet>
      </div>
    </Screen>
  );
}
