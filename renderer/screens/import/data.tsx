// 卖3 放资料: files in, every row accounted for, and the rows to look at.
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { useAct } from '../../app/act.ts';
import { CaseStrip } from '../../app/case-strip.tsx';
import { pick } from '../../app/host.ts';
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
import { type Importing, useImport } from './import-job.ts';
import { NewerExports } from './newer.tsx';
import { NotTaken } from './not-taken.tsx';
import { Preview } from './preview.tsx';
import { WaitingFiles } from './waiting.tsx';

function FilesIn({ importing: { job }, empty }: { readonly importing: Importing; readonly empty: boolean }) {
  const { t } = useTranslation();
  const take = (files: FileRef[]) => (files.length === 0 ? undefined : void job.run(files));
  const choose = useAct(async (purpose: 'sources' | 'folder') => take(await pick(purpose)));
  return (
    <Drop onFiles={take} tall={empty} disabled={job.busy}>
      <Button kind="small" onPress={() => void choose.run('sources')} disabled={job.busy}>
        {t('file.pick')}
      </Button>
      <Button kind="small" onPress={() => void choose.run('folder')} disabled={job.busy}>
        {t('file.pickFolder')}
      </Button>
    </Drop>
  );
}

function Sums({ account }: Pick<CaseView, 'account'>) {
  const { t } = useTranslation();
  return (
    <Equation
      terms={[
        { word: t('data.read'), value: account.rows_read },
        { word: t('data.taken'), value: account.taken },
        { word: t('data.refused'), value: account.refused },
        { word: t('data.apart'), value: account.set_apart },
      ]}
    />
  );
}

/** What the last import leaves to be said, or is saying just now. */
function Outcome({ view, importing }: { readonly view: CaseView; readonly importing: Importing }) {
  const { t } = useTranslation();
  const { job, remembered } = importing;
  if (job.busy) {
    return (
      <section>
        <h2>{t('data.importing')}</h2>
        <Progress pace={job.pace} />
      </section>
    );
  }
  return (
    <>
      {job.cancelled ? <p role="status">{t('stop.cancelled')}</p> : undefined}
      <WaitingFiles view={view} onResume={() => void job.run('resume')} />
      <NotTaken importing={importing} />
      <NewerExports view={view} importing={importing} />
      {remembered.length === 0 ? undefined : (
        <p role="status" className={text.meta2} data-remembered="">
          {t('data.remembered', { files: remembered.join(' · ') })}
        </p>
      )}
    </>
  );
}

function Page({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const words = useWords();
  const ref = view.case_uid;
  const { go } = useRoute();
  const importing = useImport(ref);
  const { job } = importing;
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
        onPress: () => go({ screen: 'policy', case: ref }),
        disabled: empty || job.busy,
      }}
    >
      <div className={empty ? layout.c8 : undefined}>
        <FilesIn importing={importing} empty={empty} />
        <p className={text.meta}>{t('data.formats')}</p>
      </div>
      {empty ? undefined : <Sums account={view.account} />}
      <Outcome view={view} importing={importing} />
      {empty ? undefined : (
        <>
          <FilesTable view={view} importing={importing} />
          <Preview view={view} />
        </>
      )}
    </Screen>
  );
}

export function Data() {
  const { t } = useTranslation();
  return <WithCase title={t('data.title')}>{(view) => <Page view={view} />}</WithCase>;
}
