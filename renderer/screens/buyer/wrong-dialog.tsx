// What is wrong with what came: reasons, a few words, a day to mend it by; then accept with defects, or refuse.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given } from '../../app/given.ts';
import { useWords } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import { Tick } from '../../controls/choice.tsx';
import { DayField } from '../../controls/day-field.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Field } from '../../controls/field.tsx';
import text from '../../style/text.module.css';
import styles from './compare.module.css';
import type { Verdict } from './comparison.ts';

export type WrongDialogProps = { readonly onClose: () => void; readonly onVerdict: (verdict: Verdict) => void };

export function WrongDialog({ onClose, onVerdict }: WrongDialogProps) {
  const { t } = useTranslation();
  const { reasons } = useWords().compare;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');
  const [cure, setCure] = useState('');
  const flip = (name: string) => {
    const next = new Set(picked);
    if (!next.delete(name)) next.add(name);
    setPicked(next);
  };
  const defects = [
    ...Object.entries(reasons).flatMap(([name, words]) => (picked.has(name) ? [words] : [])),
    ...(note.trim() === '' ? [] : [note.trim()]),
  ];
  const settle = (result: 'conditional' | 'refused') => () => onVerdict({ result, defects, ...given({ cure }) });
  return (
    <Dialog
      title={t('compare.wrongTitle')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('bar.cancel')}</Button>
          <Button onPress={settle('refused')} disabled={defects.length === 0}>
            {t('compare.refuse')}
          </Button>
          <Button onPress={settle('conditional')} disabled={defects.length === 0}>
            {t('compare.keep')}
          </Button>
        </>
      }
    >
      <p className={text.meta2}>{t('compare.wrongText')}</p>
      <div className={styles.defects}>
        {Object.entries(reasons).map(([name, words]) => (
          <Tick key={name} selected={picked.has(name)} onChange={() => flip(name)}>
            {words}
          </Tick>
        ))}
      </div>
      <Field label={t('compare.note')} value={note} onChange={setNote} lines maxLength={2000} />
      <DayField label={t('compare.cure')} value={cure} onChange={setCure} />
    </Dialog>
  );
}
