// After sealing: the stick is pulled and plugged in again, and the file on it is read once more. Only then it surely lies there.
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { dayAndTime } from '../../app/format.ts';
import { api, pickOne } from '../../app/host.ts';
import { type Job, useJob } from '../../app/job.ts';
import type { CaseView } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { Note } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Icon } from '../../controls/icons.tsx';
import { Progress } from '../../controls/progress.tsx';
import text from '../../style/text.module.css';
import shared from '../shared/party-card.module.css';

type Package = CaseView['packages'][number];
export type ReadBackJob = Job<FileRef | undefined, void>;

/** Without a file, a person says where it is now. */
export function useReadBack(view: CaseView, sealed: Package): ReadBackJob {
  return useJob(
    async (job, known: FileRef | undefined) => {
      const file = known ?? (await pickOne('package'));
      if (file !== undefined)
        await api['package.read_back']({ job, case: view.case_uid, package: sealed.id, file: file.handle });
    },
    { saves: true },
  );
}

export function ReadBack({ sealed, job }: { readonly sealed: Package; readonly job: ReadBackJob }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  if (sealed.read_back !== undefined) {
    return (
      <p className={`${shared.row} ${text.good}`} data-read-back="">
        <Icon name="tick" small />
        {t('seal.same')}
        <time className={text.meta} dateTime={sealed.read_back}>
          {dayAndTime(sealed.read_back, lang)}
        </time>
      </p>
    );
  }
  if (job.busy && job.pace !== undefined) {
    return (
      <section>
        <p>{t('seal.reading')}</p>
        <Progress pace={job.pace} />
      </section>
    );
  }
  return (
    <Note
      what={t('seal.pull')}
      action={
        <Button kind="small" onPress={() => void job.run(undefined)} disabled={job.busy}>
          {t('seal.moved')}
        </Button>
      }
    >
      {t('seal.pullText')}
    </Note>
  );
}
