// Our own card out: the same file each time, to where the person says.
import { useState } from 'react';
import { type Act, useAct } from '../../app/act.ts';
import { suggestedName } from '../../app/file-names.ts';
import { api, place } from '../../app/host.ts';
import { nameOf } from '../../app/parties.ts';
import { type Party, useAppState } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';

export type CardOut = {
  readonly write: Act<undefined, void>;
  /** The name it was written under. */
  readonly written: string | undefined;
  readonly me: Party | undefined;
};

export function useCardOut(): CardOut {
  const { lang } = useSession();
  const me = useAppState()?.me;
  const [written, setWritten] = useState<string>();
  const write = useAct(async () => {
    const out = await place('file', suggestedName('card', [me === undefined ? undefined : nameOf(me)], lang));
    if (out !== undefined) setWritten((await api['card.export']({ out: out.handle })).file);
  });
  return { write, written, me };
}
