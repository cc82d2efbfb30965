// A party as its card states it: name, number, short code, and how far it is known.
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../app/parties.ts';
import type { Party } from '../../app/queries.ts';
import { useLabels } from '../../app/words.ts';
import text from '../../style/text.module.css';
import styles from './party-card.module.css';

export type PartyCardProps = { readonly heading: string; readonly party: Party | undefined; readonly empty?: string };

export function PartyCard({ heading, party, empty }: PartyCardProps) {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <div className={styles.party} data-party={party?.card ?? ''}>
      <h2>{heading}</h2>
      {party === undefined ? (
        <p className={text.meta}>{empty}</p>
      ) : (
        <>
          <p>
            <b>{nameOf(party)}</b> <span className={text.meta}>{label.trust[party.trust]}</span>
          </p>
          {party.uscc === undefined ? undefined : <p className={text.code}>{party.uscc}</p>}
          <p className={`${text.meta} ${styles.short}`}>
            {t('recipient.card.short')}
            <span className={text.code}>{party.short}</span>
          </p>
        </>
      )}
    </div>
  );
}
