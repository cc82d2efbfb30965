// A paper as the person who signs it reads it: sections, each a list of labelled lines. Its words are the paper's own.
import { Fragment } from 'react';
import type { Sheet as SheetOfPaper } from '../../app/queries.ts';
import text from '../../style/text.module.css';
import styles from './statement-sheet.module.css';

export type StatementSheetProps = {
  readonly sheet: SheetOfPaper;
  /** Of its headings: one below what stands over it. */
  readonly level: 2 | 3;
};

export function StatementSheet({ sheet, level }: StatementSheetProps) {
  const Title = `h${level}` as const;
  return (
    <div className={styles.paper} data-statement={sheet.kind}>
      {sheet.sections.map(({ title, lines }) => (
        <section key={title}>
          <Title>{title}</Title>
          <dl>
            {lines.map(({ label, value, code = false }) => (
              <Fragment key={label}>
                <dt>{label}</dt>
                <dd className={code ? text.code : undefined}>{value}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
