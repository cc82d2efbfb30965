// While a package opens: how far it is, and how to stop without a row staying behind.
import { useTranslation } from 'react-i18next';
import { CaseStrip } from '../../app/case-strip.tsx';
import { Screen } from '../../app/screen.tsx';
import { Button } from '../../controls/button.tsx';
import { Progress } from '../../controls/progress.tsx';
import type { OpeningJob } from './verify.ts';

export function Opening({ job }: { readonly job: OpeningJob }) {
  const { t } = useTranslation();
  return (
    <Screen
      stage="open"
      title={t('check.opening')}
      lead={t('check.openingLead')}
      strip={<CaseStrip current="receipt" />}
      back="none"
      actions={<Button onPress={job.cancel}>{t('bar.cancel')}</Button>}
      primary={{ label: t('check.open'), onPress: () => {}, disabled: true }}
    >
      <Progress pace={job.pace} />
    </Screen>
  );
}
