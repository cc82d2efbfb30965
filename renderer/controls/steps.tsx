// Steps on one page: what is done is ticked, one is open, and any may be opened again.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/domain/words/describe.ts';
import type { Primary } from '../app/primary.tsx';
import text from '../style/text.module.css';
import { Icon } from './icons.tsx';
import styles from './steps.module.css';
import { StopBlock } from './stop-block.tsx';

export type Step = {
  readonly id: string;
  readonly name: string;
  readonly done: boolean;
  /** One line: what it is for, or what came of it. */
  readonly summary: string;
  readonly body: ReactNode;
  readonly primary?: Primary | undefined;
  readonly actions?: ReactNode;
  readonly problems: readonly (Problem | undefined)[];
};

export type StepsProps = {
  readonly steps: readonly Step[];
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
};

function StepLine({
  step,
  open,
  onOpen,
}: {
  readonly step: Step;
  readonly open: boolean;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation();
  return (
    <li data-step={step.id} data-done={step.done}>
      <Button className={styles.head ?? ''} aria-expanded={open} onPress={onOpen}>
        <Icon name={step.done ? 'tick' : 'todo'} className={step.done ? styles.good : styles.todo} />
        <b>
          {step.name}
          <span className={text.hidden}> {step.done ? t('state.good') : t('state.todo')}</span>
        </b>
        <span className={styles.sum}>{step.summary}</span>
      </Button>
      {open ? (
        <div className={styles.body}>
          {step.body}
          {step.problems.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: each place belongs to one act of the step
            <StopBlock key={index} problem={problem} />
          ))}
        </div>
      ) : undefined}
    </li>
  );
}

export function Steps({ steps, open, onOpen }: StepsProps) {
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <StepLine key={step.id} step={step} open={step.id === open} onOpen={() => onOpen(step.id)} />
      ))}
    </ol>
  );
}
