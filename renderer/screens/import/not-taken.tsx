// Files that an import refused: each with what happened, where, and a way out. The others went on.
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../shared/domain/words/describe.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useSession } from '../../app/session.ts';
import { StopText } from '../../controls/stop-block.tsx';
import styles from './data.module.css';

export function NotTaken({ refused }: { readonly refused: Output<'import.run'>['refused'] }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  if (refused.length === 0) return undefined;
  return (
    <section className={styles.notTaken} aria-label={t('data.notTaken')}>
      {refused.map(({ file, error }) => {
        const described = describeError({ ...error, where: { ...error.where, file } }, lang);
        return <StopText key={file} {...described} still />;
      })}
    </section>
  );
}
