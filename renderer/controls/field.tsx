// Fields with their label above, a hint or what is wrong below.
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import styles from './field.module.css';

export type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password';
  readonly look?: 'plain' | 'mono' | 'six';
  readonly lines?: boolean;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  readonly focused?: boolean;
  readonly numeric?: boolean;
  readonly maxLength?: number;
  /** Fills both columns of a pair of fields. */
  readonly whole?: boolean;
};

function note({ hint, wrong }: FieldProps) {
  if (wrong !== undefined) {
    return (
      <Text slot="description" className={styles.wrong ?? ''}>
        △ {wrong}
      </Text>
    );
  }
  if (hint === undefined) return undefined;
  return (
    <Text slot="description" className={styles.hint ?? ''}>
      {hint}
    </Text>
  );
}

export function Field(props: FieldProps) {
  const { label, value, onChange, type = 'text', look = 'plain', lines = false, focused = false } = props;
  const classes = [styles.field, look === 'plain' ? '' : styles[look], props.whole === true ? styles.whole : ''];
  return (
    <TextField
      className={classes.join(' ')}
      value={value}
      onChange={onChange}
      type={type}
      isInvalid={props.wrong !== undefined}
      autoFocus={focused}
      autoComplete="off"
      spellCheck="false"
      {...(props.numeric === true ? { inputMode: 'numeric' as const } : {})}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
    >
      <Label>{label}</Label>
      {lines ? <TextArea rows={2} /> : <Input />}
      {note(props)}
    </TextField>
  );
}
