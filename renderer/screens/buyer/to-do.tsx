// What is still to be done after 买5: the lists that came in place of what stayed, each to be written out, and what no package can hold.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import { useSession } from '../../app/session.ts';
import { useCount } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Icon, type IconName } from '../../controls/icons.tsx';
import { WrittenTo } from '../../controls/written-to.tsx';
import text from '../../style/text.module.css';
import styles from './todo.module.css';
import { type CameList, type ListOut, useListName } from './use-lists.ts';

type LineProps = {
  readonly id: string;
  readonly icon: IconName;
  readonly name: string;
  readonly why?: string | undefined;
  readonly children?: ReactNode;
};

function Line({ id, icon, name, why, children }: LineProps) {
  return (
    <li data-todo={id}>
      <Icon name={icon} small />
      <div>
        <h3>{name}</h3>
        {why === undefined ? undefined : <p className={text.meta2}>{why}</p>}
        {children}
      </div>
    </li>
  );
}

function useAmount(): (list: CameList) => string {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  return ({ persons, rows }) =>
    persons === undefined
      ? count('rows', rows)
      : t('use.todo.amount', { n: number(persons, lang), rows: count('rows', rows) });
}

type ListProps = { readonly list: CameList; readonly out: ListOut };

/** How much is on it, and of which table if several have one. */
function List({ list, out }: ListProps) {
  const { t } = useTranslation();
  const nameOf = useListName();
  const amount = useAmount();
  const written = out.written[list.id];
  return (
    <div className={styles.list} data-came={list.id}>
      <dt className={text.meta2}>
        {list.of === undefined ? amount(list) : t('use.todo.of', { name: amount(list), table: list.of })}
      </dt>
      <dd className={styles.act}>
        <Button
          kind="small"
          onPress={() => void out.act.run(list)}
          disabled={out.act.busy}
          label={t('use.todo.outLabel', { name: nameOf(list) })}
        >
          {t('use.todo.out')}
        </Button>
      </dd>
      {written === undefined ? undefined : (
        <dd>
          <WrittenTo name={written} />
        </dd>
      )}
    </div>
  );
}

/** The lists of one kind, whatever tables they are of: one thing to do. */
function Kind({ lists, out }: { readonly lists: readonly CameList[]; readonly out: ListOut }) {
  const { t } = useTranslation();
  const [first] = lists;
  if (first === undefined) return undefined;
  const { code, id, name } = first;
  return (
    <Line
      id={code ?? id}
      icon="file"
      name={code === undefined ? name : t(`policy.check.lists.${code}`)}
      why={code === undefined ? undefined : t(`use.todo.${code}`)}
    >
      <dl>
        {lists.map((list) => (
          <List key={list.id} list={list} out={out} />
        ))}
      </dl>
    </Line>
  );
}

/** A state of its own is kept nowhere: whether a customer was asked is known to people alone. */
export function ToDo({ lists, out }: { readonly lists: readonly CameList[]; readonly out: ListOut }) {
  const { t } = useTranslation();
  const kinds = Map.groupBy(lists, ({ code, id }) => code ?? id);
  return (
    <>
      <h2 className={styles.title}>{t('use.todo.title')}</h2>
      <ul className={styles.todo}>
        {[...kinds].map(([kind, ofKind]) => (
          <Kind key={kind} lists={ofKind} out={out} />
        ))}
        <Line id="mini_program" icon="hand" name={t('use.todo.miniProgram')} why={t('use.todo.miniProgramText')} />
      </ul>
    </>
  );
}
