// After a first day that ended too soon: the recovery card typed back from paper, or a new one made under the passphrase.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import { useAppState } from '../../app/queries.ts';
import { Screen } from '../../app/screen.tsx';
import layout from '../../app/shell.module.css';
import { Button } from '../../controls/button.tsx';
import { Field } from '../../controls/field.tsx';
import { Recovery } from './make-key.tsx';

function TypeBack({ onDone, onNew }: { readonly onDone: () => void; readonly onNew: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const confirm = useAct(async () => {
    await api['vault.confirm_recovery']({ code: typed });
    onDone();
  });
  return (
    <Screen
      stage="ask-recovery"
      title={t('key.askTitle')}
      lead={t('key.askLead')}
      problems={[confirm.problem]}
      back="none"
      note=""
      actions={
        <>
          <Button kind="link" onPress={onDone}>
            {t('key.later')}
          </Button>
          <Button onPress={onNew}>{t('key.lost')}</Button>
        </>
      }
      primary={{
        label: t('key.recoveryAct'),
        onPress: () => void confirm.run(undefined),
        disabled: typed.trim() === '' || confirm.busy,
      }}
    >
      <div className={layout.c8}>
        <Field label={t('key.typeBack')} value={typed} onChange={setTyped} look="mono" maxLength={80} />
      </div>
    </Screen>
  );
}

function Renew({ onMade, onBack }: { readonly onMade: (code: string) => void; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const renew = useAct(async () => {
    const made = await api['vault.renew_recovery']({ passphrase });
    setPassphrase('');
    onMade(made.recovery_code);
  });
  return (
    <Screen
      stage="renew-recovery"
      title={t('key.renewTitle')}
      lead={t('key.renewLead')}
      problems={[renew.problem]}
      back={onBack}
      note=""
      primary={{
        label: t('key.renewAct'),
        onPress: () => void renew.run(undefined),
        disabled: passphrase === '' || renew.busy,
      }}
    >
      <div className={layout.c8}>
        <Field label={t('key.passphrase')} type="password" value={passphrase} onChange={setPassphrase} />
      </div>
    </Screen>
  );
}

export function AskRecovery({ onDone }: { readonly onDone: () => void }) {
  const name = useAppState()?.me?.name ?? '';
  const [renewing, setRenewing] = useState(false);
  const [code, setCode] = useState<string>();
  if (code !== undefined) return <Recovery made={{ name, code }} onKept={onDone} />;
  if (renewing) return <Renew onMade={setCode} onBack={() => setRenewing(false)} />;
  return <TypeBack onDone={onDone} onNew={() => setRenewing(true)} />;
}
