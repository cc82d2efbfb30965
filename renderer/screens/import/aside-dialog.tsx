// The rows of a source that are no rows of its table: as they stood there, each to be mended into it or left out, and undone.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import { type AsideKind, type Table, useAside } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import text from '../../style/text.module.css';
import styles from './aside.module.css';
import { AsideLine } from './aside-line.tsx';
import { LeaveForm } from './leave-form.tsx';

export type AsideDialogProps = {
  readonly caseRef: string;
  readonly table: Table;
  readonly kind: AsideKind;
  readonly onClose: () => void;
};

const rowsAPage = 20;

type Page = NonNullable<ReturnType<typeof useAside>>;

type PagesProps = { readonly page: Page; readonly offset: number; readonly onTurn: (offset: number) => void };

function Pages({ page: { total, rows }, offset, onTurn }: PagesProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  if (total <= rowsAPage) return undefined;
  const [from, to] = [offset + 1, offset + rows.length];
  return (
    <div className={styles.pages}>
      <span className={text.meta}>
        {t('data.aside.place', { from: number(from, lang), to: number(to, lang), total: number(total, lang) })}
      </span>
      <Button kind="small" onPress={() => onTurn(offset - rowsAPage)} disabled={offset === 0}>
        {t('data.aside.earlier')}
      </Button>
      <Button kind="small" onPress={() => onTurn(offset + rowsAPage)} disabled={to >= total}>
        {t('data.aside.later')}
      </Button>
    </div>
  );
}

type ListProps = Pick<AsideDialogProps, 'caseRef' | 'table'> & {
  readonly page: Page;
  /** Whose form is open: one row's, or the one for all that are open. */
  readonly at: number | 'all' | undefined;
  readonly onAt: (at: number | undefined) => void;
};

function List({ caseRef, table, page, at, onAt }: ListProps) {
  const { t } = useTranslation();
  const done = () => onAt(undefined);
  if (page.rows.length === 0) return <p>{t('data.aside.none')}</p>;
  return (
    <>
      {at === 'all' ? <LeaveForm caseRef={caseRef} table={table.id} refs={openOf(page)} onDone={done} /> : undefined}
      <ul className={styles.rows}>
        {page.rows.map((row) => (
          <AsideLine
            key={row.ref}
            caseRef={caseRef}
            table={table.id}
            columns={page.columns}
            row={row}
            open={at === row.ref}
            onOpen={() => onAt(row.ref)}
            onDone={done}
          />
        ))}
      </ul>
    </>
  );
}

function openOf(page: Page | undefined): number[] {
  return (page?.rows ?? []).filter(({ state }) => state === 'open').map(({ ref }) => ref);
}

export function AsideDialog({ caseRef, table, kind, onClose }: AsideDialogProps) {
  const { t } = useTranslation();
  const [offset, setOffset] = useState(0);
  const [at, setAt] = useState<number | 'all'>();
  const page = useAside(caseRef, { table: table.id, kind, offset, count: rowsAPage });
  const canLeaveAll = kind === 'refused' && at === undefined && openOf(page).length > 1;
  return (
    <Dialog
      wide
      title={t('data.aside.title', { what: t(`data.aside.${kind}`), name: table.source })}
      open
      onClose={onClose}
      actions={
        <>
          {canLeaveAll ? <Button onPress={() => setAt('all')}>{t('data.aside.leaveAll')}</Button> : undefined}
          <Button onPress={onClose}>{t('bar.close')}</Button>
        </>
      }
    >
      <p className={text.meta2}>{t('data.aside.text')}</p>
      {page === undefined ? undefined : (
        <>
          <List caseRef={caseRef} table={table} page={page} at={at} onAt={setAt} />
          <Pages page={page} offset={offset} onTurn={setOffset} />
        </>
      )}
    </Dialog>
  );
}
