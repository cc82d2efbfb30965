// Ten rows to look at, masked by the engine.
import { useTranslation } from 'react-i18next';
import text from '../../style/text.module.css';
import styles from './compare.module.css';
import type { Comparison } from './comparison.ts';

export function Sample({ sample }: Pick<Comparison, 'sample'>) {
  const { t } = useTranslation();
  if (sample.rows.length === 0) return undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('compare.sample')} data-sample="">
      <table>
        <caption>
          <b>{t('compare.sample')}</b> <span className={text.meta}>{t('compare.sampleText')}</span>
        </caption>
        <thead>
          <tr>
            {sample.columns.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have a place
              <th key={index}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have a place
            <tr key={index}>
              {row.map((value, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have a place
                <td key={column}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
