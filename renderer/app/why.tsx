// The 为什么 drawer: reasons, law, technical detail. Closed it is an index tab of paper; Esc closes it again.
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { Prose } from '../controls/prose.tsx';
import styles from './shell.module.css';

export type Reason = { readonly term: string; readonly text: string; readonly code?: boolean };

/** A drawer's lines from the words' pairs. */
export function reasonsOf(pairs: readonly (readonly [string, string])[]): Reason[] {
  return pairs.map(([term, text]) => ({ term, text }));
}

export function Why({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <div className={styles.why}>
        <AriaButton className={styles.whyTab ?? ''} aria-expanded={false} onPress={() => setOpen(true)}>
          {t('why.open')}
        </AriaButton>
      </div>
    );
  }
  return (
    <aside
      className={`${styles.why} ${styles.whyOpen}`}
      aria-label={t('why.open')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <div className={styles.whyHead}>
        <h2 className={styles.whyTitle}>{t('why.open')}</h2>
        <Button kind="link" expanded onPress={() => setOpen(false)}>
          {t('why.close')}
        </Button>
      </div>
      <dl>
        {reasons.map(({ term, text, code = false }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd {...(code ? { 'data-code': '' } : {})}>
              <Prose>{text}</Prose>
            </dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
