// One column, or several ticked ones: what is done with it, how it then looks, and why. A secret has no choice.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/domain/words/describe.ts';
import { useCount } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Choice as Choices } from '../../controls/choice.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import text from '../../style/text.module.css';
import {
  type Choice,
  type GivenReason,
  type Params,
  paramsFor,
  paramsInForce,
  reasonsFor,
  sharedActions,
} from './choices.ts';
import { Findings } from './findings.tsx';
import { useShown } from './shown.ts';
import type { Column } from './stacks.ts';

type Action = Column['action'];

function HowItLooks({
  column,
  action,
  params,
  onChange,
}: {
  readonly column: Column;
  readonly action: Action;
  readonly params: Params;
  readonly onChange: (params: Params) => void;
}) {
  const { t } = useTranslation();
  const shown = useShown();
  const offered = paramsFor(column, action);
  if (offered.length < 2) {
    const words = shown(column, action, params);
    return words === '' ? undefined : <p className={text.meta2}>{words}</p>;
  }
  const keyOf = (some: Params) => String(offered.findIndex((one) => JSON.stringify(one) === JSON.stringify(some)));
  return (
    <Choices
      label={t('policy.decide.left')}
      options={offered.map((one) => ({ value: keyOf(one), label: shown(column, action, one) }))}
      value={keyOf(params)}
      onChange={(key) => onChange(offered[Number(key)] ?? params)}
    />
  );
}

/** What is chosen so far. A new action brings its usual parameters and its likely reason. */
function useChosen(columns: readonly Column[]) {
  const actions = sharedActions(columns);
  const [first] = columns;
  const isSame = columns.every(({ action }) => action === first?.action);
  const begin: Action = (isSame ? first?.action : actions[0]) ?? 'drop';
  const [action, setAction] = useState<Action>(begin);
  const [params, setParams] = useState<Params>(first === undefined ? {} : paramsInForce(first));
  const reasons = reasonsFor(columns, action);
  const given = columns.length === 1 ? reasons.find((reason) => reason === first?.reason) : undefined;
  const [reason, setReason] = useState<GivenReason | undefined>(given);
  return {
    actions,
    reasons,
    action,
    params,
    reason: reason !== undefined && reasons.includes(reason) ? reason : reasons[0],
    setParams,
    setReason,
    setAction(next: Action) {
      setAction(next);
      setReason(undefined);
      setParams(first === undefined ? {} : (paramsFor(first, next)[0] ?? {}));
    },
  };
}

type Chosen = ReturnType<typeof useChosen>;

function Answers({ chosen, alone }: { readonly chosen: Chosen; readonly alone: Column | undefined }) {
  const { t } = useTranslation();
  const { actions, reasons, action, params } = chosen;
  return (
    <>
      <Choices<Action>
        label={t('policy.decide.how')}
        options={actions.map((value) => ({ value, label: t(`policy.decide.actions.${value}`) }))}
        value={action}
        onChange={chosen.setAction}
      />
      {alone === undefined ? undefined : (
        <HowItLooks column={alone} action={action} params={params} onChange={chosen.setParams} />
      )}
      <Choices<GivenReason>
        label={t('policy.decide.why')}
        columns={2}
        options={reasons.map((value) => ({ value, label: t(`policy.decide.reasons.${value}`) }))}
        value={chosen.reason}
        onChange={chosen.setReason}
      />
    </>
  );
}

/** The way out for a column that was wrongly taken for one of secrets, and the way back. */
function Secrecy({
  column,
  onNotSecret,
  onSecret,
}: { readonly column: Column } & Pick<DecideDialogProps, 'onNotSecret' | 'onSecret'>) {
  const { t } = useTranslation();
  const { class: kind, not_secret: because } = column;
  if (kind !== 'C' && because === undefined) return undefined;
  return (
    <div>
      {because === undefined ? undefined : <p>{t('policy.notSecret.stated', { because })}</p>}
      <Button kind="text" onPress={because === undefined ? onNotSecret : onSecret}>
        {t(because === undefined ? 'policy.notSecret.offer' : 'policy.notSecret.back')}
      </Button>
    </div>
  );
}

export type DecideDialogProps = {
  readonly columns: readonly Column[];
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onDecide: (choiceFor: (column: Column) => Choice) => void;
  readonly onClose: () => void;
  /** Of one column: its secrets are none, or are some after all. */
  readonly onNotSecret: () => void;
  readonly onSecret: () => void;
};

export function DecideDialog(props: DecideDialogProps) {
  const { columns, busy, problem, onDecide, onClose } = props;
  const { t } = useTranslation();
  const count = useCount();
  const chosen = useChosen(columns);
  const alone = columns.length === 1 ? columns[0] : undefined;
  const isSecret = columns.some((column) => column.class === 'C');
  const never = isSecret && chosen.actions.length < 2;
  const { action, reason = 'user' } = chosen;
  const choiceFor = (column: Column): Choice => {
    const params = alone === undefined ? (paramsFor(column, action)[0] ?? {}) : chosen.params;
    return { action, reason, params };
  };
  const save = (
    <Button onPress={() => onDecide(choiceFor)} disabled={busy}>
      {t('policy.decide.act')}
    </Button>
  );
  return (
    <Dialog
      title={alone?.name ?? t('policy.several.title', { columns: count('columns', columns.length) })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(never ? 'bar.close' : 'bar.cancel')}</Button>
          {never ? undefined : save}
        </>
      }
    >
      {alone === undefined ? (
        <p className={text.meta2}>{columns.map(({ name }) => name).join(' · ')}</p>
      ) : (
        <Findings column={alone} />
      )}
      {isSecret ? <p>{t('policy.decide.never')}</p> : undefined}
      {alone === undefined ? undefined : <Secrecy {...props} column={alone} />}
      {never ? undefined : <Answers chosen={chosen} alone={alone} />}
      <StopBlock problem={problem} />
    </Dialog>
  );
}
