// The other side's papers: any pile of files; a card is shown and accepted, terms are signed and given back, a package goes its way.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/domain/describe.ts';
import type { ArtefactKind } from '../../../shared/domain/vocabulary.ts';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { type Act, useAct } from '../../app/act.ts';
import { endingOf, suggestedName } from '../../app/file-names.ts';
import { api, pick, place } from '../../app/host.ts';
import { nameOf, partyName } from '../../app/parties.ts';
import type { CaseView } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { useLabels } from '../../app/words.ts';
import { Sheet } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Drop } from '../../controls/drop.tsx';
import { Icon } from '../../controls/icons.tsx';
import text from '../../style/text.module.css';
import { type CardOffer, OfferedCard, useCardOffer } from '../shared/card-offer.tsx';
import shared from '../shared/party-card.module.css';
import { NumberPanel } from './number-panel.tsx';
import styles from './trial.module.css';

export type PapersUse = {
  readonly view: CaseView | undefined;
  readonly onCase: (ref: string) => void;
  readonly onPackage: (file: FileRef) => void;
};

export type PapersState = {
  readonly card: CardOffer;
  readonly toSign: FileRef | undefined;
  readonly sign: Act<FileRef, void>;
  readonly take: Act<readonly FileRef[], void>;
  readonly done: readonly string[];
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

export function usePapers({ view, onCase, onPackage }: PapersUse): PapersState {
  const { t } = useTranslation();
  const { lang } = useSession();
  const { artefact } = useLabels();
  const [done, setDone] = useState<readonly string[]>([]);
  const [toSign, setToSign] = useState<FileRef>();
  const [waiting, setWaiting] = useState<readonly FileRef[]>([]);
  const note = (line: string) => setDone((lines) => [...lines, line]);
  const sign = useAct(
    async (file: FileRef) => {
      const who = view === undefined ? [] : [partyName(view.parties, 'seller'), partyName(view.parties, 'buyer')];
      const out = await place('file', suggestedName('terms', who, lang));
      if (out === undefined) return;
      const signed = await api['statement.sign']({ file: file.handle, out: out.handle });
      note(t('trial.signed', { name: signed.file }));
      setToSign(undefined);
    },
    { saves: true },
  );
  const add = async (file: FileRef) => {
    const { added } = await api['artefact.add']({ files: [file.handle] });
    for (const item of added) {
      if (item.case !== undefined) onCase(item.case);
      if (item.kind === 'terms' && !item.complete) setToSign(file);
      else note(t('trial.added', { kind: kindWord(item.kind, artefact) }));
    }
  };
  /** Stops at a card: a person says whose it is before anything is checked against it. */
  const takeAll = async (files: readonly FileRef[]) => {
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
  const take = useAct(takeAll, { saves: true });
  const card = useCardOffer(async (party) => {
    note(t('trial.cardDone', { name: nameOf(party) }));
    setWaiting([]);
    await takeAll(waiting);
  });
  return {
    card,
    toSign,
    sign,
    take,
    done,
    problems: [card.look.problem, card.accept.problem, take.problem, sign.problem],
  };
}

function CardWaits({ card }: { readonly card: CardOffer }) {
  const { t } = useTranslation();
  if (card.offer === undefined) return undefined;
  return (
    <>
      <OfferedCard offer={card.offer} />
      <div className={shared.row}>
        <Button kind="small" onPress={() => void card.accept.run(undefined)} disabled={card.accept.busy}>
          {t('trial.accept')}
        </Button>
        <Button kind="small" onPress={card.reject}>
          {t('trial.reject')}
        </Button>
      </div>
    </>
  );
}

function TermsWait({ papers }: { readonly papers: PapersState }) {
  const { t } = useTranslation();
  const { toSign, sign } = papers;
  if (toSign === undefined) return undefined;
  return (
    <>
      <p>{t('trial.signText')}</p>
      <div className={shared.row}>
        <Button kind="small" onPress={() => void sign.run(toSign)} disabled={sign.busy}>
          {t('trial.sign')}
        </Button>
        <span className={text.meta}>{toSign.name}</span>
      </div>
    </>
  );
}

export function Papers({ papers, view }: { readonly papers: PapersState; readonly view: CaseView | undefined }) {
  const { t } = useTranslation();
  const choose = useAct(async () => void (await papers.take.run(await pick('artefacts'))));
  return (
    <Sheet className={styles.papers ?? ''}>
      <h2>{t('trial.papers')}</h2>
      <p className={text.meta2}>{t('trial.papersText')}</p>
      <Drop onFiles={(files) => void papers.take.run(files)}>
        <Button kind="small" onPress={() => void choose.run(undefined)}>
          {t('trial.add')}
        </Button>
      </Drop>
      <CardWaits card={papers.card} />
      <TermsWait papers={papers} />
      {papers.done.map((line) => (
        <p key={line} className={styles.done} role="status">
          <Icon name="tick" small className={text.good} />
          {line}
        </p>
      ))}
      <NumberPanel view={view} />
    </Sheet>
  );
}
