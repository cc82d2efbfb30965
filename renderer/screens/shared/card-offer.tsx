// A card that came in: shown first, taken into the trust list only when a person says who it is.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { type Act, useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import type { Party } from '../../app/queries.ts';
import { Note } from '../../controls/blocks.tsx';
import { PartyCard } from './party-card.tsx';

type Offer = Output<'trust.add'> & { readonly file: FileRef };

export type CardOffer = {
  readonly offer: Offer | undefined;
  readonly look: Act<FileRef, void>;
  readonly accept: Act<undefined, Party | undefined>;
  reject(): void;
};

/** `taken` is called with the party once it is in the list. */
export function useCardOffer(taken: (party: Party) => Promise<unknown>): CardOffer {
  const [offer, setOffer] = useState<Offer>();
  const look = useAct(async (file: FileRef) => {
    setOffer({ ...(await api['trust.add']({ card: file.handle, accept: false })), file });
  });
  const accept = useAct(
    async () => {
      if (offer === undefined) return undefined;
      const { party } = await api['trust.add']({ card: offer.file.handle, accept: true });
      await taken(party);
      setOffer(undefined);
      return party;
    },
    { saves: true },
  );
  return { offer, look, accept, reject: () => setOffer(undefined) };
}

export function OfferedCard({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  return (
    <>
      <PartyCard heading={t('recipient.card.is')} party={offer.party} />
      {offer.warning === 'key_change' ? (
        <Note what={offer.party.name}>{t('recipient.card.keyChange')}</Note>
      ) : undefined}
      {offer.warning === 'same_key' ? <Note what={offer.party.name}>{t('recipient.card.sameKey')}</Note> : undefined}
    </>
  );
}
