// Files that an import refused, and tables of a file whose others are in: each with what happened, where, and a way out. What is in went
// on, so that many of them fold away.
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../shared/domain/words/describe.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import { Fold } from '../../controls/fold.tsx';
import { StopText } from '../../controls/stop-block.tsx';
import styles from './data.module.css';
import type { Importing } from './import-job.ts';

type Refused = Importing['refused'][number];

/** A book whose only rows lie in hidden sheets: each can be taken. */
function HiddenSheets({ refused, importing }: { readonly refused: Refused; readonly importing: Importing }) {
  const { t } = useTranslation();
  const { hidden } = refused.error.facts;
  const file = importing.brought.find(({ name }) => name === refused.file);
  if (!Array.isArray(hidden) || file === undefined) return undefined;
  return (
    <div className={styles.acts}>
      {hidden.map((sheet) => (
        <Button key={sheet} kind="small" onPress={() => void importing.job.run({ file, choices: { sheet } })}>
          {t('data.takeHidden', { sheet })}
        </Button>
      ))}
    </div>
  );
}

function Blocks({ of, importing }: { readonly of: readonly Refused[]; readonly importing: Importing }) {
  const { lang } = useSession();
  return of.map((refused) => {
    const { file, error } = refused;
    const described = describeError({ ...error, where: { ...error.where, file } }, lang);
    return (
      <div key={JSON.stringify([file, error.where.table])} className={styles.notTaken}>
        <StopText {...described} still />
        <HiddenSheets refused={refused} importing={importing} />
      </div>
    );
  });
}

/** More of them would push the table of files out of sight. */
const shownAtOnce = 2;

export function NotTaken({ importing }: { readonly importing: Importing }) {
  const { t } = useTranslation();
  const { refused } = importing;
  if (refused.length === 0) return undefined;
  const others = refused.slice(shownAtOnce);
  return (
    <section className={styles.notTaken} aria-label={t('data.notTaken')}>
      <Blocks of={refused.slice(0, shownAtOnce)} importing={importing} />
      {others.length === 0 ? undefined : (
        <Fold title={t('data.moreNotTaken', { more: others.length })}>
          <div className={`${styles.notTaken} ${styles.others}`}>
            <Blocks of={others} importing={importing} />
          </div>
        </Fold>
      )}
    </section>
  );
}
