// A look at a table: all of its rows in a window that scrolls, or those that hold a text.
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import type { CaseView, Table } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import { Field } from '../../controls/field.tsx';
import { Picker } from '../../controls/select.tsx';
import text from '../../style/text.module.css';
import { TablePicker, useTableChoice } from '../shared/table-choice.tsx';
import styles from './data.module.css';
import { FoundRows } from './found-rows.tsx';
import { type Part, partsOf, Rows } from './rows.tsx';

function Find({ onFind, found }: { readonly onFind: (wanted: string) => void; readonly found: boolean }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const find = () => onFind(wanted.trim());
  // Enter means this field here, not the way on to the next screen.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    find();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the field inside
    <div className={styles.find} onKeyDown={onKeyDown}>
      <Field label={t('data.preview.find')} value={wanted} onChange={setWanted} maxLength={200} />
      <Button kind="small" onPress={find} disabled={wanted.trim() === ''}>
        {t('data.preview.findAct')}
      </Button>
      {found ? (
        <Button kind="small" onPress={() => onFind('')}>
          {t('data.preview.findEnd')}
        </Button>
      ) : undefined}
    </div>
  );
}

function Parts({ parts, value, onChange }: { parts: readonly Part[]; value: Part; onChange: (part: Part) => void }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const label = ({ from, rows }: Part) =>
    t('data.preview.parts', { from: number(from + 1, lang), to: number(from + rows, lang) });
  return (
    <Picker
      label={t('data.preview.part')}
      options={parts.map((part) => ({ value: String(part.from), label: label(part) }))}
      value={String(value.from)}
      onChange={(from) => onChange(parts.find((part) => String(part.from) === from) ?? value)}
    />
  );
}

function AllRows({ caseRef, table }: { readonly caseRef: string; readonly table: Table }) {
  const parts = partsOf(table);
  const [chosen, setPart] = useState(0);
  const part = parts.find(({ from }) => from === chosen) ?? parts[0];
  if (part === undefined) return undefined;
  return (
    <>
      {parts.length > 1 ? <Parts parts={parts} value={part} onChange={({ from }) => setPart(from)} /> : undefined}
      <Rows key={part.from} caseRef={caseRef} table={table} part={part} />
    </>
  );
}

export function Preview({ view: { case_uid: caseRef, tables: all } }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  const tables = all.filter(({ taken }) => taken > 0);
  const [table, turnTo] = useTableChoice(tables);
  if (table === undefined) return undefined;
  const toggle = () => {
    setOpen(!open);
    setWanted('');
  };
  const rows =
    wanted === '' ? (
      <AllRows key={table.id} caseRef={caseRef} table={table} />
    ) : (
      <FoundRows key={table.id} caseRef={caseRef} table={table} wanted={wanted} />
    );
  return (
    <section className={styles.look}>
      <div className={styles.line}>
        <Button kind="small" expanded={open} onPress={toggle}>
          {open ? t('data.preview.hide') : t('data.preview.title')}
        </Button>
        {open ? <span className={text.meta}>{t('data.preview.hint')}</span> : undefined}
        {open ? <Find onFind={setWanted} found={wanted !== ''} /> : undefined}
      </div>
      {open && tables.length > 1 ? <TablePicker tables={tables} value={table.id} onChange={turnTo} /> : undefined}
      {open ? rows : undefined}
    </section>
  );
}
