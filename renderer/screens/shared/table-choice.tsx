// The one table of several that a screen shows.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Picker } from '../../controls/select.tsx';

type Named = { readonly id: string; readonly name: string };

/** The first until another is turned to, and again when that one is gone; undefined of none. */
export function useTableChoice<T extends Named>(tables: readonly T[]): [T | undefined, (id: string) => void] {
  const [chosen, turnTo] = useState<string>();
  return [tables.find(({ id }) => id === chosen) ?? tables[0], turnTo];
}

type TablePickerProps = {
  readonly tables: readonly Named[];
  readonly value: string;
  readonly onChange: (id: string) => void;
};

export function TablePicker({ tables, value, onChange }: TablePickerProps) {
  const { t } = useTranslation();
  const options = tables.map(({ id, name }) => ({ value: id, label: name }));
  return <Picker label={t('whichTable')} options={options} value={value} onChange={onChange} />;
}
