// 交什么: the columns of a table in three piles, safe by default; a sensitive one goes only with a reason, a secret never.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import type { CaseView, Table } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { useCount, useLabels } from '../../app/words.ts';
import { Ask } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Picker } from '../../controls/select.tsx';
import { ColumnDialog } from './column-dialog.tsx';
import styles from './data.module.css';
import { Preview } from './preview.tsx';

type Column = Table['columns'][number];
type Pile = 'keep' | 'drop' | 'never';

const isSensitive = ({ class: kind }: Column) => kind === 'S' || kind === 'S*';

function pileOf({ class: kind, action }: Column): Pile {
  if (kind === 'C') return 'never';
  return action === 'drop' ? 'drop' : 'keep';
}

function PileOf({
  pile,
  columns,
  onChange,
}: {
  readonly pile: Pile;
  readonly columns: readonly Column[];
  readonly onChange: (column: Column) => void;
}) {
  const { t } = useTranslation();
  const label = useLabels();
  const count = useCount();
  const detail = (column: Column) => {
    if (pile === 'drop') return column.reason === 'sensitive' ? label.piClass.S : label.reason[column.reason];
    if (pile === 'keep' && isSensitive(column)) return label.piClass[column.class];
    return '';
  };
  return (
    <section className={styles.pile} data-pile={pile}>
      <h3>
        {t(`data.piles.${pile}`)}
        <span>{count('columns', columns.length)}</span>
      </h3>
      <ul>
        {columns.map((column) => (
          <li key={column.id} data-column={column.id}>
            <b title={column.name}>{column.name}</b>
            <small>{detail(column)}</small>
            <Button
              kind="text"
              onPress={() => onChange(column)}
              label={t(pile === 'never' ? 'data.piles.neverLabel' : 'data.piles.changeLabel', { name: column.name })}
            >
              {t(pile === 'never' ? 'data.piles.neverWhy' : 'data.piles.change')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Piles({ view, table }: { readonly view: CaseView; readonly table: Table }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const [changing, setChanging] = useState<string>();
  const column = table.columns.find(({ id }) => id === changing);
  const waiting = table.columns.filter((item) => isSensitive(item) && item.action === 'drop').length;
  const piles = ['keep', 'drop', 'never'] as const;
  return (
    <>
      {waiting === 0 ? undefined : (
        <Ask what={t('data.piles.sensitive', { n: number(waiting, lang) })}>{t('data.piles.sensitiveText')}</Ask>
      )}
      <div className={styles.piles}>
        {piles.map((pile) => (
          <PileOf
            key={pile}
            pile={pile}
            columns={table.columns.filter((item) => pileOf(item) === pile)}
            onChange={({ id }) => setChanging(id)}
          />
        ))}
      </div>
      {column === undefined ? undefined : (
        <ColumnDialog caseRef={view.case_uid} table={table.id} column={column} onClose={() => setChanging(undefined)} />
      )}
    </>
  );
}

export function WhatGoes({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string>();
  const table = view.tables.find(({ id }) => id === chosen) ?? view.tables[0];
  if (table === undefined) return undefined;
  return (
    <section className={styles.what}>
      <div className={styles.line}>
        <h2>{t('data.piles.title')}</h2>
        {view.tables.length === 1 ? undefined : (
          <Picker
            label={t('data.piles.table')}
            options={view.tables.map(({ id, name }) => ({ value: id, label: name }))}
            value={table.id}
            onChange={setChosen}
          />
        )}
      </div>
      <Piles key={table.id} view={view} table={table} />
      <Preview key={`rows ${table.id}`} caseRef={view.case_uid} table={table} />
    </section>
  );
}
