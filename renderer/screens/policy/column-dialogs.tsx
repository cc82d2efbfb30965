// The dialogs of a column, or of several ticked ones: what is done with it, and that what was taken for secrets are none.
import { useState } from 'react';
import { DecideDialog, type DecideDialogProps } from './decide-dialog.tsx';
import { NotSecretDialog } from './not-secret-dialog.tsx';
import type { Place } from './stacks.ts';
import type { Deciding } from './use-deciding.ts';

export type ColumnDialogsProps = {
  /** None: no dialog is open. */
  readonly places: readonly Place[];
  readonly deciding: Deciding;
  readonly onPlaces: (places: readonly Place[]) => void;
};

export function ColumnDialogs({ places, deciding, onPlaces }: ColumnDialogsProps) {
  const [stating, setStating] = useState(false);
  const [first] = places;
  if (first === undefined) return undefined;
  const close = () => {
    setStating(false);
    onPlaces([]);
  };
  if (stating) return <NotSecretDialog place={first} deciding={deciding} onClose={close} />;
  const decide: DecideDialogProps['onDecide'] = async (choiceFor) => {
    if (await deciding.decide(places, choiceFor)) close();
  };
  const takeBack = async () => {
    if (await deciding.stateNotSecret(first, undefined)) close();
  };
  return (
    <DecideDialog
      columns={places.map(({ column }) => column)}
      busy={deciding.busy}
      problem={deciding.problem}
      onDecide={(choiceFor) => void decide(choiceFor)}
      onClose={close}
      onNotSecret={() => setStating(true)}
      onSecret={() => void takeBack()}
    />
  );
}
