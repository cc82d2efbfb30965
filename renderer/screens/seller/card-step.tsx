// First thing of 卖6: their card in, our card out.
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { useAct } from '../../app/act.ts';
import { api, pickOne } from '../../app/host.ts';
import { nameOf, partyOf } from '../../app/parties.ts';
import type { CaseView } from '../../app/queries.ts';
import { useLabels } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Drop } from '../../controls/drop.tsx';
import { Prose } from '../../controls/prose.tsx';
import type { Step } from '../../controls/steps.tsx';
import { WrittenTo } from '../../controls/written-to.tsx';
import { OfferedCard, useCardOffer } from '../shared/card-offer.tsx';
import { useCardOut } from '../shared/card-out.ts';
import styles from '../shared/party-card.module.css';
import { PartyCard } from '../shared/party-card.tsx';

export function useCardStep(view: CaseView): Step {
  const { t } = useTranslation();
  const label = useLabels();
  const buyer = partyOf(view.parties, 'buyer');
  const out = useCardOut();
  const card = useCardOffer((party) => api['case.settle']({ case: view.case_uid, buyer: party.card }));
  const choose = useAct(async () => {
    const file = await pickOne('card');
    if (file !== undefined) await card.look.run(file);
  });
  const take = (files: FileRef[]) => (files[0] === undefined ? undefined : void card.look.run(files[0]));
  const primary =
    card.offer === undefined
      ? { label: t('recipient.card.pick'), onPress: () => void choose.run(undefined) }
      : {
          label: t('recipient.card.accept'),
          onPress: () => void card.accept.run(undefined),
          disabled: card.accept.busy,
        };
  return {
    id: 'card',
    name: t('recipient.card.name'),
    done: buyer !== undefined && !view.missing.some(({ gate }) => gate === 'suite'),
    summary:
      buyer === undefined
        ? t('recipient.card.todo')
        : t('recipient.card.done', { name: nameOf(buyer), trust: label.trust[buyer.trust] }),
    problems: [choose.problem, card.look.problem, card.accept.problem, out.write.problem],
    primary,
    actions: card.offer === undefined ? undefined : <Button onPress={card.reject}>{t('recipient.card.reject')}</Button>,
    body: (
      <>
        <p>
          <Prose>{t('recipient.card.text')}</Prose>
        </p>
        {card.offer === undefined ? (
          <div className={styles.pair}>
            <PartyCard heading={t('recipient.ours')} party={out.me} />
            {buyer === undefined ? (
              <Drop onFiles={take} words={t('recipient.card.drop')}>
                {undefined}
              </Drop>
            ) : (
              <PartyCard heading={t('recipient.theirs')} party={buyer} />
            )}
          </div>
        ) : (
          <OfferedCard offer={card.offer} />
        )}
        <div className={styles.row}>
          <Button kind="small" onPress={() => void out.write.run(undefined)}>
            {t('recipient.card.out')}
          </Button>
          <WrittenTo name={out.written} />
        </div>
      </>
    ),
  };
}
