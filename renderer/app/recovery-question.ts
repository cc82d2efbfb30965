// Whether a person is to be asked for the recovery card: its code was shown once, and never typed back from paper.
import { useEffect, useState } from 'react';
import type { AppState } from './queries.ts';

export type RecoveryQuestion = { readonly asked: boolean; done(): void };

/** Asked once for each time the data box is opened; while a new code is on the screen the question stays. */
export function useRecoveryQuestion(recovery: AppState['recovery']): RecoveryQuestion {
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (recovery === 'unconfirmed') setAsked(true);
    if (recovery === 'confirmed') setAsked(false);
    if (recovery === undefined) {
      setAsked(false);
      setDone(false);
    }
  }, [recovery]);
  return { asked: !done && (asked || recovery === 'unconfirmed'), done: () => setDone(true) };
}
