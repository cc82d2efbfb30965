// What is still to be done after 买5: the lists that came in place of what stayed, each to be written out, and what no package can hold.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
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
  readonly count?: string;
  readonly why: string | undefined;
  readonly done?: ReactNode;
  readonly act?: ReactNode;
};

function Line({ id, icon, name, count, why, done, act }: LineProps) {
  return (
    <li data-todo={id}>
      <Icon name={icon} small />
      <div>
        <h3>
          {name}
          {count === undefined ? undefined : <span className={styles.count}> {count}</span>}
        </h3>
        {why === undefined ? undefined : <p className={text.meta2}>{why}</p>}
        {done}
      </div>
      {act}
    </li>
  );
}

/** A state of its own is kept nowhere: whether a customer was asked is known to people alone. */
export function ToDo({ lists, out }: { readonly lists: readonly CameList[]; readonly out: ListOut }) {
  const { t } = useTranslation();
  const count = useCount();
  const nameOf = useListName();
  const amount = ({ rows, persons }: CameList) =>
    [...(persons === undefined ? [] : [count('persons', persons)]), count('rows', rows)].join(' · ');
  return (
    <>
      <h2>{t('use.todo.title')}</h2>
      <ul className={styles.todo}>
        {lists.map((list) => (
          <Line
            key={list.id}
            id={list.code ?? list.id}
            icon="file"
            name={nameOf(list)}
            count={amount(list)}
            why={list.code === undefined ? undefined : t(`use.todo.${list.code}`)}
            done={<WrittenTo name={out.written[list.id]} />}
            act={
              <Button
                kind="small"
                onPress={() => void out.act.run(list)}
                disabled={out.act.busy}
                label={t('use.todo.outLabel', { name: nameOf(list) })}
              >
                {t('use.todo.out')}
              </Button>
            }
          />
        ))}
        <Line id="mini_program" icon="hand" name={t('use.todo.miniProgram')} why={t('use.todo.miniProgramText')} />
      </ul>
    </>
  );
}
