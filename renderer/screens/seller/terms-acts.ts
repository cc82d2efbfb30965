// What is done with the terms on 卖6: drafted in the data box, signed into a file, and taken in again from the other side.
import { useState } from 'react';
import { clauses } from '../../../shared/domain/words/terms-text.ts';
import { useAct } from '../../app/act.ts';
import { suggestedName } from '../../app/file-names.ts';
import { given } from '../../app/given.ts';
import { api, place } from '../../app/host.ts';
import { partyName } from '../../app/parties.ts';
import type { CaseView } from '../../app/queries.ts';
import { useDraft, useSession } from '../../app/session.ts';
import { useBringPapers } from './bring-papers.ts';
import type { TermsWords } from './terms-form.tsx';

export type TermsStage = 'write' | 'read' | 'wait';

export const misfits = ({ missing }: CaseView): boolean => missing.some(({ gate }) => gate === 'terms_match');

/** Where the terms stand, until a person in this window goes a step back. */
export function stageOf(view: CaseView): TermsStage {
  const { state } = view.terms;
  if (state === 'absent' || (state === 'complete' && misfits(view))) return 'write';
  return state === 'draft' || state === 'signed_by_them' ? 'read' : 'wait';
}

export function useTermsWords(view: CaseView): [TermsWords, (words: TermsWords) => void] {
  const { lang } = useSession();
  const usual = clauses[lang];
  return useDraft<TermsWords>(`terms ${view.case_uid}`, {
    purposes: usual.purposes.join('\n'),
    retention: usual.retention,
    failure: usual.failure,
    cutoff: view.cutoff ?? '',
    declaredOk: false,
  });
}

function purposesOf({ purposes }: TermsWords): string[] {
  return purposes.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

function useDrafting(view: CaseView, words: TermsWords) {
  const { lang } = useSession();
  return useAct(
    async () => {
      const { retention, failure, cutoff, declaredOk } = words;
      const purposes = purposesOf(words);
      return api['terms.draft']({
        case: view.case_uid,
        declared_ok: declaredOk,
        lang,
        ...given({ retention, failure, cutoff }),
        ...(purposes.length === 0 ? {} : { purposes }),
      });
    },
    { saves: true },
  );
}

/** `written` is the name of the file once it is signed; a person who closes the dialog signs nothing. */
function useSigning(view: CaseView) {
  const { lang } = useSession();
  const [written, setWritten] = useState<string>();
  const sign = useAct(
    async () => {
      const who = [partyName(view.parties, 'seller'), partyName(view.parties, 'buyer')];
      const out = await place('file', suggestedName('terms', who, lang));
      if (out === undefined) return false;
      setWritten((await api['statement.sign']({ case: view.case_uid, out: out.handle })).file);
      return true;
    },
    { saves: true },
  );
  return { sign, written };
}

export function useTermsActs(view: CaseView, words: TermsWords) {
  const draft = useDrafting(view, words);
  const signing = useSigning(view);
  return { draft, ...signing, ...useBringPapers(view) };
}

export type TermsActs = ReturnType<typeof useTermsActs>;
