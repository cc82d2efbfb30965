// Looking at a file before it is brought in: how each of its tables would be read, and real rows beside it.
import type { Output } from '../../../ipc/contract.ts';
import type { Found } from '../../readers/found.ts';
import type { OpenedTables } from '../../readers/open.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import type { Context, Service } from '../context.ts';
import { openAsWanted, type WantedTable } from './memory.ts';
import { type SeenFile, seeFile } from './seen.ts';
import { toKeep } from './wanted.ts';

type Look = Output<'import.look'>['tables'][number];

/** @throws unknown.case, and as the readers do */
export function lookAtFile(context: Context): Service<'import.look'> {
  return async ({ case: ref, file, ...given }) => {
    const vault = context.vault();
    findCase(vault.db, ref);
    const path = context.files.path(file);
    const seen = await seeFile(path);
    const { opened, tables } = await openAsWanted(vault, path, given, { startReader: context.ports.startReader });
    try {
      const { kind } = opened;
      return { kind, file: seenAs(opened, seen), tables: tables.map(lookOf), hidden: hiddenOf(tables) };
    } finally {
      await opened.close();
    }
  };
}

function seenAs({ tables }: OpenedTables, seen: SeenFile | undefined): SeenFile {
  const { bytes = 0, sha256 = '' } = tables[0]?.record() ?? {};
  return { bytes, ...seen, ...(sha256 === '' ? {} : { sha256 }) };
}

function hiddenOf(tables: readonly WantedTable[]): string[] {
  const notices = tables[0]?.survey.notices ?? [];
  return [...(notices.find(({ code }) => code === 'hidden_sheets')?.names ?? [])];
}

function lookOf({ survey: { kind: _, columnsFound: __, ...survey }, choices, isRemembered }: WantedTable): Look {
  const { encoding, delimiter, quoting, header, footer, ...same } = survey;
  return {
    ...same,
    ...(encoding === undefined ? {} : { encoding: foundOf(encoding) }),
    ...(delimiter === undefined ? {} : { delimiter: foundOf(delimiter) }),
    ...(quoting === undefined ? {} : { quoting: foundOf(quoting) }),
    header: foundOf(header),
    footer: foundOf(footer),
    choices: toKeep(choices),
    remembered: isRemembered,
    columns: [...survey.columns],
    rules: [...survey.rules],
    rows: survey.rows.map(({ cells, ...row }) => ({ ...row, cells: [...cells] })),
    notices: survey.notices.map(({ names, ...notice }) => ({
      ...notice,
      ...(names === undefined ? {} : { names: [...names] }),
    })),
  };
}

function foundOf<Value>({ others, ...found }: Found<Value>) {
  return { ...found, others: [...others] };
}
