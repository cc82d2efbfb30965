// 买5 使用: out as Excel, with a plain warning, every time noted in the register; and what is still to be done.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { toProblem } from '../../app/act.ts';
import { CaseStrip } from '../../app/case-strip.tsx';
import { suggestedName } from '../../app/file-names.ts';
import { number } from '../../app/format.ts';
import { api, place } from '../../app/host.ts';
import { type Job, useJob } from '../../app/job.ts';
import { partyName } from '../../app/parties.ts';
import { type CaseView, useLists } from '../../app/queries.ts';
import { Screen } from '../../app/screen.tsx';
import { useSession, useWords } from '../../app/session.ts';
import layout from '../../app/shell.module.css';
import { reasonsOf } from '../../app/why.tsx';
import { WithCase } from '../../app/with-case.tsx';
import { useCount } from '../../app/words.ts';
import { Note, Sheet } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Icon } from '../../controls/icons.tsx';
import { Progress } from '../../controls/progress.tsx';
import { Select } from '../../controls/select.tsx';
import text from '../../style/text.module.css';
import shared from '../shared/party-card.module.css';
import { ToDo } from './to-do.tsx';
import { useListOut } from './use-lists.ts';

type Format = Input<'data.export'>['format'];
type Exported = Output<'data.export'>;

const formats = ['xlsx', 'csv', 'jsonl', 'sqlite'] as const satisfies readonly Format[];

function useExport(view: CaseView, format: Format) {
  const { lang } = useSession();
  const [begun, setBegun] = useState(false);
  const [done, setDone] = useState<Exported>();
  const job = useJob(
    async (name) => {
      const out = await place('folder', suggestedName('export', [partyName(view.parties, 'seller')], lang));
      if (out === undefined) return;
      setDone(undefined);
      setBegun(true);
      try {
        setDone(await api['data.export']({ job: name, case: view.case_uid, out: out.handle, format }));
      } finally {
        setBegun(false);
      }
    },
    { saves: true },
  );
  return { job, begun, done };
}

function Running({ job }: { readonly job: Job<unknown, unknown> }) {
  const { t } = useTranslation();
  return (
    <Screen
      stage="run"
      title={t('use.running')}
      lead={t('use.runningLead')}
      strip={<CaseStrip current="receipt" />}
      back="none"
      actions={<Button onPress={job.cancel}>{t('bar.cancel')}</Button>}
      primary={{ label: t('use.actOther'), onPress: () => {}, disabled: true }}
    >
      <Progress pace={job.pace} />
    </Screen>
  );
}

/** Photos go into a folder of their own, and lists with them. */
function Beside({ files, lists }: { readonly files: number; readonly lists: number }) {
  const { t } = useTranslation();
  const count = useCount();
  return (
    <>
      {files === 0 ? undefined : <p>{t('use.files', { files: count('files', files) })}</p>}
      {lists === 0 ? undefined : <p>{t('use.lists', { lists: count('lists', lists) })}</p>}
    </>
  );
}

function Written({ done }: { readonly done: Exported }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  // Photos go into a folder of their own, hundreds of them perhaps.
  const tables = done.files.filter((name) => !name.includes('/'));
  const beside = { files: done.files.length - tables.length - done.lists, lists: done.lists };
  return (
    <div className={layout.c8} role="status" data-exported="">
      <Sheet>
        <h2>
          <Icon name="tick" className={text.good} /> {t('use.done')}
        </h2>
        <p>{t('use.doneText', { rows: count('rows', done.rows) })}</p>
        <ul>
          {tables.map((name) => (
            <li key={name} className={text.file}>
              {name}
            </li>
          ))}
        </ul>
        <Beside {...beside} />
        {done.notes.map(({ file, note, count: n }) => (
          <p key={`${file} ${note}`} className={text.meta2} data-note={note}>
            {t(`use.notes.${note}`, { file, n: number(n, lang) })}
          </p>
        ))}
      </Sheet>
    </div>
  );
}

function Page({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const words = useWords();
  const [format, setFormat] = useState<Format>('xlsx');
  const { job, begun, done } = useExport(view, format);
  const { data, error } = useLists(view);
  const out = useListOut(view);
  if (begun) return <Running job={job} />;
  return (
    <Screen
      stage={done === undefined ? 'use' : 'done'}
      title={t('use.title')}
      lead={t('use.lead')}
      strip={<CaseStrip current="receipt" />}
      problems={[job.problem, out.act.problem, error === null ? undefined : toProblem(error)]}
      why={reasonsOf(words.reasons.use)}
      primary={{
        label: done === undefined ? t(format === 'xlsx' ? 'use.act' : 'use.actOther') : t('use.again'),
        onPress: () => void job.run(undefined),
        disabled: job.busy,
      }}
    >
      {job.cancelled ? <p role="status">{t('stop.cancelled')}</p> : undefined}
      {done === undefined ? undefined : <Written done={done} />}
      <div className={layout.c8}>
        <Note what={t('use.warning')}>{t('use.warningText')}</Note>
      </div>
      <div className={`${layout.c8} ${shared.row}`}>
        <span>{t('use.format')}</span>
        <Select
          label={t('use.format')}
          options={formats.map((value) => ({ value, label: t(`use.formats.${value}`) }))}
          value={format}
          onChange={setFormat}
        />
        <span className={text.meta}>{t('use.where')}</span>
      </div>
      <div className={layout.c8}>
        <ToDo lists={data?.lists ?? []} out={out} />
      </div>
    </Screen>
  );
}

export function Use() {
  const { t } = useTranslation();
  return <WithCase title={t('use.title')}>{(view) => <Page view={view} />}</WithCase>;
}
