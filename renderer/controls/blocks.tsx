// Blocks of text: an amber question, facts of a page, an equation of counts, code groups to compare.
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../app/format.ts';
import { useSession } from '../app/session.ts';
import text from '../style/text.module.css';
import styles from './blocks.module.css';
import { Icon } from './icons.tsx';
import { Prose } from './prose.tsx';

export function Sheet({ children, className = '' }: { readonly children: ReactNode; readonly className?: string }) {
  return <div className={`${styles.sheet} ${className}`}>{children}</div>;
}

/** A decision that waits for a person; the safe answer is already set. */
export function Ask({ what, children }: { readonly what: string; readonly children: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.ask}>
      <Icon name="ask" />
      <div>
        <b>{t('ask', { what })}</b>
        <p>
          <Prose>{children}</Prose>
        </p>
      </div>
    </div>
  );
}

export type NoteProps = { readonly what: string; readonly action?: ReactNode; readonly children: string };

/** An amber note that asks nothing; at most one small thing can be done about it. */
export function Note({ what, action, children }: NoteProps) {
  return (
    <div className={styles.ask}>
      <Icon name="ask" />
      <div>
        <b>
          <Prose>{what}</Prose>
        </b>
        <p>
          <Prose>{children}</Prose>
        </p>
      </div>
      {action}
    </div>
  );
}

export type Fact = { readonly term: string; readonly main: ReactNode; readonly more?: ReactNode };

const set = (said: ReactNode) => (typeof said === 'string' ? <Prose>{said}</Prose> : said);

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, main, more }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {set(main)}
            {more === undefined ? undefined : <small>{set(more)}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Figure({ value }: { readonly value: number }) {
  const { lang } = useSession();
  return <span className={styles.count}>{number(value, lang)}</span>;
}

/** 8,003 = 7,993 + 7 + 3: what was read, and what became of it. */
export function Equation({ terms }: { readonly terms: readonly { word: string; value: number }[] }) {
  const { lang } = useSession();
  return (
    <dl className={styles.sum} data-equation="">
      {terms.map(({ word, value }, index) => (
        <Fragment key={word}>
          {index === 0 ? undefined : (
            <div>
              <dt />
              <dd className={styles.sign}>{index === 1 ? '=' : '+'}</dd>
            </div>
          )}
          <div>
            <dt>{word}</dt>
            <dd>{number(value, lang)}</dd>
          </div>
        </Fragment>
      ))}
    </dl>
  );
}

/** Groups of five digits, large enough to read aloud. */
export function CodeGroups({ code, narrow = false }: { readonly code: string; readonly narrow?: boolean }) {
  return (
    <div className={`${styles.groups} ${narrow ? styles.narrow : ''}`} data-code={code}>
      {code.split(' ').map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have a place and may repeat
        <span key={index}>{group}</span>
      ))}
    </div>
  );
}

/** Six digits in ceremony size. */
export function Digits({ digits, label }: { readonly digits: string; readonly label: string }) {
  return (
    <p className={styles.digits} data-digits={digits}>
      <span className={text.hidden}>{label}</span>
      <span aria-hidden="true">{digits.slice(0, 3)}</span>
      <span aria-hidden="true">{digits.slice(3)}</span>
    </p>
  );
}
