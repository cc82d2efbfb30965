// The 为什么 drawer: reasons, law, technical detail. Closed it is an index tab of paper; Esc closes it again.
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { Prose } from '../controls/prose.tsx';
import styles from './why.module.css';

export type Reason = { readonly term: string; readonly text: string; readonly code?: boolean };

/** A drawer's lines from the words' pairs. */
export function reasonsOf(pairs: readonly (readonly [string, string])[]): Reason[] {
  return pairs.map(([term, text]) => ({ term, text }));
}

export function Why({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [closed, setClosed] = useState(false);
  const close = () => {
    setOpen(false);
    setClosed(true);
  };
  if (!open) {
    return (
      <div className={styles.why}>
        <AriaButton className={styles.tab ?? ''} aria-expanded={false} autoFocus={closed} onPress={() => setOpen(true)}>
          {t('why.open')}
        </AriaButton>
      </div>
    );
  }
  return (
    <aside
      className={`${styles.why} ${styles.open}`}
      aria-label={t('why.open')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div className={styles.head}>
        <h2>{t('why.open')}</h2>
        <Button kind="link" expanded focused onPress={close}>
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
