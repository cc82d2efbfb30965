// 买2 试开: the trial envelope opens and six digits are read aloud; beside it, the other side's papers.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { useAct } from '../../app/act.ts';
import { CaseStrip } from '../../app/case-strip.tsx';
import { api, pickOne } from '../../app/host.ts';
import { type Job, useJob } from '../../app/job.ts';
import { useCase } from '../../app/queries.ts';
import { useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import layout from '../../app/shell.module.css';
import { Digits } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Drop } from '../../controls/drop.tsx';
import { Progress } from '../../controls/progress.tsx';
import { Prose } from '../../controls/prose.tsx';
import text from '../../style/text.module.css';
import { usePapers } from './papers.ts';
import { Papers } from './papers-panel.tsx';
import styles from './trial.module.css';

type Opened = { readonly code: string; readonly case: string };

/** A package that is no trial belongs to the next screen, and goes there. */
function useTrialOpening(onCase: (ref: string) => void): Job<FileRef, void> & { readonly opened: Opened | undefined } {
  const { go } = useRoute();
  const [opened, setOpened] = useState<Opened>();
  const job = useJob(
    async (name, file: FileRef) => {
      const facts = await api['package.inspect']({ file: file.handle });
      if (facts.kind !== 'trial') return go({ screen: 'check', file });
      const done = await api['package.open']({ job: name, file: file.handle });
      setOpened({ code: done.code ?? '', case: done.case_uid });
      onCase(done.case_uid);
    },
    { saves: true },
  );
  return { ...job, opened };
}

/** A trial that was found on the check screen opens at once. */
function useGivenFile(file: FileRef | undefined, open: (file: FileRef) => void): void {
  const taken = useRef<string>(undefined);
  useEffect(() => {
    if (file === undefined || taken.current === file.handle) return;
    taken.current = file.handle;
    open(file);
  }, [file, open]);
}

type EnvelopeProps = {
  readonly job: ReturnType<typeof useTrialOpening>;
  readonly onFiles: (files: FileRef[]) => void;
};

function Envelope({ job, onFiles }: EnvelopeProps) {
  const { t } = useTranslation();
  if (job.busy && job.pace !== undefined) return <Progress pace={job.pace} />;
  if (job.opened === undefined) {
    return (
      <Drop onFiles={onFiles} tall>
        <p className={text.meta2}>
          <Prose>{t('trial.empty')}</Prose>
        </p>
      </Drop>
    );
  }
  return (
    <div role="status">
      <h2 className={styles.heading}>{t('trial.digits')}</h2>
      <Digits digits={job.opened.code} label={t('trial.digitsLabel', { digits: [...job.opened.code].join(' ') })} />
      <p className={text.meta2}>
        <Prose>{t('trial.opened')}</Prose>
      </p>
    </div>
  );
}

export function Trial() {
  const { t } = useTranslation();
  const { place, go } = useRoute();
  const ref = place.case ?? '';
  const view = useCase(ref);
  const onCase = (found: string) => go({ ...place, case: found });
  const job = useTrialOpening(onCase);
  const papers = usePapers({ view, onCase, onPackage: (file) => void job.run(file) });
  const choose = useAct(async () => {
    const file = await pickOne('package');
    if (file !== undefined) await job.run(file);
  });
  useGivenFile(place.file, (file) => void job.run(file));
  const next = { ...(ref === '' ? {} : { case: ref }) };
  return (
    <Screen
      stage={job.opened === undefined ? 'envelope' : 'code'}
      title={t('trial.title')}
      lead={t('trial.lead')}
      strip={<CaseStrip current="prepare" />}
      problems={[choose.problem, job.problem, ...papers.problems]}
      actions={job.busy && job.pace !== undefined ? <Button onPress={job.cancel}>{t('bar.cancel')}</Button> : undefined}
      primary={
        job.opened === undefined
          ? { label: t('trial.act'), onPress: () => void choose.run(undefined), disabled: job.busy || choose.busy }
          : { label: t('trial.done'), onPress: () => go({ screen: 'check', ...next }) }
      }
    >
      <div className={layout.c7}>
        <Envelope job={job} onFiles={(files) => void papers.take.run(files)} />
      </div>
      <div className={layout.c5}>
        <Papers papers={papers} view={view} />
      </div>
    </Screen>
  );
}
