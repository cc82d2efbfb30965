// Looking at a file before it is brought in: how each of its tables would be read, and real rows beside it.
import type { Output } from '../../../ipc/contract.ts';
import type { Found } from '../../readers/found.ts';
import type { TableReader } from '../../readers/table.ts';
import type { CaseData } from '../../vault/case-data.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import type { Context, Service } from '../context.ts';
import { sourceOf } from './again.ts';
import { openAsWanted, type WantedTable } from './memory.ts';
import { digestOfFile, type SeenFile, seeFile } from './seen.ts';
import { toKeep } from './wanted.ts';

type Look = Output<'import.look'>['tables'][number];

/** @throws unknown.case, and as the readers do */
export function lookAtFile(context: Context): Service<'import.look'> {
  const digests = lastDigest();
  return async ({ case: ref, file, ...given }) => {
    const vault = context.vault();
    const { caseUid, hasData } = findCase(vault.db, ref);
    const path = context.files.path(file);
    const seen = await seeFile(path);
    const { opened, tables } = await openAsWanted(vault, path, given, { startReader: context.ports.startReader });
    try {
      const { bytes = 0, sha256: atHand = '' } = opened.tables[0]?.record() ?? {};
      const sha256 = atHand || (await digests(path, seen));
      const data = hasData ? await vault.data(caseUid) : undefined;
      return {
        kind: opened.kind,
        file: { bytes, ...seen, sha256 },
        tables: tables.map((table, at) => ({ ...lookOf(table), ...againOf(data, opened.tables[at], sha256) })),
        hidden: hiddenOf(tables),
      };
    } finally {
      await opened.close();
    }
  };
}

/** Gives the digest of a file; of one that is looked at again, with other choices, without reading it again. */
function lastDigest() {
  let last: { readonly of: string; readonly sha256: string } | undefined;
  return async (path: string, seen: SeenFile | undefined): Promise<string> => {
    const of = JSON.stringify([path, seen]);
    if (last?.of !== of) last = { of, sha256: await digestOfFile(path) };
    return last.sha256;
  };
}

function againOf(data: CaseData | undefined, table: TableReader | undefined, sha256: string): Pick<Look, 'again'> {
  if (data === undefined || table === undefined) return {};
  const same = sourceOf(data.db, { ...table.record(), sha256 });
  return same === undefined ? {} : { again: same.name };
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
