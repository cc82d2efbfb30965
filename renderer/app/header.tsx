// The header: which handover this is, the lock with its countdown, the language, help.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icons.tsx';
import text from '../style/text.module.css';
import { clock } from './format.ts';
import { Help } from './help.tsx';
import { partyName } from './parties.ts';
import { useCase } from './queries.ts';
import { useCaseRef } from './route.ts';
import { useSession } from './session.ts';
import styles from './shell.module.css';

function CaseName() {
  const { t } = useTranslation();
  const view = useCase(useCaseRef());
  if (view === undefined) {
    return (
      <div className={styles.case}>
        <span>{t('app')}</span>
      </div>
    );
  }
  const seller = partyName(view.parties, 'seller') ?? view.title;
  const buyer = partyName(view.parties, 'buyer') ?? (view.title || t('head.buyerUnknown'));
  return (
    <>
      <div className={styles.case}>
        <span title={seller}>{seller}</span>
        <Icon name="to" small />
        <span className={text.hidden}>{t('head.to')}</span>
        <span title={buyer}>{buyer}</span>
      </div>
      <span className={text.meta}>{view.case}</span>
    </>
  );
}

export type HeaderProps = {
  /** Seconds to the lock; undefined while nothing is open. */
  readonly left: number | undefined;
  readonly onLock: () => void;
  readonly locked: boolean;
};

export function Header({ left, onLock, locked }: HeaderProps) {
  const { t } = useTranslation();
  const { lang, setLang } = useSession();
  const [help, setHelp] = useState(false);
  const countdown = left === undefined ? '' : clock(left);
  return (
    <header className={styles.head}>
      {locked ? <div className={styles.case}>{t('app')}</div> : <CaseName />}
      <div className={styles.tools}>
        {left === undefined ? undefined : (
          <Button kind="link" onPress={onLock} label={t('head.lockLabel', { left: countdown })}>
            <Icon name="lock" small />
            {t('head.lock', { left: countdown })}
          </Button>
        )}
        <Button kind="link" onPress={() => setLang(lang === 'zh' ? 'en' : 'zh')} label={t('head.languageLabel')}>
          {t('head.language')}
        </Button>
        <Button kind="link" onPress={() => setHelp(true)}>
          {t('head.help')}
        </Button>
      </div>
      <Help open={help} onClose={() => setHelp(false)} />
    </header>
  );
}
