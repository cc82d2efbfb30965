// Looks a file over for a person, before anything is taken in: each of its tables as it would be read; and by what a table is known again.
import { createHash } from 'node:crypto';
import type { TableSurvey } from './survey.ts';
import type { TableReader } from './table.ts';

/** Of those tables that tell. Opening has read the whole file only where its encoding asks for that. */
export function surveysOf(tables: readonly TableReader[]): TableSurvey[] {
  return tables.flatMap((table) => table.survey?.() ?? []);
}

function normalised(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');
}

/**
 * What tables of one origin have in common: a digest (hex) of format, sheet, delimiter and the names of the columns as they are found.
 * Another encoding, delimiter or quoting changes what is found: to know a table again, ask a survey that was made without any.
 */
export function shapeOf({ kind, sheet, delimiter, columnsFound }: TableSurvey): string {
  const parts = [[sheet ?? '', delimiter?.value ?? '', columnsFound.map(normalised)]];
  return createHash('sha256')
    .update(JSON.stringify([kind, parts]))
    .digest('hex');
}
