// Expected, found, difference: a line a table, the files, and the totals; a line that differs is amber.
import { useTranslation } from 'react-i18next';
import { difference, number } from '../../app/format.ts';
import { useSession } from '../../app/session.ts';
import { Note } from '../../controls/blocks.tsx';
import { Icon } from '../../controls/icons.tsx';
import text from '../../style/text.module.css';
import styles from './compare.module.css';
import type { Comparison } from './comparison.ts';

type Line = { readonly id: string; readonly name: string; readonly expected: string; readonly found: string };

function counted(id: string, name: string, { expected, found }: Comparison['files']): Line {
  return { id, name, expected: String(expected), found: String(found) };
}

function useLines({ tables, files, lists, totals }: Comparison): Line[] {
  const { t } = useTranslation();
  return [
    ...tables.map((table) => counted(table.id, table.name, table)),
    counted('files', t('compare.files'), files),
    ...(lists.expected === 0 ? [] : [counted('lists', t('compare.lists'), lists)]),
    ...totals
      .filter(({ of_codes, expected, found }) => !of_codes || expected !== found)
      .map(({ table: id, table_name: table, column, name, expected, found }) => ({
        id: `${id} ${column}`,
        name: t('compare.total', { table, column: name }),
        expected,
        found,
      })),
  ];
}

export function Counts({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const lines = useLines(comparison);
  const wrong = lines.filter(({ expected, found }) => expected !== found).length;
  return (
    <div className={styles.counts}>
      <table>
        <thead>
          <tr>
            <td />
            <th className={text.number}>{t('compare.expected')}</th>
            <th className={text.number}>{t('compare.found')}</th>
            <th className={text.number}>{t('compare.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, expected, found }) => (
            <tr key={id} data-counted={id} data-differs={expected !== found}>
              <td className={styles.name}>{name}</td>
              <td className={text.number}>{number(expected, lang)}</td>
              <td className={text.number}>{number(found, lang)}</td>
              <td className={text.number}>{number(difference(expected, found), lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {comparison.agrees ? (
        <p className={text.good}>
          <Icon name="tick" small /> <b>{t('compare.agrees', { n: lines.length })}</b>
        </p>
      ) : (
        <Note what={t('compare.differs', { n: wrong })}>{t('compare.wrongHint')}</Note>
      )}
      <p className={text.meta}>{t('compare.limits')}</p>
    </div>
  );
}
