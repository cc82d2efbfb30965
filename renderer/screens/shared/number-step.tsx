// The check number as a step: ticked off group by group as the other side reads, or typed in from what they wrote.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/domain/words/describe.ts';
import { type Act, useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import type { Primary } from '../../app/primary.tsx';
import type { CaseView } from '../../app/queries.ts';
import { Button } from '../../controls/button.tsx';
import { Field } from '../../controls/field.tsx';
import type { Step } from '../../controls/steps.tsx';
import text from '../../style/text.module.css';
import { Groups, type Ticks } from './groups.tsx';
import styles from './party-card.module.css';

const mismatch: Problem = { code: 'trust.mismatch', where: {}, facts: {} };

type Comparing = {
  readonly ticks: Ticks;
  readonly typing: boolean;
  readonly typed: string;
  readonly problem: Problem | undefined;
  readonly verify: Act<string, void>;
  flip(place: number): void;
  swap(): void;
  type(text: string): void;
  differ(): void;
};

function useComparing(view: CaseView | undefined): Comparing {
  const [ticks, setTicks] = useState<Ticks>(new Set());
  const [typing, setTyping] = useState(false);
  const [typed, setTyped] = useState('');
  const [differs, setDiffers] = useState(false);
  const verify = useAct(
    async (number: string) => {
      setDiffers(false);
      if (view !== undefined) await api['trust.verify']({ case: view.case_uid, number });
    },
    { saves: true },
  );
  return {
    ticks,
    typing,
    typed,
    problem: differs ? mismatch : verify.problem,
    verify,
    type: setTyped,
    flip(place) {
      const next = new Set(ticks);
      if (!next.delete(place)) next.add(place);
      setTicks(next);
    },
    swap() {
      setTyping(!typing);
      setDiffers(false);
      verify.forget();
    },
    differ() {
      setTicks(new Set());
      setDiffers(true);
    },
  };
}

function usePrimary(comparing: Comparing, number: string | undefined): Primary {
  const { t } = useTranslation();
  const { typing, typed, ticks, verify } = comparing;
  const ready = typing ? typed.normalize('NFKC').replace(/\D/g, '').length === 60 : ticks.size === 12;
  return {
    label: t(typing ? 'recipient.number.typedAct' : 'recipient.number.act'),
    onPress: () => void verify.run(typing ? typed : (number ?? '')),
    disabled: number === undefined || !ready || verify.busy,
  };
}

function Body({ comparing, number }: { readonly comparing: Comparing; readonly number: string | undefined }) {
  const { t } = useTranslation();
  const { typing, typed, ticks } = comparing;
  return (
    <>
      <p>{t('recipient.number.text')}</p>
      {typing ? (
        <Field
          label={t('recipient.number.typedField')}
          value={typed}
          onChange={comparing.type}
          look="mono"
          numeric
          maxLength={120}
        />
      ) : (
        <>
          {number === undefined ? undefined : <Groups number={number} ticks={ticks} onTick={comparing.flip} />}
          <p className={text.meta} role="status">
            {t('recipient.number.ticked', { n: ticks.size })}
          </p>
        </>
      )}
      <div className={styles.row}>
        <Button kind="small" onPress={comparing.swap}>
          {t(typing ? 'recipient.number.tick' : 'recipient.number.typed')}
        </Button>
      </div>
    </>
  );
}

export function useNumberStep(view: CaseView | undefined): Step {
  const { t } = useTranslation();
  const number = view?.safety_number;
  const comparing = useComparing(view);
  const primary = usePrimary(comparing, number);
  const done = view?.verified === true;
  const differs = <Button onPress={comparing.differ}>{t('recipient.number.differs')}</Button>;
  return {
    id: 'number',
    name: t('recipient.number.name'),
    done,
    summary: done ? t('recipient.number.done') : t('recipient.number.todo'),
    problems: [comparing.problem],
    primary,
    actions: comparing.typing || number === undefined ? undefined : differs,
    body: <Body comparing={comparing} number={number} />,
  };
}
