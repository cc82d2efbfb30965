// One table of a file as a line: what was found, about how many people, and the equation of its rows; each figure leads to its rows.
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import type { AsideKind, Table } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { useCount } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Icon } from '../../controls/icons.tsx';
import text from '../../style/text.module.css';
import styles from './data.module.css';
import { useNote } from './import-words.ts';
import { useTotals } from './totals.ts';

/** Customers may stand on them, or several of their columns in one: that is said here, and not only behind 更多 as the other notes. */
const saidAtOnce: ReadonlySet<string> = new Set(['hidden_sheets', 'damaged_tables', 'wide_tables', 'spread_rows']);
/** All of them stand behind 更多. */
const totalsShown = 2;

function useFound(): (table: Table) => string[] {
  const { t } = useTranslation();
  const { lang } = useSession();
  const totals = useTotals();
  return (table) => {
    const { sheet, header_row: row, header_rows: rows } = table;
    const headerAt = (at: number) => {
      if (at === 0) return t('data.noHeader');
      const n = number(at, lang);
      return rows === 2 ? t('data.foundTwo', { row: n, next: number(at + 1, lang) }) : t('data.foundText', { row: n });
    };
    const sums = totals(table).map(({ line }) => line);
    return [
      ...(sheet === undefined ? [] : [t('data.sheet', { sheet })]),
      ...(row === undefined ? [] : [headerAt(row)]),
      ...sums.slice(0, totalsShown),
    ];
  };
}

type FigureProps = {
  readonly table: Table;
  readonly kind: AsideKind;
  readonly onSee: () => void;
};

function AsideFigure({ table, kind, onSee }: FigureProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  const rows = kind === 'refused' ? table.refused : table.set_apart;
  // Of those read, some have become rows of the table since: they can be seen beside it all the same.
  const any = rows + (kind === 'refused' ? table.mended : 0) > 0;
  const what = t(`data.aside.${kind}`);
  return (
    <td className={text.number}>
      {any ? (
        <Button
          kind="text"
          onPress={onSee}
          label={t('data.seeLabel', { name: table.source, what, rows: count('rows', rows) })}
        >
          {number(rows, lang)}
        </Button>
      ) : (
        number(rows, lang)
      )}
      {kind === 'refused' && rows > 0 && rows === table.left ? (
        <span className={styles.under}>{t('data.lookedAt')}</span>
      ) : undefined}
    </td>
  );
}

/** What opens from a line. */
export type BehindTable = AsideKind | 'look' | 'about';

export type FileLineProps = { readonly table: Table; readonly onOpen: (what: BehindTable) => void };

export function FileLine({ table, onOpen }: FileLineProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const found = useFound();
  const count = useCount();
  const word = useNote();
  const { source: name, notes, persons } = table;
  const said = notes.filter((note) => saidAtOnce.has(note));
  const others = notes.length - said.length;
  const parts = [...found(table), ...said.map(word), ...(others === 0 ? [] : [count('notes', others)])];
  return (
    <tr data-table={table.id}>
      <td className={text.wrap}>
        <Icon name="file" small /> <span className={text.file}>{name}</span>
      </td>
      <td className={text.wrap}>
        <span className={text.meta2}>{parts.join(' · ')}</span>
      </td>
      <td className={text.number}>{persons === undefined ? '' : count('persons', persons.persons)}</td>
      <td className={text.number}>{number(table.rows_read, lang)}</td>
      <td className={text.number}>{number(table.taken, lang)}</td>
      <AsideFigure table={table} kind="refused" onSee={() => onOpen('refused')} />
      <AsideFigure table={table} kind="set_aside" onSee={() => onOpen('set_aside')} />
      <td className={`${text.number} ${styles.links}`}>
        <Button kind="text" onPress={() => onOpen('look')} label={t('data.howLabel', { name })}>
          {t('data.how')}
        </Button>
        <Button kind="text" onPress={() => onOpen('about')} label={t('data.moreLabel', { name })}>
          {t('data.more')}
        </Button>
      </td>
    </tr>
  );
}
