// The left rail: four places, each an icon and a word.
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../controls/icons.tsx';
import { type ScreenName, useRoute } from './route.ts';
import styles from './shell.module.css';

const tabs = [
  { name: 'handover', screen: 'start', icon: 'strip' },
  { name: 'check', screen: 'check', icon: 'check' },
  { name: 'register', screen: 'register', icon: 'book' },
  { name: 'settings', screen: 'settings', icon: 'set' },
] as const satisfies readonly { name: string; screen: ScreenName; icon: IconName }[];

export function Rail() {
  const { t } = useTranslation();
  const { place, go } = useRoute();
  const current = tabs.find(({ screen }) => screen === place.screen)?.name ?? 'handover';
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      {tabs.map(({ name, screen, icon }) => (
        <Button
          key={name}
          className={styles.tab ?? ''}
          onPress={() => go({ screen })}
          data-rail={name}
          {...(name === current ? { 'aria-current': 'page' as const } : {})}
        >
          <Icon name={icon} />
          {t(`nav.${name}`)}
        </Button>
      ))}
    </nav>
  );
}
