// 设置: light or dark, language, a check of this computer, the program's own test, a copy of one's key.
import { useTranslation } from 'react-i18next';
import { langs } from '../../../shared/domain/lang.ts';
import { looks } from '../../../shared/domain/vocabulary.ts';
import { useAppState, useVaultOpen } from '../../app/queries.ts';
import { Screen } from '../../app/screen.tsx';
import { useSession } from '../../app/session.ts';
import layout from '../../app/shell.module.css';
import { Facts } from '../../controls/blocks.tsx';
import { Segments } from '../../controls/choice.tsx';
import { KeyCopy } from './key-copy.tsx';
import { SelfCheck, useSelfCheck } from './self-check.tsx';

const langNames = { zh: '中文', en: 'English' } as const;

export function Settings() {
  const { t } = useTranslation();
  const { lang, setLang, look, setLook } = useSession();
  const open = useVaultOpen();
  const version = useAppState()?.version ?? '';
  const check = useSelfCheck();
  const facts = [
    {
      term: t('settings.look'),
      main: (
        <Segments
          label={t('settings.look')}
          options={looks.map((value) => ({ value, label: t(`settings.looks.${value}`) }))}
          value={look}
          onChange={setLook}
        />
      ),
    },
    {
      term: t('settings.language'),
      main: (
        <Segments
          label={t('settings.language')}
          options={langs.map((value) => ({ value, label: langNames[value] }))}
          value={lang}
          onChange={setLang}
        />
      ),
    },
    { term: t('settings.health'), main: <SelfCheck found={check.found} /> },
    ...(open ? [{ term: t('settings.key'), main: <KeyCopy /> }] : []),
  ];
  return (
    <Screen
      title={t('settings.title')}
      lead={t('settings.lead')}
      problems={[check.problem]}
      note={t('settings.version', { version })}
      primary={{ label: t('settings.healthAct'), onPress: check.run, disabled: check.busy }}
    >
      <div className={layout.c8}>
        <Facts facts={facts} />
      </div>
    </Screen>
  );
}
