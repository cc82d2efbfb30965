// One line a file: what was found, rows read, taken, refused and set apart; photos as one line of their own.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import type { CaseView, Table } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { useAmount, useCount } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Icon } from '../../controls/icons.tsx';
import text from '../../style/text.module.css';
import styles from './data.module.css';
import { useNote } from './import-words.ts';

function useFound(): (table: Table) => string {
  const { t } = useTranslation();
  const note = useNote();
  return (table) =>
    [
      table.sheet === undefined ? undefined : t('data.sheet', { sheet: table.sheet }),
      table.encoding,
      table.header_row === undefined ? undefined : t('data.foundText', { row: table.header_row }),
      ...table.notes.map(note),
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
}

function Refused({ table, onClose }: { readonly table: Table; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const note = useNote();
  const more = table.refused - table.refused_rows.length;
  return (
    <Dialog
      title={t('data.lookTitle')}
      open
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('bar.close')}</Button>}
    >
      <p className={text.file}>{table.source}</p>
      <table>
        <tbody>
          {table.refused_rows.map(({ line, reason }) => (
            <tr key={line}>
              <td>{t('data.line', { line: number(line, lang) })}</td>
              <td className={text.wrap}>{note(reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className={text.meta}>{t('data.moreLines', { n: number(more, lang) })}</p> : undefined}
    </Dialog>
  );
}

function FileLine({ table, onLook }: { readonly table: Table; readonly onLook: () => void }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const found = useFound();
  const count = useCount();
  const counts = [table.rows_read, table.taken, table.refused, table.set_apart];
  return (
    <tr data-table={table.id}>
      <td>
        <Icon name="file" small /> <span className={text.file}>{table.source}</span>
      </td>
      <td className={text.wrap}>
        <span className={text.meta2}>{found(table)}</span>
      </td>
      {counts.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: four fixed columns
        <td key={index} className={text.number}>
          {number(value, lang)}
        </td>
      ))}
      <td className={text.number}>
        {table.refused_rows.length === 0 ? undefined : (
          <Button kind="text" onPress={onLook}>
            {t('data.look', { rows: count('rows', table.refused) })}
          </Button>
        )}
      </td>
    </tr>
  );
}

export function FilesTable({ tables, attachments }: Pick<CaseView, 'tables' | 'attachments'>) {
  const { t } = useTranslation();
  const count = useCount();
  const amount = useAmount();
  const [looked, setLooked] = useState<Table>();
  const heads = ['read', 'taken', 'refused', 'apart'] as const;
  return (
    <div className={styles.scroll}>
      <table>
        <thead>
          <tr>
            <th>{t('data.columns.file')}</th>
            <th>{t('data.columns.found')}</th>
            {heads.map((head) => (
              <th key={head} className={text.number}>
                {t(`data.columns.${head}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {tables.map((table) => (
            <FileLine key={table.id} table={table} onLook={() => setLooked(table)} />
          ))}
          {attachments.files === 0 ? undefined : (
            <tr>
              <td>
                <Icon name="photos" small /> {t('data.photos')}
              </td>
              <td colSpan={6}>
                <span className={text.meta2}>
                  {count('files', attachments.files)} · {amount.size(attachments.bytes)} · {t('data.photosText')}
                </span>
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {looked === undefined ? undefined : <Refused table={looked} onClose={() => setLooked(undefined)} />}
    </div>
  );
}
