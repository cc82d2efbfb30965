// 买1 我要接收: a key of one's own, and the recipient card for the other side.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../app/queries.ts';
import { useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import { useWords } from '../../app/session.ts';
import layout from '../../app/shell.module.css';
import { reasonsOf } from '../../app/why.tsx';
import { Button } from '../../controls/button.tsx';
import { MakeKey } from '../office/make-key.tsx';
import { useCardOut } from '../shared/card-out.ts';
import { PartyCard } from '../shared/party-card.tsx';

function CardOut() {
  const { t } = useTranslation();
  const words = useWords();
  const { go } = useRoute();
  const { write, written, me } = useCardOut();
  const out = () => void write.run(undefined);
  const onward = () => go({ screen: 'trial' });
  return (
    <Screen
      stage="card"
      title={t('receive.cardTitle')}
      lead={t('receive.cardText')}
      problems={[write.problem]}
      why={reasonsOf(words.reasons.receive)}
      note={written === undefined ? '' : <span role="status">{t('receive.outDone', { name: written })}</span>}
      actions={
        <Button onPress={written === undefined ? onward : out}>
          {written === undefined ? t('receive.next') : t('receive.again')}
        </Button>
      }
      primary={
        written === undefined
          ? { label: t('receive.act'), onPress: out, disabled: write.busy }
          : { label: t('receive.next'), onPress: onward }
      }
    >
      <div className={layout.c8}>
        <PartyCard heading={t('receive.me')} party={me} />
      </div>
    </Screen>
  );
}

export function Receive() {
  const vault = useAppState()?.vault;
  const [making, setMaking] = useState(false);
  if (making || vault === 'missing') {
    return <MakeKey onBegun={() => setMaking(true)} onKept={() => setMaking(false)} />;
  }
  return <CardOut />;
}
