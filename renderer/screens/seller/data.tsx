// 卖3 放资料: files in, every row accounted for, then which columns go.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { useAct } from '../../app/act.ts';
import { CaseStrip } from '../../app/case-strip.tsx';
import { api, pick } from '../../app/host.ts';
import { type Job, useJob } from '../../app/job.ts';
import type { CaseView } from '../../app/queries.ts';
import { useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import { useWords } from '../../app/session.ts';
import layout from '../../app/shell.module.css';
import { reasonsOf } from '../../app/why.tsx';
import { WithCase } from '../../app/with-case.tsx';
import { Equation } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Drop } from '../../controls/drop.tsx';
import { Progress } from '../../controls/progress.tsx';
import text from '../../style/text.module.css';
import { FilesTable } from './files-table.tsx';
import { NotTaken } from './not-taken.tsx';
import { WhatGoes } from './what-goes.tsx';

type Imported = Output<'import.run'>;

function useImport(ref: string): Job<FileRef[], Imported> & { readonly refused: Imported['refused'] } {
  const [refused, setRefused] = useState<Imported['refused']>([]);
  const job = useJob(
    async (name, files: FileRef[]) => {
      setRefused([]);
      const done = await api['import.run']({
        job: name,
        case: ref,
        files: files.map(({ handle }) => ({ file: handle })),
      });
      setRefused(done.refused);
      return done;
    },
    { saves: true },
  );
  return { ...job, refused };
}

function FilesIn({ job, empty }: { readonly job: ReturnType<typeof useImport>; readonly empty: boolean }) {
  const { t } = useTranslation();
  const take = (files: FileRef[]) => (files.length === 0 ? undefined : void job.run(files));
  const choose = useAct(async (purpose: 'sources' | 'folder') => take(await pick(purpose)));
  return (
    <Drop onFiles={take} tall={empty} disabled={job.busy}>
      <Button kind="small" onPress={() => void choose.run('sources')}>
        {t('file.pick')}
      </Button>
      <Button kind="small" onPress={() => void choose.run('folder')}>
        {t('file.pickFolder')}
      </Button>
    </Drop>
  );
}

function Sums({ tables }: { readonly tables: CaseView['tables'] }) {
  const { t } = useTranslation();
  const sum = (count: (table: CaseView['tables'][number]) => number) =>
    tables.reduce((all, table) => all + count(table), 0);
  return (
    <Equation
      terms={[
        { word: t('data.read'), value: sum(({ rows_read }) => rows_read) },
        { word: t('data.taken'), value: sum(({ taken }) => taken) },
        { word: t('data.refused'), value: sum(({ refused }) => refused) },
        { word: t('data.apart'), value: sum(({ set_apart }) => set_apart) },
      ]}
    />
  );
}

function Importing({ job }: { readonly job: Job<FileRef[], Imported> }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('data.importing')}</h2>
      <Progress pace={job.pace} />
    </section>
  );
}

function Page({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const words = useWords();
  const ref = view.case_uid;
  const { go } = useRoute();
  const job = useImport(ref);
  const empty = view.tables.length === 0 && view.attachments.files === 0;
  return (
    <Screen
      title={t('data.title')}
      lead={t('data.lead')}
      strip={<CaseStrip current="prepare" />}
      problems={[job.problem]}
      why={reasonsOf(words.reasons.data)}
      actions={job.busy ? <Button onPress={job.cancel}>{t('bar.cancel')}</Button> : undefined}
      primary={{
        label: t('data.act'),
        onPress: () => go({ screen: 'recipient', case: ref }),
        disabled: empty || job.busy,
      }}
    >
      <div className={empty ? layout.c8 : undefined}>
        <FilesIn job={job} empty={empty} />
        <p className={text.meta}>{t('data.formats')}</p>
      </div>
      {job.busy ? <Importing job={job} /> : undefined}
      {job.cancelled ? <p role="status">{t('stop.cancelled')}</p> : undefined}
      <NotTaken refused={job.refused} />
      {empty ? undefined : (
        <>
          <Sums tables={view.tables} />
          <FilesTable tables={view.tables} attachments={view.attachments} />
          <WhatGoes view={view} />
        </>
      )}
    </Screen>
  );
}

export function Data() {
  const { t } = useTranslation();
  return <WithCase title={t('data.title')}>{(view) => <Page view={view} />}</WithCase>;
}
