// Columns that go or stay, named table by table.
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';

/** Of one table. */
export type NamedColumns = { readonly id: string; readonly name: string; readonly columns: readonly string[] };

export function useList(): (names: readonly string[]) => string {
  const { t } = useTranslation();
  const { lang } = useSession();
  return (names) => (names.length === 0 ? t('seal.none') : names.join(lang === 'zh' ? '、' : ', '));
}

/** What there is to say of one table. */
export function Line({ name, text }: { readonly name: string; readonly text: string }) {
  const { t } = useTranslation();
  return <div>{t('seal.ofTable', { table: name, text })}</div>;
}

/** Of several tables, table by table, since another one may keep what this one gives. */
export function Columns({ tables }: { readonly tables: readonly NamedColumns[] }) {
  const list = useList();
  if (tables.length < 2) return list(tables.flatMap(({ columns }) => columns));
  return tables.map(({ id, name, columns }) => <Line key={id} name={name} text={list(columns)} />);
}
