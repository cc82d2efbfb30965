// Files that an import was cut short before: named, to be gone on with or left.
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import { type CaseView, usePending } from '../../app/queries.ts';
import { useCount } from '../../app/words.ts';
import { Note } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import styles from './data.module.css';

const namesShown = 4;

export function WaitingFiles({ view, onResume }: { readonly view: CaseView; readonly onResume: () => void }) {
  const { t } = useTranslation();
  const count = useCount();
  const { waiting } = view.account;
  const names = usePending(view.case_uid, waiting);
  const dismiss = useAct(() => api['import.dismiss']({ case: view.case_uid }));
  if (names.length === 0) return undefined;
  const listed = names.slice(0, namesShown).join(' · ');
  return (
    <section data-waiting={waiting}>
      <Note
        what={t('data.waiting.what', { files: count('files', waiting) })}
        action={
          <div className={styles.acts}>
            <Button kind="small" onPress={onResume}>
              {t('data.waiting.resume')}
            </Button>
            <Button kind="small" onPress={() => void dismiss.run(undefined)} disabled={dismiss.busy}>
              {t('data.waiting.dismiss')}
            </Button>
          </div>
        }
      >
        {names.length > namesShown ? `${listed} …` : listed}
      </Note>
      <StopBlock problem={dismiss.problem} />
    </section>
  );
}
