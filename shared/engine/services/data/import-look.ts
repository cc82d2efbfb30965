// Looking at a file before it is brought in: how each of its tables would be read, and real rows beside it.
import type { Output } from '../../../ipc/contract.ts';
import type { Found } from '../../readers/found.ts';
import type { TableSurvey } from '../../readers/survey.ts';
import { surveyOfFile } from '../../readers/survey-file.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import type { Context, Service } from '../context.ts';
import { openAsWanted } from './import-memory.ts';
import { toKeep } from './import-wanted.ts';

type Look = Output<'import.look'>['tables'][number];

/** @throws unknown.case, and as the readers do */
export function lookAtFile(context: Context): Service<'import.look'> {
  return async ({ case: ref, file, ...given }) => {
    const vault = context.vault();
    findCase(vault.db, ref);
    const { opened, choices, isRemembered } = await openAsWanted(vault, context.files.path(file), given);
    try {
      const { kind, tables } = surveyOfFile(opened);
      return { kind, tables: tables.map(lookOf), remembered: isRemembered, choices: toKeep(choices) };
    } finally {
      await opened.close();
    }
  };
}

function lookOf({ kind: _, encoding, delimiter, quoting, header, ...survey }: TableSurvey): Look {
  return {
    ...survey,
    ...(encoding === undefined ? {} : { encoding: foundOf(encoding) }),
    ...(delimiter === undefined ? {} : { delimiter: foundOf(delimiter) }),
    ...(quoting === undefined ? {} : { quoting: foundOf(quoting) }),
    header: foundOf(header),
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
