// The door: the strip blurred to shapes, a passphrase or the recovery card, and back to the same place.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../shared/ipc/host-bridge.ts';
import { Button } from '../controls/button.tsx';
import { Field } from '../controls/field.tsx';
import { cellsOf } from '../strip/cells.ts';
import { Strip } from '../strip/strip.tsx';
import text from '../style/text.module.css';
import { useAct } from './act.ts';
import { useCellContext } from './case-strip.tsx';
import { api, pickOne } from './host.ts';
import styles from './lock.module.css';
import { useRoute } from './route.ts';
import { Screen } from './screen.tsx';

function useUnlock() {
  const [kind, setKind] = useState<'passphrase' | 'recovery'>('passphrase');
  const [secret, setSecret] = useState('');
  const [vault, setVault] = useState<FileRef>();
  const open = useAct(async () => {
    try {
      await api['vault.unlock']({ secret, kind, ...(vault === undefined ? {} : { vault: vault.handle }) });
    } finally {
      setSecret('');
    }
  });
  const elsewhere = useAct(async () => setVault((await pickOne('folder')) ?? vault));
  const swap = () => {
    setKind(kind === 'passphrase' ? 'recovery' : 'passphrase');
    setSecret('');
    open.forget();
  };
  return { kind, swap, secret, setSecret, vault, open, elsewhere };
}

export function Lock() {
  const { t } = useTranslation();
  const { go } = useRoute();
  const { kind, swap, secret, setSecret, vault, open, elsewhere } = useUnlock();
  const context = useCellContext('seller', []);
  return (
    <Screen
      stage="lock"
      ownFocus
      title={t('lock.title')}
      lead={t('lock.lead')}
      strip={<Strip cells={cellsOf([], context)} blurred />}
      problems={[open.problem, elsewhere.problem]}
      back={() => go({ screen: 'start' })}
      note=""
      primary={{ label: t('lock.act'), onPress: () => void open.run(undefined), disabled: secret === '' || open.busy }}
    >
      <div className={styles.door} data-lock="">
        <Field
          key={kind}
          label={kind === 'passphrase' ? t('lock.passphrase') : t('lock.recovery')}
          type={kind === 'passphrase' ? 'password' : 'text'}
          look={kind === 'passphrase' ? 'plain' : 'mono'}
          value={secret}
          onChange={setSecret}
          focused
        />
        <div className={styles.others}>
          <Button kind="link" onPress={swap}>
            {kind === 'passphrase' ? t('lock.useRecovery') : t('lock.usePassphrase')}
          </Button>
          <Button kind="link" onPress={() => void elsewhere.run(undefined)}>
            {t('lock.elsewhere')}
          </Button>
        </div>
        {vault === undefined ? undefined : <p className={text.meta}>{t('lock.at', { name: vault.name })}</p>}
      </div>
    </Screen>
  );
}
