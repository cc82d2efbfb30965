// A field for a day: typed in any usual way, read back in words, so that no browser's own order of day and month decides.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../app/day.ts';
import { weekday } from '../app/format.ts';
import { useSession } from '../app/session.ts';
import { Field } from './field.tsx';

export type DayFieldProps = {
  readonly label: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  /** Called with a day or an empty string; with nothing while what stands there is no day. */
  readonly onChange: (day: string) => void;
};

export function DayField({ label, value, onChange }: DayFieldProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const [typed, setTyped] = useState(value);
  const day = parseDay(typed);
  const take = (next: string) => {
    setTyped(next);
    const parsed = parseDay(next);
    onChange(parsed ?? '');
  };
  return (
    <Field
      label={label}
      value={typed}
      onChange={take}
      maxLength={20}
      hint={day === undefined || day === '' ? t('day.hint') : weekday(day, lang)}
      wrong={day === undefined && typed.length >= 8 ? t('day.wrong') : undefined}
    />
  );
}
