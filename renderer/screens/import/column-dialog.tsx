// One column: what it looks like, and whether it goes. Sensitive needs a reason; a secret has no choice.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action, Reason } from '../../../shared/domain/vocabulary.ts';
import { piLabel } from '../../../shared/domain/words/pi-label.ts';
import { useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import type { Table } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { useLabels } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import text from '../../style/text.module.css';

type Column = Table['columns'][number];

const answers = {
  drop: { action: 'drop', reason: 'user' },
  keep: { action: 'keep', reason: 'necessary' },
  necessary: { action: 'keep', reason: 'necessary' },
  ordered: { action: 'keep', reason: 'ordered' },
} as const satisfies Record<string, { action: Action; reason: Reason }>;

type Answer = keyof typeof answers;

function isSensitive(column: Column): boolean {
  return column.class === 'S' || column.class === 'S*';
}

function answerOf(column: Column): Answer {
  if (column.action === 'drop') return 'drop';
  if (!isSensitive(column)) return 'keep';
  return column.reason === 'ordered' ? 'ordered' : 'necessary';
}

export type ColumnDialogProps = {
  readonly caseRef: string;
  readonly table: string;
  readonly column: Column;
  readonly onClose: () => void;
};

export function ColumnDialog({ caseRef, table, column, onClose }: ColumnDialogProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const label = useLabels();
  const [answer, setAnswer] = useState(answerOf(column));
  const settle = useAct(
    async () => {
      await api['policy.set']({ case: caseRef, table, column: column.id, ...answers[answer] });
      onClose();
    },
    { saves: true },
  );
  const never = column.class === 'C';
  const keep = isSensitive(column)
    ? [
        { value: 'necessary' as const, label: t('data.column.keepNecessary') },
        { value: 'ordered' as const, label: t('data.column.keepOrdered') },
      ]
    : [{ value: 'keep' as const, label: t('data.column.keep') }];
  const close = <Button onPress={onClose}>{never ? t('bar.close') : t('bar.cancel')}</Button>;
  const save = (
    <Button onPress={() => void settle.run(undefined)} disabled={settle.busy}>
      {t('data.column.act')}
    </Button>
  );
  return (
    <Dialog
      title={column.name}
      open
      onClose={onClose}
      actions={
        <>
          {close}
          {never ? undefined : save}
        </>
      }
    >
      <p className={text.meta2}>
        {t('data.column.looks', { pi: piLabel(column.pi, lang) })} · {label.piClass[column.class]}
      </p>
      {never ? (
        <p>{t('data.column.never')}</p>
      ) : (
        <Choice<Answer>
          label={t('data.column.title')}
          options={[{ value: 'drop', label: t('data.column.drop') }, ...keep]}
          value={answer}
          onChange={setAnswer}
        />
      )}
      <StopBlock problem={settle.problem} />
    </Dialog>
  );
}
