// What the decisions come to: rows that go and stay and why, persons, lists made in place of what stays, and what the law counts.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LawCounterCode, lawWords } from '../../../shared/domain/words/law-words.ts';
import { fill } from '../../../shared/domain/words/template.ts';
import { number } from '../../app/format.ts';
import { useSession, useWords } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import { Icon } from '../../controls/icons.tsx';
import text from '../../style/text.module.css';
import { useLeftOut, useListLine, usePersonsLine } from './count-words.ts';
import styles from './policy.module.css';
import type { Checked } from './use-counts.ts';

type Counter = Checked['counters'][number];

const together: LawCounterCode = 'records_together';

function Tables({ tables }: Pick<Checked, 'tables'>) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const leftOut = useLeftOut();
  const heads = ['rows', 'goes', 'stays'] as const;
  return (
    <table className={styles.counts}>
      <thead>
        <tr>
          <th>{t('policy.check.heads.table')}</th>
          {heads.map((head) => (
            <th key={head} className={text.number}>
              {t(`policy.check.heads.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tables.map(({ id, name, rows, goes, left_out }) => (
          <tr key={id} data-counted={id}>
            <td className={text.wrap}>
              {name}
              {left_out.length === 0 ? undefined : <small className={styles.under}>{leftOut(left_out)}</small>}
            </td>
            <td className={text.number}>{number(rows, lang)}</td>
            <td className={text.number}>{number(goes, lang)}</td>
            <td className={text.number}>{number(rows - goes, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lists({ lists, tables }: Pick<Checked, 'lists' | 'tables'>) {
  const listLine = useListLine();
  const why: Readonly<Record<string, string>> = useWords().policy.check.listWhy;
  if (lists.length === 0) return undefined;
  return (
    <ul className={styles.rules}>
      {lists.map((list) => (
        <li key={`${list.table} ${list.code}`} data-list={list.code}>
          <Icon name="file" small />
          <div>
            {listLine(list, tables)}
            <small className={styles.under}>{why[list.code] ?? ''}</small>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** All kinds together say something only where no kind has reached its line by itself. */
function linesOf(counters: readonly Counter[]): readonly Counter[] {
  const isReached = counters.some(
    ({ code, state }) => code.startsWith('records_') && code !== together && state === 'reached',
  );
  return isReached ? counters.filter(({ code }) => code !== together) : counters;
}

function LawLine({ counter: { code, count, most, state } }: { readonly counter: Counter }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const words = Object.hasOwn(lawWords[lang], code) ? lawWords[lang][code as LawCounterCode] : undefined;
  if (words === undefined) return undefined;
  return (
    <tr data-law={code} data-state={state}>
      <td className={text.wrap}>
        {words.name}
        {state === 'below' ? undefined : (
          <small className={styles.under}>{fill(words.reached, { most: number(most, lang) })}</small>
        )}
      </td>
      <td className={text.number}>{number(count, lang)}</td>
      <td className={text.number}>{number(most, lang)}</td>
      <td>
        <span className={state === 'below' ? text.meta : styles.near}>
          {state === 'below' ? '' : '△ '}
          {t(`policy.check.states.${state}`)}
        </span>
      </td>
    </tr>
  );
}

function Law({ counters }: Pick<Checked, 'counters'>) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<boolean>();
  if (counters.length === 0) return undefined;
  // A line that is near is seen without asking.
  const open = wanted ?? counters.some(({ state }) => state !== 'below');
  const heads = ['count', 'most'] as const;
  return (
    <>
      <div>
        <Button kind="text" expanded={open} onPress={() => setWanted(!open)}>
          {t('policy.check.law')}
        </Button>
      </div>
      {open ? (
        <table className={styles.counts}>
          <thead>
            <tr>
              <th>{t('policy.check.lawHeads.what')}</th>
              {heads.map((head) => (
                <th key={head} className={text.number}>
                  {t(`policy.check.lawHeads.${head}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {linesOf(counters).map((counter) => (
              <LawLine key={counter.code} counter={counter} />
            ))}
          </tbody>
        </table>
      ) : undefined}
    </>
  );
}

export type CountsProps = { readonly checked: Checked | undefined; readonly counting: boolean };

export function Counts({ checked, counting }: CountsProps) {
  const { t } = useTranslation();
  const personsLine = usePersonsLine();
  return (
    <section className={styles.block} data-counting={counting} aria-busy={counting}>
      <h2>{t('policy.check.title')}</h2>
      {checked === undefined ? (
        <p className={text.meta}>{t('policy.check.counting')}</p>
      ) : (
        <>
          <Tables tables={checked.tables} />
          {checked.persons === undefined ? undefined : <p data-persons="">{personsLine(checked.persons)}</p>}
          <Lists lists={checked.lists} tables={checked.tables} />
          <Law counters={checked.counters} />
        </>
      )}
    </section>
  );
}
