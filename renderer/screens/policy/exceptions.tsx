// Exceptions from the search before sealing: which columns that stay may be whole cells of another, each taken back with one press.
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Icon } from '../../controls/icons.tsx';
import text from '../../style/text.module.css';
import styles from './policy.module.css';
import type { CaseTables } from './stacks.ts';
import type { Exception } from './undo.ts';
import type { Deciding } from './use-deciding.ts';

/** All of a case. */
export function exceptionsOf(tables: CaseTables): Exception[] {
  return tables.flatMap(({ allowed, id }) =>
    allowed.map(({ column, from, reason }) => ({ from, into: { table: id, column }, reason })),
  );
}

/** 手机 → 送货电话; with their tables where there are several. */
export function usePairText(): (tables: CaseTables, pair: Pick<Exception, 'from' | 'into'>) => string {
  const { t } = useTranslation();
  return (tables, { from, into }) => {
    const nameOf = ({ table: id, column }: Exception['from']) => {
      const table = tables.find((one) => one.id === id);
      const name = table?.columns.find((one) => one.id === column)?.name ?? `${id}.${column}`;
      return tables.length < 2 || table === undefined ? name : t('policy.ask.of', { column: name, table: table.name });
    };
    return t('policy.allowed.pair', { from: nameOf(from), into: nameOf(into) });
  };
}

/** Nothing where there are none: they are made where sealing was refused. */
export function Exceptions({ tables, deciding }: { readonly tables: CaseTables; readonly deciding: Deciding }) {
  const { t } = useTranslation();
  const label = useLabels();
  const pairText = usePairText();
  const exceptions = exceptionsOf(tables);
  if (exceptions.length === 0) return undefined;
  return (
    <section className={styles.block}>
      <h2>{t('policy.allowed.title')}</h2>
      <p className={text.meta}>{t('policy.allowed.text')}</p>
      <ul className={styles.rules}>
        {exceptions.map((one) => {
          const pair = pairText(tables, one);
          return (
            <li key={pair} data-allowed="">
              <Icon name="tick" small />
              <div>
                <b>{pair}</b>
                <small className={styles.under}>{one.reason === undefined ? '' : label.reason[one.reason]}</small>
              </div>
              <Button
                kind="small"
                onPress={() => void deciding.allow({ ...one, reason: undefined }, one.reason)}
                label={t('policy.allowed.dropLabel', { pair })}
              >
                {t('policy.allowed.drop')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
