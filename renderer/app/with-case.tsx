// A screen about one handover: waits for it in plain sight, or says why it can't be read.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Progress } from '../controls/progress.tsx';
import { toProblem } from './act.ts';
import { type CaseView, useCase, useCaseError } from './queries.ts';
import { useCaseRef, useRoute } from './route.ts';
import { Screen } from './screen.tsx';

export type WaitingProps = { readonly title: string; readonly error: Error | null };

/** Nothing to show yet; `error` is why there never will be. */
export function Waiting({ title, error }: WaitingProps) {
  const { t } = useTranslation();
  const { go } = useRoute();
  return (
    <Screen
      stage="waiting"
      title={title}
      lead=""
      note=""
      problems={error === null ? [] : [toProblem(error)]}
      primary={{ label: t('finish.done'), onPress: () => go({ screen: 'start' }) }}
    >
      {error === null ? <Progress pace={undefined} /> : undefined}
    </Screen>
  );
}

export type WithCaseProps = { readonly title: string; readonly children: (view: CaseView) => ReactNode };

export function WithCase({ title, children }: WithCaseProps) {
  const ref = useCaseRef();
  const view = useCase(ref);
  const error = useCaseError(ref);
  return view === undefined ? <Waiting title={title} error={error} /> : children(view);
}
