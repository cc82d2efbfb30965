// How a person wanted a table to be read is remembered under its shape, and used for the next table of that shape alone.
import { HandoverError } from '../../../domain/errors.ts';
import type { OpenedTables } from '../../readers/open.ts';
import type { ReadOptions } from '../../readers/options.ts';
import type { TableSurvey } from '../../readers/survey.ts';
import { shapeOf, surveysOf } from '../../readers/survey-file.ts';
import { type Opening, openTables } from '../../reading/open.ts';
import { readChoices, rememberChoices } from '../../vault/stores/choice-store.ts';
import type { Vault } from '../../vault/vault.ts';
import { type Choices, choicesOf, isNothing, layoutChoice, readOptions, textChoices, toKeep } from './wanted.ts';

/** A table as it was opened, and what was chosen for it. */
export type WantedTable = {
  readonly survey: TableSurvey;
  readonly choices: Choices;
  readonly isRemembered: boolean;
};

export type OpenedAsWanted = {
  /** The caller closes it. */
  readonly opened: OpenedTables;
  readonly tables: readonly WantedTable[];
};

type Watching = Pick<Opening, 'signal' | 'onProgress' | 'startReader' | 'thread'>;

/**
 * Opens a file as a person chose this time; where nothing was chosen but a sheet, each table as it was for an earlier one of its shape, if
 * ever.
 * @throws as the readers do
 */
export async function openAsWanted(
  vault: Vault,
  path: string,
  given: Choices,
  watching: Watching = {},
): Promise<OpenedAsWanted> {
  const { sheet: _, ...how } = given;
  const asGiven = await openAsGiven(path, given, watching);
  if (!isNothing(how)) return asGiven;
  const surveys = asGiven.tables.map(({ survey }) => survey);
  const remembered = surveys.map((survey) => choicesOf(readChoices(vault.db, shapeOf(survey))));
  if (remembered.every(isNothing)) return asGiven;
  await asGiven.opened.close();
  const options = { ...watching, ...optionsOf(given, remembered, surveys) };
  return (await openRemembered(path, options, remembered)) ?? openAsGiven(path, given, watching);
}

async function openAsGiven(path: string, given: Choices, watching: Watching): Promise<OpenedAsWanted> {
  const opened = await openTables(path, { ...watching, ...readOptions(given) });
  const tables = surveysOf(opened.tables);
  return { opened, tables: tables.map((survey) => ({ survey, choices: given, isRemembered: false })) };
}

/** The text of a file is read one way, that of the first table for which one is remembered; the rows of each table their own way. */
function optionsOf(given: Choices, remembered: readonly Choices[], surveys: readonly TableSurvey[]): ReadOptions {
  const text = remembered.map(textChoices).find((choices) => !isNothing(choices));
  const sheets = surveys.flatMap(({ sheet }, at) =>
    sheet === undefined ? [] : [[sheet, layoutChoice(remembered[at] ?? {})] as const],
  );
  const only = sheets.length === 0 ? layoutChoice(remembered[0] ?? {}) : {};
  return { ...readOptions({ ...given, ...text }), ...only, sheets: new Map(sheets) };
}

/** Undefined if this file has no such rows: it may be much shorter than the one before. */
async function openRemembered(
  path: string,
  options: Opening,
  remembered: readonly Choices[],
): Promise<OpenedAsWanted | undefined> {
  try {
    const opened = await openTables(path, options);
    const tables = surveysOf(opened.tables).map((survey, at) => {
      const choices = remembered[at] ?? {};
      return { survey, choices, isRemembered: !isNothing(choices) };
    });
    return { opened, tables };
  } catch (error) {
    if (error instanceof HandoverError && (error.code === 'usage' || error.code === 'input.no-rows')) return undefined;
    throw error;
  }
}

/** Which sheet was wanted and where it ended is true of one file only. */
function memorable({ sheet: _, last_row: __, as_found: ___, ...choices }: Choices): Choices {
  return choices;
}

/**
 * Of each table for whose shape the choices are to be remembered. Nothing given changes nothing.
 * @param wanted still open: its surveys tell the shapes, or, if the text itself was read another way than the program finds, those
 * that are asked for now; a file that it can't read so has none
 */
export async function surveysToRemember(
  { opened, tables }: OpenedAsWanted,
  given: Choices,
): Promise<readonly TableSurvey[]> {
  if (isNothing(memorable(given)) && given.as_found !== true) return [];
  if (isNothing(textChoices(given))) return tables.map(({ survey }) => survey);
  return opened.surveysAsFound().catch(() => []);
}

/** @param known of the tables that were read so */
export function rememberChoicesFor(vault: Vault, known: readonly TableSurvey[], given: Choices): void {
  if (known.length === 0) return;
  const choices = memorable(given);
  vault.change('choices', (db) => {
    for (const survey of known) rememberChoices(db, shapeOf(survey), toKeep(choices), vault.utc());
  });
}
