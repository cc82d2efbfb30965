// The rows that hold a text, masked, each with its number in the table.
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import { type Table, useSearch } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { useCount } from '../../app/words.ts';
import { Progress } from '../../controls/progress.tsx';
import text from '../../style/text.module.css';
import styles from './data.module.css';

export type FoundRowsProps = { readonly caseRef: string; readonly table: Table; readonly wanted: string };

export function FoundRows({ caseRef, table, wanted }: FoundRowsProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  const found = useSearch(caseRef, table.id, wanted);
  if (found === undefined) return <Progress pace={undefined} />;
  const rows = count('rows', found.rows.length);
  return (
    <>
      <p role="status" className={text.meta2} data-found={found.rows.length}>
        {found.complete ? t('data.preview.found', { rows }) : t('data.preview.foundMost', { rows })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={styles.rows} tabIndex={0} aria-label={t('data.preview.title')}>
        <table aria-label={table.name}>
          <thead>
            <tr>
              <th className={text.number}>{t('data.preview.row')}</th>
              {found.columns.map((name) => (
                <th key={name} title={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.rows.map(({ offset, cells }) => (
              <tr key={offset}>
                <td className={text.number}>{number(offset + 1, lang)}</td>
                {cells.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
