// A list that opens, for choices too many for a row of segments.
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { type ChoiceProps, Segments } from './choice.tsx';
import styles from './select.module.css';

export function Select<T extends string>({ label, options, value, onChange }: ChoiceProps<T>) {
  return (
    <AriaSelect aria-label={label} value={value ?? null} onChange={(key) => onChange(String(key) as T)}>
      <Button className={styles.button ?? ''}>
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className={styles.popover ?? ''}>
        <ListBox>
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} className={styles.item ?? ''}>
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** A row while it is short, a list that opens when it is long. */
export function Picker<T extends string>(props: ChoiceProps<T>) {
  const length = props.options.reduce((sum, { label }) => sum + label.length, 0);
  return props.options.length <= 4 && length < 48 ? <Segments {...props} /> : <Select {...props} />;
}
