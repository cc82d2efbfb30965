// Numbers that another program has spoiled, in amber under their file: which column, how many, and the way out.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import type { Table } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { useCount } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Icon } from '../../controls/icons.tsx';
import text from '../../style/text.module.css';
import styles from './data.module.css';
import { useNote } from './import-words.ts';

type Column = Table['columns'][number];

const spoiledOf = ({ damage }: Column) => damage.reduce((sum, { count }) => sum + count, 0);

function DamageDialog({ columns, onClose }: { readonly columns: readonly Column[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const note = useNote();
  const count = useCount();
  return (
    <Dialog
      title={t('data.damage.title')}
      open
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('bar.close')}</Button>}
    >
      <ul className={styles.damages}>
        {columns.flatMap(({ id, name, damage }) =>
          damage.map(({ kind, count: rows, samples }) => (
            <li key={`${id} ${kind}`}>
              <b>{name}</b>
              {t('data.about.rows', { reason: note(kind), rows: count('rows', rows) })}
              <span className={text.meta2}>{t('data.damage.sample', { samples: samples.join(' · ') })}</span>
            </li>
          )),
        )}
      </ul>
      <p>{t('data.damage.text')}</p>
      <p>{t('data.damage.way')}</p>
    </Dialog>
  );
}

export function DamageLine({ table, columns }: { readonly table: Table; readonly columns: number }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const [open, setOpen] = useState(false);
  const spoiled = table.columns.filter(({ complete, damage }) => !complete && damage.length > 0);
  if (spoiled.length === 0) return undefined;
  return (
    <tr data-damage={table.id}>
      <td className={styles.damage} colSpan={columns}>
        <div className={styles.spoiled}>
          <Icon name="ask" small />
          <span>
            {spoiled
              .map((column) => t('data.damage.what', { column: column.name, n: number(spoiledOf(column), lang) }))
              .join(' · ')}
          </span>
          <Button kind="text" onPress={() => setOpen(true)}>
            {t('data.damage.act')}
          </Button>
        </div>
        {open ? <DamageDialog columns={spoiled} onClose={() => setOpen(false)} /> : undefined}
      </td>
    </tr>
  );
}
