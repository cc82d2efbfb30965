// Making one's own key, on one page in two stages: name and passphrase, then the recovery card typed back from paper.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act.ts';
import { given } from '../../app/given.ts';
import { api } from '../../app/host.ts';
import { Screen } from '../../app/screen.tsx';
import { useWords } from '../../app/session.ts';
import layout from '../../app/shell.module.css';
import { reasonsOf } from '../../app/why.tsx';
import { Sheet } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import fields from '../../controls/field.module.css';
import { Field } from '../../controls/field.tsx';
import { Icon } from '../../controls/icons.tsx';
import { RecoveryPage } from '../../paper/pages.tsx';
import { usePrint } from '../../paper/print.tsx';
import text from '../../style/text.module.css';
import styles from './make-key.module.css';

type Made = { readonly name: string; readonly code: string };

/** The engine's own rule, told before the button is pressed: ten characters, or four different words. */
function isShort(passphrase: string): boolean {
  const words = new Set(passphrase.split(/\s+/u).filter((word) => word !== '')).size;
  return [...passphrase.normalize('NFC')].length < 10 && words < 4;
}

function Form({ onMade }: { readonly onMade: (made: Made) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const [name, setName] = useState('');
  const [uscc, setUscc] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const make = useAct(async () => {
    const made = await api['vault.create']({ name: name.trim(), passphrase, ...given({ uscc: uscc.trim() }) });
    setPassphrase('');
    setAgain('');
    onMade({ name: name.trim(), code: made.recovery_code });
  });
  const unequal = again !== '' && again !== passphrase;
  const short = passphrase !== '' && isShort(passphrase);
  const ready = name.trim() !== '' && passphrase !== '' && again === passphrase && !short && !make.busy;
  return (
    <Screen
      stage="form"
      title={t('key.title')}
      lead={t('key.lead')}
      problems={[make.problem]}
      why={reasonsOf(words.reasons.receive)}
      primary={{ label: t('key.act'), onPress: () => void make.run(undefined), disabled: !ready }}
    >
      <div className={`${layout.c8} ${fields.fields}`}>
        <Field label={t('key.name')} value={name} onChange={setName} maxLength={200} />
        <Field label={t('key.uscc')} value={uscc} onChange={setUscc} hint={t('key.optional')} maxLength={18} />
        <Field
          label={t('key.passphrase')}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          hint={t('key.hint')}
        />
        <Field
          label={t('key.again')}
          type="password"
          value={again}
          onChange={setAgain}
          wrong={unequal ? t('key.unequal') : undefined}
        />
      </div>
    </Screen>
  );
}

/** The code, printed or copied, and typed back from the paper. */
export function Recovery({ made, onKept }: { readonly made: Made; readonly onKept: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const print = usePrint();
  const [typed, setTyped] = useState('');
  const confirm = useAct(async () => {
    await api['vault.confirm_recovery']({ code: typed });
    onKept();
  });
  return (
    <Screen
      stage="recovery"
      title={t('key.recoveryTitle')}
      lead={t('key.recoveryLead')}
      problems={[confirm.problem]}
      why={reasonsOf(words.reasons.receive)}
      back="none"
      note={t('key.keepHint')}
      actions={
        <Button onPress={() => void print(<RecoveryPage name={made.name} code={made.code} />)}>
          <Icon name="print" small />
          {t('bar.print')}
        </Button>
      }
      primary={{
        label: t('key.recoveryAct'),
        onPress: () => void confirm.run(undefined),
        disabled: typed.trim() === '' || confirm.busy,
      }}
    >
      <div className={layout.c8}>
        <Sheet className={styles.card ?? ''}>
          <h2 className={text.meta}>{t('key.recoveryLabel')}</h2>
          {/* Copying it from the screen would prove nothing about the paper. */}
          <p className={styles.code} data-recovery={typed === '' ? 'shown' : 'hidden'}>
            {typed === '' ? made.code : made.code.replace(/[^-]/g, '·')}
          </p>
        </Sheet>
      </div>
      <div className={layout.c8}>
        <Field
          label={t('key.typeBack')}
          value={typed}
          onChange={setTyped}
          look="mono"
          maxLength={80}
          hint={typed === '' ? undefined : t('key.hidden')}
        />
      </div>
    </Screen>
  );
}

export function MakeKey({ onKept, onBegun }: { readonly onKept: () => void; readonly onBegun?: () => void }) {
  const [made, setMade] = useState<Made>();
  if (made !== undefined) return <Recovery made={made} onKept={onKept} />;
  return (
    <Form
      onMade={(next) => {
        onBegun?.();
        setMade(next);
      }}
    />
  );
}
