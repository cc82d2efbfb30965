// One real person before and after, one row at a time; a row that stays as a whole says why.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import { useSession } from '../../app/session.ts';
import { useLabels } from '../../app/words.ts';
import { Sheet } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Progress } from '../../controls/progress.tsx';
import text from '../../style/text.module.css';
import styles from './policy.module.css';
import type { CaseTables } from './stacks.ts';
import { usePerson } from './use-counts.ts';

type Preview = NonNullable<ReturnType<typeof usePerson>>;
type Cell = Preview['rows'][number]['cells'][number];

/** What is seen of a cell at the other side: itself, changed, nothing for it was empty, or nothing because it stays. */
function After({ cell, stays }: { readonly cell: Cell; readonly stays: boolean }) {
  const { t } = useTranslation();
  if (cell.after !== undefined) {
    return cell.after === cell.before ? <td>{cell.after}</td> : <td className={styles.changed}>{cell.after}</td>;
  }
  if (cell.before === '' && !stays) return <td />;
  return <td className={styles.gone}>{t(stays ? 'policy.person.gone' : 'policy.person.blank')}</td>;
}

function Cells({ preview: { columns, rows }, place }: { readonly preview: Preview; readonly place: number }) {
  const { t } = useTranslation();
  const row = rows[0];
  return (
    <table className={styles.swap} data-person={place}>
      <thead>
        <tr>
          <th>{t('policy.person.column')}</th>
          <th>{t('policy.person.before')}</th>
          <th>{t('policy.person.after')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ id, name, action }, index) => {
          const cell = row?.cells[index] ?? { before: '' };
          return (
            <tr key={id} data-cell={id}>
              <th scope="row">{name}</th>
              <td>{cell.before}</td>
              <After cell={cell} stays={action === 'drop' || row?.stays !== undefined} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export type PersonProps = { readonly caseRef: string; readonly table: CaseTables[number] };

export function Person({ caseRef, table }: PersonProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const label = useLabels();
  const [place, setPlace] = useState(0);
  const preview = usePerson(caseRef, table.id, place);
  if (table.taken === 0) return undefined;
  if (preview === undefined) return <Progress pace={undefined} />;
  const stays = preview.rows[0]?.stays;
  const words = { row: number(place + 1, lang), total: number(preview.total, lang) };
  return (
    <Sheet className={styles.person ?? ''}>
      <h2>{t('policy.person.title')}</h2>
      <div className={styles.turn}>
        <span className={text.meta}>{t('policy.person.row', words)}</span>
        <Button kind="text" onPress={() => setPlace(place - 1)} disabled={place === 0}>
          {t('policy.person.earlier')}
        </Button>
        <Button kind="text" onPress={() => setPlace(place + 1)} disabled={place + 1 >= preview.total}>
          {t('policy.person.later')}
        </Button>
      </div>
      {stays === undefined ? undefined : (
        <p role="status" className={styles.stays}>
          {t('policy.person.stays', { reason: label.reason[stays] })}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={t('policy.person.title')}>
        <Cells preview={preview} place={place} />
      </section>
    </Sheet>
  );
}
