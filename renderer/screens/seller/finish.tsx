// 卖8 收尾: waits for the receipt and takes it in; says what is still on this side.
import { useTranslation } from 'react-i18next';
import { CaseStrip } from '../../app/case-strip.tsx';
import { day } from '../../app/format.ts';
import { partyName } from '../../app/parties.ts';
import type { CaseView } from '../../app/queries.ts';
import { useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import { useSession } from '../../app/session.ts';
import layout from '../../app/shell.module.css';
import { WithCase } from '../../app/with-case.tsx';
import { useCount } from '../../app/words.ts';
import { Facts, Sheet } from '../../controls/blocks.tsx';
import { Drop } from '../../controls/drop.tsx';
import text from '../../style/text.module.css';
import { useBringPapers } from './bring-papers.ts';

function useStanding(view: CaseView) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const sealed = view.packages.findLast(({ kind, direction }) => kind === 'full' && direction === 'made');
  const receipt = view.strip.find(({ cell, state }) => cell === 'receipt' && state === 'done');
  if (receipt !== undefined) {
    return {
      state: 'received' as const,
      main: t('finish.received'),
      more: (
        <>
          {t('recipient.card.short')} <span className={text.code}>{receipt.short}</span>
        </>
      ),
    };
  }
  if (sealed === undefined) {
    return { state: 'unsealed' as const, main: t('finish.notSealed'), more: t('finish.notSealedText') };
  }
  const name = partyName(view.parties, 'buyer') ?? '';
  return {
    state: 'waiting' as const,
    main: t('finish.waiting'),
    more: t('finish.waitingText', { when: day(sealed.made, lang), name }),
  };
}

function Page({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const { go } = useRoute();
  const count = useCount();
  const { add, bring } = useBringPapers(view);
  const { state, main, more } = useStanding(view);
  const rows = view.tables.reduce((sum, { taken }) => sum + taken, 0);
  const primary = {
    waiting: { label: t('finish.act'), onPress: () => void bring.run(undefined), disabled: add.busy },
    unsealed: { label: t('finish.seal'), onPress: () => go({ screen: 'seal', case: view.case_uid }) },
    received: { label: t('finish.done'), onPress: () => go({ screen: 'start' }) },
  }[state];
  return (
    <Screen
      stage={state}
      title={t('finish.title')}
      lead={state === 'received' ? t('finish.receivedLead') : t('finish.lead')}
      strip={<CaseStrip current="receipt" pressed={state === 'received' ? 'receipt' : undefined} />}
      problems={[add.problem, bring.problem]}
      primary={primary}
    >
      <div className={layout.c8} data-finish={state}>
        <Sheet>
          <Facts
            facts={[
              { term: t('strip.label'), main: <b>{main}</b>, more },
              { term: t('finish.here'), main: count('rows', rows), more: t('finish.hereText') },
            ]}
          />
        </Sheet>
      </div>
      {state === 'waiting' ? (
        <div className={layout.c8}>
          <Drop onFiles={(files) => void add.run(files)} words={t('finish.drop')}>
            {undefined}
          </Drop>
        </div>
      ) : undefined}
    </Screen>
  );
}

export function Finish() {
  const { t } = useTranslation();
  return <WithCase title={t('finish.title')}>{(view) => <Page view={view} />}</WithCase>;
}
