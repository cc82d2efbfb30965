// The card of an amber question: what it is about, two or three plain answers, and what is known of it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChoiceProps, Segments } from '../../controls/choice.tsx';
import { Icon } from '../../controls/icons.tsx';
import styles from './policy.module.css';

type AskedProps<Answer extends string> = ChoiceProps<Answer> & {
  readonly what: string;
  readonly settled: boolean;
  /** What the card is told by. */
  readonly marks: Readonly<Record<`data-${string}`, string | boolean>>;
  readonly children: ReactNode;
};

export function Asked<Answer extends string>({ what, settled, marks, children, ...choice }: AskedProps<Answer>) {
  const { t } = useTranslation();
  return (
    <li className={styles.ask} {...marks}>
      <Icon name={settled ? 'tick' : 'ask'} />
      <h2>{settled ? what : t('ask', { what })}</h2>
      <Segments {...choice} />
      <div>{children}</div>
    </li>
  );
}

/** @param ofTable there are other tables: the one it is of is said */
export function useAbout(ofTable: boolean): (name: string, table: { readonly name: string }) => string {
  const { t } = useTranslation();
  return (name, table) => (ofTable ? t('policy.ask.of', { column: name, table: table.name }) : name);
}
