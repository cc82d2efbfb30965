// The other side's papers on the trial screen: a place to drop any pile of them, and what waits for a person.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act.ts';
import { pick } from '../../app/host.ts';
import { type CaseView, useStatement } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { Sheet } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Drop } from '../../controls/drop.tsx';
import { Icon } from '../../controls/icons.tsx';
import text from '../../style/text.module.css';
import { type CardOffer, OfferedCard } from '../shared/card-offer.tsx';
import shared from '../shared/party-card.module.css';
import { StatementDialog } from '../shared/statement-dialog.tsx';
import { NumberPanel } from './number-panel.tsx';
import type { PapersState } from './papers.ts';
import styles from './trial.module.css';

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

/** Nobody signs what he has not had in front of him: the signature stands under the paper itself. */
function TermsWait({ papers, view }: { readonly papers: PapersState; readonly view: CaseView | undefined }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const [reading, setReading] = useState(false);
  const { toSign, sign } = papers;
  const sheet = useStatement(toSign === undefined ? undefined : { file: toSign.handle }, lang);
  if (toSign === undefined) return undefined;
  const signIt = () => {
    setReading(false);
    void sign.run(toSign);
  };
  return (
    <>
      <p>{t('trial.signText')}</p>
      <div className={shared.row}>
        <Button kind="small" onPress={() => setReading(true)} disabled={sign.busy || sheet === undefined}>
          {t('trial.read')}
        </Button>
        <span className={text.meta}>{toSign.name}</span>
      </div>
      {reading && sheet !== undefined ? (
        <StatementDialog
          title={t('recipient.terms.title')}
          sheet={sheet}
          view={view}
          onClose={() => setReading(false)}
          sign={{ label: t('trial.sign'), onPress: signIt, busy: sign.busy }}
        />
      ) : undefined}
    </>
  );
}

function Settled({ papers }: { readonly papers: PapersState }) {
  return (
    <div role="status">
      {papers.done.length === 0 ? undefined : (
        <dl className={styles.settled}>
          {papers.done.map(({ what, name }) => (
            <div key={`${what} ${name}`} data-settled={name}>
              <dt>
                <Icon name="tick" small className={text.good} /> {what}
              </dt>
              <dd className={text.file}>{name}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

export function Papers({ papers, view }: { readonly papers: PapersState; readonly view: CaseView | undefined }) {
  const { t } = useTranslation();
  const choose = useAct(async () => void (await papers.take.run(await pick('artefacts'))));
  return (
    <Sheet className={styles.papers ?? ''}>
      <h2>{t('trial.papers')}</h2>
      <Drop onFiles={(files) => void papers.take.run(files)} words={t('trial.papersText')}>
        <Button kind="small" onPress={() => void choose.run(undefined)}>
          {t('trial.add')}
        </Button>
      </Drop>
      <CardWaits card={papers.card} />
      <TermsWait papers={papers} view={view} />
      <Settled papers={papers} />
      <NumberPanel view={view} />
    </Sheet>
  );
}
