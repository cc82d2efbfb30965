// The fields of the terms, filled in with the usual wording.
import { useTranslation } from 'react-i18next';
import { Tick } from '../../controls/choice.tsx';
import { DayField } from '../../controls/day-field.tsx';
import fields from '../../controls/field.module.css';
import { Field } from '../../controls/field.tsx';

export type TermsWords = {
  /** One a line. */
  readonly purposes: string;
  readonly retention: string;
  readonly failure: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly cutoff: string;
  readonly declaredOk: boolean;
};

export function TermsForm({
  words,
  onChange,
}: {
  readonly words: TermsWords;
  readonly onChange: (words: TermsWords) => void;
}) {
  const { t } = useTranslation();
  const set = (change: Partial<TermsWords>) => onChange({ ...words, ...change });
  return (
    <>
      <p>{t('recipient.terms.text')}</p>
      <div className={fields.fields}>
        <Field
          whole
          lines
          label={t('recipient.terms.purposes')}
          value={words.purposes}
          onChange={(purposes) => set({ purposes })}
          maxLength={20000}
        />
        <Field
          whole
          lines
          label={t('recipient.terms.failure')}
          value={words.failure}
          onChange={(failure) => set({ failure })}
          maxLength={20000}
        />
        <Field
          label={t('recipient.terms.retention')}
          value={words.retention}
          onChange={(retention) => set({ retention })}
          maxLength={2000}
        />
        <DayField label={t('recipient.terms.day')} value={words.cutoff} onChange={(cutoff) => set({ cutoff })} />
      </div>
      <Tick selected={words.declaredOk} onChange={(declaredOk) => set({ declaredOk })}>
        {t('recipient.terms.declared')}
      </Tick>
    </>
  );
}
