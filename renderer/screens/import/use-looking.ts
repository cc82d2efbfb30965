// A look at the file of a table: what is chosen while it is open, whether it is still that file, and having it read so.
import { useState } from 'react';
import { toProblem } from '../../app/act.ts';
import { type CaseView, type Looked, type ReadChoices, type Table, useLook, useRecord } from '../../app/queries.ts';
import type { Importing } from './import-job.ts';
import type { Header, LookedTable, Sheets } from './looked-table.ts';

export type LookingProps = { readonly view: CaseView; readonly table: Table; readonly importing: Importing };

type Source = { readonly bytes: number; readonly sha256: string };

/** It is not the file that the table came from. */
function isAnother({ file }: Looked, source: Source): boolean {
  return file.bytes !== source.bytes || file.sha256 !== source.sha256;
}

/** Hidden sheets of the book that no table of the case came from. */
function hiddenOf({ tables }: CaseView, { source }: Table, looked: Looked | undefined): string[] {
  const taken = new Set(tables.filter((other) => other.source === source).map(({ sheet }) => sheet));
  return (looked?.hidden ?? []).filter((name) => !taken.has(name));
}

function sheetsOf(own: string | undefined, hidden: readonly string[], shown: string | undefined) {
  if (own === undefined || shown === undefined) return undefined;
  // The one that is shown is none of those left out, once it has been looked at.
  const names = new Set(shown === own ? hidden : [...hidden, shown]);
  return names.size === 0 ? undefined : { own, hidden: [...names].toSorted(), shown };
}

export function useLooking({ view, table, importing }: LookingProps) {
  const [shown, setShown] = useState(table.sheet);
  const [chosen, setChosen] = useState<ReadChoices>({});
  const file = importing.sourceOf(table.source);
  const sheet = shown === undefined ? {} : { sheet: shown };
  const { data: looked, error } = useLook(view.case_uid, file?.handle, { ...sheet, ...chosen });
  const record = useRecord(view.case_uid, table.id);
  const found: LookedTable | undefined = looked?.tables[0];
  const names = sheetsOf(table.sheet, hiddenOf(view, table, looked), shown);
  const sheets: Sheets | undefined = names && {
    ...names,
    onChange(name) {
      setShown(name);
      setChosen({});
    },
  };
  const isOwn = shown === table.sheet;
  const header: Header = {
    // The rows may still show the one before.
    row: chosen.header_row ?? found?.header.value.row ?? 0,
    rows: chosen.header_rows ?? found?.header.value.rows,
  };
  return {
    file,
    found,
    sheets,
    header,
    /** Another sheet is going to be a table of its own. */
    isOwn,
    another: looked !== undefined && record !== undefined && isAnother(looked, record),
    problem: error === null ? undefined : toProblem(error),
    ready: record !== undefined && (!isOwn || Object.keys(chosen).length > 0),
    /** What was remembered holds until something else is chosen. */
    choose: (change: ReadChoices) => setChosen((before) => ({ ...found?.choices, ...sheet, ...before, ...change })),
    read() {
      if (file === undefined || record === undefined) return;
      const { bytes, sha256 } = record;
      const replaces = isOwn ? table.id : undefined;
      void importing.job.run({ file, choices: { ...sheet, ...chosen }, replaces, seen: { bytes, sha256 } });
    },
  };
}
