// The check number: sixty digits in twelve groups, ticked off group by group as the other side reads, or typed in.
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/domain/describe.ts';
import { useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import type { CaseView } from '../../app/queries.ts';
import { Button } from '../../controls/button.tsx';
import { Field } from '../../controls/field.tsx';
import { Icon } from '../../controls/icons.tsx';
import type { Step } from '../../controls/steps.tsx';
import text from '../../style/text.module.css';
import styles from './party-card.module.css';

type Ticks = ReadonlySet<number>;

function Groups({
  number,
  ticks,
  onTick,
}: {
  readonly number: string;
  readonly ticks: Ticks;
  readonly onTick: (place: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.groups} data-safety={number}>
      {number.split(' ').map((digits, index) => (
        <ToggleButton
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have a place and may repeat
          key={index}
          className={styles.group ?? ''}
          isSelected={ticks.has(index)}
          onChange={() => onTick(index)}
          aria-label={t('recipient.number.group', { n: index + 1, digits })}
        >
          {digits}
          {ticks.has(index) ? <Icon name="tick" small /> : undefined}
        </ToggleButton>
      ))}
    </div>
  );
}

const mismatch: Problem = { code: 'trust.mismatch', where: {}, facts: {} };

function useTicks() {
  const [ticks, setTicks] = useState<Ticks>(new Set());
  const flip = (place: number) => {
    const next = new Set(ticks);
    if (!next.delete(place)) next.add(place);
    setTicks(next);
  };
  return { ticks, flip, clear: () => setTicks(new Set()) };
}

export function useNumberStep(view: CaseView | undefined): Step {
  const { t } = useTranslation();
  const { ticks, flip, clear } = useTicks();
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
  const number = view?.safety_number;
  const swap = () => {
    setTyping(!typing);
    verify.forget();
    setDiffers(false);
  };
  const primary = typing
    ? {
        label: t('recipient.number.typedAct'),
        onPress: () => void verify.run(typed),
        disabled: typed.replace(/\D/g, '').length !== 60 || verify.busy,
      }
    : {
        label: t('recipient.number.act'),
        onPress: () => void verify.run(number ?? ''),
        disabled: ticks.size < 12 || verify.busy,
      };
  return {
    id: 'number',
    name: t('recipient.number.name'),
    done: view?.verified === true,
    summary: view?.verified === true ? t('recipient.number.done') : t('recipient.number.todo'),
    problems: [differs ? mismatch : verify.problem],
    primary: number === undefined ? { ...primary, disabled: true } : primary,
    actions:
      typing || number === undefined ? undefined : (
        <Button
          onPress={() => {
            clear();
            setDiffers(true);
          }}
        >
          {t('recipient.number.differs')}
        </Button>
      ),
    body: (
      <>
        <p>{t('recipient.number.text')}</p>
        {typing ? (
          <Field
            label={t('recipient.number.typedField')}
            value={typed}
            onChange={setTyped}
            look="mono"
            numeric
            maxLength={120}
          />
        ) : (
          <>
            {number === undefined ? undefined : <Groups number={number} ticks={ticks} onTick={flip} />}
            <p className={text.meta} role="status">
              {t('recipient.number.ticked', { n: ticks.size })}
            </p>
          </>
        )}
        <div className={styles.row}>
          <Button kind="small" onPress={swap}>
            {typing ? t('recipient.number.tick') : t('recipient.number.typed')}
          </Button>
        </div>
      </>
    ),
  };
}
