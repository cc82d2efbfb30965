// Looks a file over for a person, before anything is taken in: each of its tables as it would be read, with what else may be chosen.
import { createHash } from 'node:crypto';
import type { OpenedTables } from './open.ts';
import type { TableFormat } from './record.ts';
import type { TableSurvey } from './survey.ts';

export interface FileSurvey {
  readonly kind: TableFormat;
  readonly tables: readonly TableSurvey[];
}

/** What its readers found; opening has read the whole file only where its encoding asks for that. */
export function surveyOfFile({ kind, tables }: OpenedTables): FileSurvey {
  return { kind, tables: tables.flatMap((table) => table.survey?.() ?? []) };
}

function normalised(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');
}

/** What files of one origin have in common; of a survey, or of the records of a file. */
export interface Shaped {
  readonly kind: TableFormat;
  readonly tables: readonly {
    readonly sheet?: string;
    readonly delimiter?: string;
    readonly columns: readonly string[];
  }[];
}

/**
 * A digest (hex) of format, delimiter, names of sheets and columns. Choices change what is found: to know a file again, ask a survey
 * that was made without any.
 */
export function shapeOf({ kind, tables }: Shaped): string {
  const parts = tables.map(({ sheet, delimiter, columns }) => [sheet ?? '', delimiter ?? '', columns.map(normalised)]);
  return createHash('sha256')
    .update(JSON.stringify([kind, parts]))
    .digest('hex');
}

/** The shape of a surveyed file. */
export function shapeOfSurvey({ kind, tables }: FileSurvey): string {
  const shaped = tables.map(({ sheet, delimiter, columns }) => ({
    ...(sheet === undefined ? {} : { sheet }),
    ...(delimiter === undefined ? {} : { delimiter: delimiter.value }),
    columns,
  }));
  return shapeOf({ kind, tables: shaped });
}
