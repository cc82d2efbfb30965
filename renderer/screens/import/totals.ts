// The totals of a table's columns in words; of one with cells that are no number, how many those are.
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import type { Table } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';

/** A line of a list, and what it is of. */
export type Line = { readonly id: string; readonly line: string };

export function useTotals(): (table: Table) => Line[] {
  const { t } = useTranslation();
  const { lang } = useSession();
  return ({ columns }) =>
    columns.flatMap(({ id, name, sum, uncounted }): Line[] => {
      if (uncounted !== undefined) return [{ id, line: t('data.uncounted', { name, n: number(uncounted, lang) }) }];
      return sum === undefined ? [] : [{ id, line: t('data.sum', { name, sum: number(sum, lang) }) }];
    });
}
