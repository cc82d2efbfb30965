// Twenty real rows of a file, and those beside the table; a press on a row's number makes it the header.
import { useTranslation } from 'react-i18next';
import { importWord } from '../../../shared/domain/words/import-words.ts';
import { number } from '../../app/format.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import text from '../../style/text.module.css';
import styles from './look.module.css';
import type { LookedTable } from './looked-table.ts';

type Row = LookedTable['rows'][number];

function isHeader({ line }: Row, { row, rows }: LookedTable['header']['value']): boolean {
  return row > 0 && line >= row && line < row + rows;
}

type LineProps = {
  readonly row: Row;
  readonly header: LookedTable['header']['value'];
  readonly width: number;
  readonly onHeader: ((line: number) => void) | undefined;
};

function Line({ row, header, width, onHeader }: LineProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const head = isHeader(row, header);
  const look = head ? styles.header : row.place === 'row' ? undefined : styles.apart;
  const line = number(row.line, lang);
  return (
    <tr className={look} data-line={row.line} data-header={head}>
      <td>
        {onHeader === undefined ? (
          line
        ) : (
          <Button kind="text" onPress={() => onHeader(row.line)} label={t('data.look.pick', { line })}>
            {line}
          </Button>
        )}
      </td>
      <td>{head ? t('data.look.asHeader') : row.place === 'row' ? '' : importWord(row.place, lang)}</td>
      {Array.from({ length: width }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
        <td key={index} title={row.cells[index]}>
          {row.cells[index] ?? ''}
        </td>
      ))}
    </tr>
  );
}

/** Names that stand in no row: the format states them. */
function Names({ columns }: { readonly columns: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <tr className={styles.header} data-header>
      <td />
      <td>{t('data.look.asHeader')}</td>
      {columns.map((name) => (
        <td key={name} title={name}>
          {name}
        </td>
      ))}
    </tr>
  );
}

export type LookRowsProps = { readonly found: LookedTable; readonly onHeader: (line: number) => void };

export function LookRows({ found, onHeader }: LookRowsProps) {
  const { t } = useTranslation();
  const { header, rows } = found;
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const canChoose = header.others.length > 0;
  return (
    <>
      {canChoose ? <p className={text.meta}>{t('data.look.hint')}</p> : undefined}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={styles.rows} tabIndex={0} aria-label={t('data.preview.title')}>
        <table aria-label={found.sheet ?? found.name}>
          <tbody>
            {header.reason === 'stated' ? <Names columns={found.columns} /> : undefined}
            {rows.map((row) => (
              <Line
                key={row.line}
                row={row}
                header={header.value}
                width={width}
                onHeader={canChoose ? onHeader : undefined}
              />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
