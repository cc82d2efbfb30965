// What becomes of the other side's papers: a card is shown and accepted, terms are signed and given back, a package goes its way.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArtefactKind } from '../../../shared/domain/vocabulary.ts';
import type { Problem } from '../../../shared/domain/words/describe.ts';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { type Act, useAct } from '../../app/act.ts';
import { endingOf, suggestedName } from '../../app/file-names.ts';
import { api, place } from '../../app/host.ts';
import { nameOf, partyName } from '../../app/parties.ts';
import type { CaseView } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { useLabels } from '../../app/words.ts';
import { type CardOffer, useCardOffer } from '../shared/card-offer.tsx';

export type PapersUse = {
  readonly view: CaseView | undefined;
  readonly onCase: (ref: string) => void;
  readonly onPackage: (file: FileRef) => void;
};

export type Settled = { readonly what: string; readonly name: string };

export type PapersState = {
  readonly card: CardOffer;
  readonly toSign: FileRef | undefined;
  readonly sign: Act<FileRef, void>;
  readonly take: Act<readonly FileRef[], void>;
  /** One entry for each paper that is settled: what was done, and the name of a party or a file. */
  readonly done: readonly Settled[];
  readonly problems: readonly (Problem | undefined)[];
};

function kindWord(kind: string, words: Readonly<Record<ArtefactKind, string>>): string {
  return Object.hasOwn(words, kind) ? words[kind as ArtefactKind] : kind;
}

/** Cards first: terms are checked against the cards they name. */
function inOrder(files: readonly FileRef[]): FileRef[] {
  const rank = ({ name }: FileRef) => ['card', 'terms', 'handover'].indexOf(endingOf(name)) >>> 0;
  return [...files].sort((a, b) => rank(a) - rank(b));
}

function useDone() {
  const [done, setDone] = useState<readonly Settled[]>([]);
  return { done, note: (what: string, name: string) => setDone((all) => [...all, { what, name }]) };
}

function useSigning(view: CaseView | undefined, note: (what: string, name: string) => void) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const [toSign, setToSign] = useState<FileRef>();
  const sign = useAct(
    async (file: FileRef) => {
      const who = view === undefined ? [] : [partyName(view.parties, 'seller'), partyName(view.parties, 'buyer')];
      const out = await place('file', suggestedName('terms', who, lang));
      if (out === undefined) return;
      const signed = await api['statement.sign']({ file: file.handle, out: out.handle });
      note(t('trial.signed'), signed.file);
      setToSign(undefined);
    },
    { saves: true },
  );
  return { toSign, setToSign, sign };
}

export function usePapers({ view, onCase, onPackage }: PapersUse): PapersState {
  const { t } = useTranslation();
  const { artefact } = useLabels();
  const { done, note } = useDone();
  const { toSign, setToSign, sign } = useSigning(view, note);
  const [waiting, setWaiting] = useState<readonly FileRef[]>([]);
  const add = async (file: FileRef) => {
    const { added } = await api['artefact.add']({ files: [file.handle] });
    for (const item of added) {
      if (item.case !== undefined) onCase(item.case);
      if (item.kind === 'terms' && !item.complete) setToSign(file);
      else note(t('trial.added', { kind: kindWord(item.kind, artefact) }), item.file);
    }
  };
  /** Stops at a card: a person says whose it is before anything is checked against it. */
  const takeAll = async (files: readonly FileRef[]): Promise<void> => {
    const [file, ...rest] = inOrder(files);
    if (file === undefined) return;
    const ending = endingOf(file.name);
    if (ending === 'card') {
      setWaiting(rest);
      await card.look.run(file);
      return;
    }
    if (ending === 'handover') onPackage(file);
    else await add(file);
    await takeAll(rest);
  };
  const card = useCardOffer(async (party) => {
    note(t('trial.cardDone'), nameOf(party));
    setWaiting([]);
    await takeAll(waiting);
  });
  const take = useAct(takeAll, { saves: true });
  const problems = [card.look.problem, card.accept.problem, take.problem, sign.problem];
  return { card, toSign, sign, take, done, problems };
}
