// One A4 page: binding edge, the strip on top, a title, the standard line at the foot, and places to sign and stamp.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../app/session.ts';
import { useLabels } from '../app/words.ts';
import styles from './a4.module.css';

export type A4Props = {
  readonly title: string;
  readonly strip?: ReactNode;
  readonly number?: string | undefined;
  /** No paper between two parties: nothing to bind, nothing to seal across. */
  readonly plain?: boolean;
  readonly page?: number;
  readonly pages?: number;
  readonly children: ReactNode;
};

/** The binding edge at the left, tick marks for a seal across the pages at the right. */
function Edges() {
  const { paper } = useWords();
  return (
    <>
      <div className={styles.bind}>
        {paper.bind.map((sign) => (
          <span key={sign}>{sign}</span>
        ))}
      </div>
      <div className={styles.ticks} />
    </>
  );
}

export function A4({ title, strip, number, plain = false, page = 1, pages = 1, children }: A4Props) {
  const { t } = useTranslation();
  return (
    <article className={styles.a4} data-paper="">
      {plain ? undefined : <Edges />}
      {strip === undefined ? undefined : <div className={styles.strip}>{strip}</div>}
      <h1>{title}</h1>
      {number === undefined ? undefined : <p>{t('paper.number', { id: number })}</p>}
      {children}
      <div className={styles.foot}>
        <span>{plain ? '' : t('paper.limits')}</span>
        <span>{t('paper.page', { page, pages })}</span>
      </div>
    </article>
  );
}

/** A line to sign, a line for the date, and a dashed circle for the company seal, for seller and buyer. */
export function Signs() {
  const { t } = useTranslation();
  const { role } = useLabels();
  return (
    <div className={styles.signs}>
      {([role.seller, role.buyer] as const).map((name) => (
        <div key={name}>
          {t('paper.sign', { role: name })}
          <span className={styles.rule} />
          {t('paper.date')}
          <span className={styles.rule} />
          <span className={styles.round}>{t('paper.stamp')}</span>
        </div>
      ))}
    </div>
  );
}

export function Rows({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  if (rows.length === 0) return undefined;
  return (
    <table>
      <tbody>
        {rows.map(([term, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have a place, and two may have one term
          <tr key={index}>
            <th scope="row">{term}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Mono({ children }: { readonly children: ReactNode }) {
  return <p className={styles.mono}>{children}</p>;
}

/** Three groups a line, to be copied by hand. */
export function BigCode({ code }: { readonly code: string }) {
  const groups = code.split('-');
  const lines = [groups.slice(0, 3), groups.slice(3, 6), groups.slice(6)].map((line) => line.join('-'));
  return (
    <div className={styles.code}>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
