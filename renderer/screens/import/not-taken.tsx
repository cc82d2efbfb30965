// Files that an import refused, and tables of a file whose others are in: each with what happened, where, and a way out.
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../shared/domain/words/describe.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
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

export function NotTaken({ importing }: { readonly importing: Importing }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  if (importing.refused.length === 0) return undefined;
  return (
    <section className={styles.notTaken} aria-label={t('data.notTaken')}>
      {importing.refused.map((refused) => {
        const { file, error } = refused;
        const described = describeError({ ...error, where: { ...error.where, file } }, lang);
        return (
          <div key={JSON.stringify([file, error.where.table])}>
            <StopText {...described} still />
            <HiddenSheets refused={refused} importing={importing} />
          </div>
        );
      })}
    </section>
  );
}
