// More about a table: whose rows they are, its totals, why rows are outside it, what else was in the file; and how to take it out again.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useAct } from '../../app/act.ts';
import { dayAndTime, number } from '../../app/format.ts';
import { api } from '../../app/host.ts';
import { type CaseView, type Table, useRecord } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { useAmount, useCount } from '../../app/words.ts';
import { type Fact, Facts } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import type { Importing } from './import-job.ts';
import { useNote } from './import-words.ts';
import { noticesOf } from './notices.ts';
import { type Line, useTotals } from './totals.ts';

export type AboutDialogProps = {
  readonly view: CaseView;
  readonly table: Table;
  readonly importing: Importing;
  readonly onClose: () => void;
};

/** An earlier table of the same columns: this may be a newer export of it. */
function olderOf(view: CaseView, table: Table): Table | undefined {
  const names = ({ columns }: Table) => JSON.stringify(columns.map(({ name }) => name));
  return view.tables.findLast((other) => other.id < table.id && names(other) === names(table));
}

function useCountFacts(table: Table): Fact[] {
  const { t } = useTranslation();
  const count = useCount();
  const note = useNote();
  const by = (rows: Table['refused_by']) =>
    rows
      .map(({ reason, rows: n }) => t('data.about.rows', { reason: note(reason), rows: count('rows', n) }))
      .join(' · ');
  const { persons, refused_by, set_apart_by, mended, left } = table;
  const who = persons?.by.map((key) => t(`data.about.by.${key}`)).join(' · ');
  const unknown = persons?.unknown ? t('data.about.unknown', { rows: count('rows', persons.unknown) }) : undefined;
  return [
    ...(persons === undefined
      ? []
      : [
          {
            term: t('data.about.persons'),
            main: count('persons', persons.persons),
            more: [who, unknown].filter((part) => part !== undefined).join(' · '),
          },
        ]),
    ...(refused_by.length === 0 ? [] : [{ term: t('data.about.refused'), main: by(refused_by) }]),
    ...(set_apart_by.length === 0 ? [] : [{ term: t('data.about.apart'), main: by(set_apart_by) }]),
    ...(mended === 0 ? [] : [{ term: t('data.about.mended'), main: count('rows', mended) }]),
    ...(left === 0 ? [] : [{ term: t('data.about.left'), main: count('rows', left) }]),
  ];
}

function list(items: readonly Line[]): ReactNode {
  return (
    <ul>
      {items.map(({ id, line }) => (
        <li key={id}>{line}</li>
      ))}
    </ul>
  );
}

/** What else was in the file: each with how often, and by name where it has one. */
function useNoticeLines(table: Table, record: Output<'table.record'> | undefined): Line[] {
  const { t } = useTranslation();
  const { lang } = useSession();
  const note = useNote();
  const counted = noticesOf(record?.record);
  return table.notes.map((code) => {
    const notice = counted.find((item) => item.code === code);
    if (notice === undefined) return { id: code, line: note(code) };
    const said = t('data.about.notice', { what: note(code), n: number(notice.count, lang) });
    return { id: code, line: [said, ...notice.names].join(' · ') };
  });
}

function useFacts(caseRef: string, table: Table): Fact[] {
  const { t } = useTranslation();
  const { lang } = useSession();
  const amount = useAmount();
  const record = useRecord(caseRef, table.id);
  const counts = useCountFacts(table);
  const notes = useNoticeLines(table, record);
  const sums = useTotals()(table);
  return [
    ...counts,
    ...(sums.length === 0 ? [] : [{ term: t('data.about.totals'), main: list(sums) }]),
    ...(notes.length === 0 ? [] : [{ term: t('data.about.notes'), main: list(notes) }]),
    ...(record === undefined
      ? []
      : [
          { term: t('data.about.file'), main: table.source, more: amount.size(record.bytes) },
          { term: t('data.about.when'), main: dayAndTime(record.imported, lang) },
        ]),
  ];
}

function useTableActs({ view, table, importing, onClose }: AboutDialogProps, older: Table | undefined) {
  const inCase = { case: view.case_uid, table: table.id };
  const remove = useAct(
    async () => {
      await api['table.remove'](inCase);
      onClose();
    },
    { saves: true },
  );
  const compare = useAct(async () => {
    if (older === undefined) return;
    importing.ask(await api['table.compare']({ ...inCase, job: crypto.randomUUID(), older: older.id }));
    onClose();
  });
  return { remove, compare };
}

export function AboutDialog(props: AboutDialogProps) {
  const { view, table, onClose } = props;
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const older = olderOf(view, table);
  const { remove, compare } = useTableActs(props, older);
  const facts = useFacts(view.case_uid, table);
  const removing = asking ? (
    <Button onPress={() => void remove.run(undefined)} disabled={remove.busy}>
      {t('data.about.removeAct')}
    </Button>
  ) : (
    <Button kind="link" onPress={() => setAsking(true)}>
      {t('data.about.remove')}
    </Button>
  );
  return (
    <Dialog
      wide
      title={t('data.about.title', { name: table.source })}
      open
      onClose={onClose}
      actions={
        <>
          {removing}
          {older === undefined ? undefined : (
            <Button onPress={() => void compare.run(undefined)} disabled={compare.busy}>
              {t('data.about.compare', { older: older.source })}
            </Button>
          )}
          <Button onPress={onClose}>{t('bar.close')}</Button>
        </>
      }
    >
      <Facts facts={facts} />
      {asking ? <p role="status">{t('data.about.removeAsk')}</p> : undefined}
      <StopBlock problem={remove.problem ?? compare.problem} />
    </Dialog>
  );
}
