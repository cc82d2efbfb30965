// Buttons of four weights; the primary one is marked so that a harness can count it.
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import styles from './button.module.css';

export type ButtonKind = 'primary' | 'plain' | 'small' | 'link' | 'text';

const look: Record<ButtonKind, string> = {
  primary: `${styles.button} ${styles.primary}`,
  plain: `${styles.button}`,
  small: `${styles.button} ${styles.small}`,
  link: `${styles.link}`,
  text: `${styles.text}`,
};

export type ButtonProps = {
  readonly kind?: ButtonKind;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** A fuller name than the words on the button, for those who hear it. */
  readonly label?: string;
  readonly expanded?: boolean;
  /** Takes the focus when it comes. */
  readonly focused?: boolean;
  readonly children: ReactNode;
};

export function Button({
  kind = 'plain',
  onPress,
  disabled = false,
  label,
  expanded,
  focused = false,
  children,
}: ButtonProps) {
  return (
    <AriaButton
      className={look[kind]}
      onPress={onPress}
      isDisabled={disabled}
      autoFocus={focused}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      {...(kind === 'primary' ? { 'data-primary': '' } : {})}
    >
      {children}
    </AriaButton>
  );
}
