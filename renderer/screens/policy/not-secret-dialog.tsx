// Values that the program took for secrets, and that are none: a person says why in his own words, reads what follows, and confirms.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Field } from '../../controls/field.tsx';
import { Prose } from '../../controls/prose.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import type { Place } from './stacks.ts';
import type { Deciding } from './use-deciding.ts';

const longestReason = 200;

export type NotSecretDialogProps = {
  readonly place: Place;
  readonly deciding: Deciding;
  readonly onClose: () => void;
};

export function NotSecretDialog({ place, deciding, onClose }: NotSecretDialogProps) {
  const { t } = useTranslation();
  const [because, setBecause] = useState('');
  const [asked, setAsked] = useState(false);
  const isEmpty = because.trim() === '';
  const state = async () => {
    if (await deciding.stateNotSecret(place, because.trim())) onClose();
  };
  const next = (
    <Button onPress={() => setAsked(true)} disabled={isEmpty}>
      {t('policy.notSecret.next')}
    </Button>
  );
  const sure = (
    <Button onPress={() => void state()} disabled={deciding.busy}>
      {t('policy.notSecret.sure')}
    </Button>
  );
  return (
    <Dialog
      title={t('policy.notSecret.title', { name: place.column.name })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('bar.cancel')}</Button>
          {asked ? sure : next}
        </>
      }
    >
      {asked ? (
        <>
          <p>
            <q>{because.trim()}</q>
          </p>
          <p role="alert">
            <Prose>{t('policy.notSecret.follows')}</Prose>
          </p>
        </>
      ) : (
        <>
          <p>
            <Prose>{t('policy.notSecret.text')}</Prose>
          </p>
          <Field
            label={t('policy.notSecret.because')}
            hint={t('policy.notSecret.hint')}
            value={because}
            onChange={setBecause}
            maxLength={longestReason}
            focused
          />
        </>
      )}
      <StopBlock problem={deciding.problem} />
    </Dialog>
  );
}
