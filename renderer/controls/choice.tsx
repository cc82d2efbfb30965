// Choices of one among few: a list of options, or a short segmented row; and a single yes or no.
import { Checkbox } from 'react-aria-components/Checkbox';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import styles from './field.module.css';

export type Option<T extends string> = { readonly value: T; readonly label: string; readonly disabled?: boolean };

export type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly columns?: 1 | 2 | 3;
  readonly options: readonly Option<T>[];
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
};

/** Options under each other, or in columns where there is room. */
export function Choice<T extends string>({ label, columns = 1, options, value, onChange }: ChoiceProps<T>) {
  return (
    <RadioGroup className={styles.choices ?? ''} value={value ?? null} onChange={(next) => onChange(next as T)}>
      <Label className={styles.legend}>{label}</Label>
      <div className={styles.options} data-columns={columns}>
        {options.map((option) => (
          <Radio
            key={option.value}
            className={styles.option ?? ''}
            value={option.value}
            isDisabled={option.disabled === true}
          >
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

export function Segments<T extends string>({ label, options, value, onChange }: ChoiceProps<T>) {
  return (
    <RadioGroup
      className={styles.seg ?? ''}
      aria-label={label}
      orientation="horizontal"
      value={value ?? null}
      onChange={(next) => onChange(next as T)}
    >
      {options.map((option) => (
        <Radio key={option.value} className={styles.segment ?? ''} value={option.value}>
          {option.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}

export type TickProps = {
  readonly selected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly children: string;
};

export function Tick({ selected, onChange, children }: TickProps) {
  return (
    <Checkbox className={`${styles.option} ${styles.check}`} isSelected={selected} onChange={onChange}>
      {children}
    </Checkbox>
  );
}
