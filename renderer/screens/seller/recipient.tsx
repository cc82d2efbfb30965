// 卖6 约定与收件人: cards, check number, terms, trial; four things on one page, and when they are done, on to sealing.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseStrip } from '../../app/case-strip.tsx';
import type { CaseView } from '../../app/queries.ts';
import { useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import { useWords } from '../../app/session.ts';
import { reasonsOf } from '../../app/why.tsx';
import { WithCase } from '../../app/with-case.tsx';
import { Steps } from '../../controls/steps.tsx';
import { useNumberStep } from '../shared/number-step.tsx';
import { useCardStep } from './card-step.tsx';
import { useTermsStep } from './terms-step.tsx';
import { useTrialStep } from './trial-step.tsx';

function Page({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const words = useWords();
  const { go } = useRoute();
  const steps = [useCardStep(view), useNumberStep(view), useTermsStep(view), useTrialStep(view)];
  const [chosen, setChosen] = useState<{ id: string; done: boolean }>();
  const first = steps.find(({ done }) => !done);
  // A step that a person opened stays open until it is done; then the next one that is not takes its place.
  const picked = steps.find(({ id, done }) => id === chosen?.id && done === chosen.done);
  const open = picked ?? first;
  const onward = { label: t('recipient.act'), onPress: () => go({ screen: 'seal', case: view.case_uid }) };
  const primary = first === undefined && (picked === undefined || picked.done) ? onward : (open?.primary ?? onward);
  return (
    <Screen
      title={t('recipient.title')}
      lead={t('recipient.lead')}
      strip={<CaseStrip current="prepare" />}
      why={reasonsOf(words.reasons.recipient)}
      actions={open?.actions}
      primary={primary}
    >
      <Steps
        steps={steps}
        open={open?.id}
        onOpen={(id) => setChosen({ id, done: steps.find((step) => step.id === id)?.done ?? false })}
      />
    </Screen>
  );
}

export function Recipient() {
  const { t } = useTranslation();
  return <WithCase title={t('recipient.title')}>{(view) => <Page view={view} />}</WithCase>;
}
