// Rows that are left out knowingly, with a reason that is kept beside them.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import { Button } from '../../controls/button.tsx';
import { Field } from '../../controls/field.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import styles from './aside.module.css';

export type LeaveFormProps = {
  readonly caseRef: string;
  readonly table: string;
  readonly refs: readonly number[];
  readonly onDone: () => void;
};

export function LeaveForm({ caseRef, table, refs, onDone }: LeaveFormProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const leave = useAct(
    async () => {
      await api['rows.leave']({ case: caseRef, table, refs: [...refs], note: note.trim() });
      onDone();
    },
    { saves: true },
  );
  return (
    <div className={styles.form}>
      <Field
        label={t('data.aside.reason')}
        value={note}
        onChange={setNote}
        hint={t('data.aside.reasonHint')}
        maxLength={500}
        focused
      />
      <StopBlock problem={leave.problem} />
      <div className={styles.confirm}>
        <Button kind="small" onPress={onDone}>
          {t('bar.cancel')}
        </Button>
        <Button kind="small" onPress={() => void leave.run(undefined)} disabled={leave.busy || note.trim() === ''}>
          {t('data.aside.confirm')}
        </Button>
      </div>
    </div>
  );
}
