// The buyer's side of the check number: shown to be read aloud, ticked off, and the result.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../app/queries.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Icon } from '../../controls/icons.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import text from '../../style/text.module.css';
import { useNumberStep } from '../shared/number-step.tsx';
import shared from '../shared/party-card.module.css';
import styles from './trial.module.css';

export function NumberPanel({ view }: { readonly view: CaseView | undefined }) {
  const { t } = useTranslation();
  const step = useNumberStep(view);
  const [open, setOpen] = useState(false);
  if (view?.safety_number === undefined) return undefined;
  if (step.done) {
    return (
      <p className={styles.done}>
        <Icon name="tick" small className={text.good} />
        {t('trial.numberDone')}
      </p>
    );
  }
  return (
    <div className={shared.row}>
      <Button kind="small" onPress={() => setOpen(true)}>
        {t('trial.number')}
      </Button>
      <span className={text.meta}>{t('trial.numberText')}</span>
      <Dialog
        title={t('trial.number')}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            {step.actions}
            <Button onPress={() => step.primary?.onPress()} disabled={step.primary?.disabled === true}>
              {step.primary?.label ?? ''}
            </Button>
          </>
        }
      >
        {step.problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one place
          <StopBlock key={index} problem={problem} />
        ))}
        {step.body}
      </Dialog>
    </div>
  );
}
