// How a person wanted a file to be read is remembered under its shape, and used for the next file of that shape.
import type { OpenedTables } from '../../readers/open.ts';
import type { ReadOptions } from '../../readers/options.ts';
import { shapeOfSurvey, surveyOfFile } from '../../readers/survey-file.ts';
import { openTables } from '../../reading/open.ts';
import { readChoices, rememberChoices } from '../../vault/stores/choice-store.ts';
import type { Vault } from '../../vault/vault.ts';
import { type Choices, choicesOf, readOptions, toKeep } from './import-wanted.ts';

export type OpenedAsWanted = {
  /** The caller closes it. */
  readonly opened: OpenedTables;
  readonly choices: Choices;
  readonly isRemembered: boolean;
};

type Watching = Pick<ReadOptions, 'signal' | 'onProgress'>;

function isGiven(choices: Choices): boolean {
  return Object.keys(toKeep(choices)).length > 0;
}

function shapeOf(opened: OpenedTables): string {
  return shapeOfSurvey(surveyOfFile(opened));
}

/**
 * Opens a file as a person chose this time; where nothing was chosen, as it was for an earlier file of this shape, if ever.
 * @throws as the readers do
 */
export async function openAsWanted(
  vault: Vault,
  path: string,
  given: Choices,
  watching: Watching = {},
): Promise<OpenedAsWanted> {
  const open = (choices: Choices) => openTables(path, { ...watching, ...readOptions(choices) });
  const opened = await open(given);
  if (isGiven(given)) return { opened, choices: given, isRemembered: false };
  const choices = choicesOf(readChoices(vault.db, shapeOf(opened)));
  if (!isGiven(choices)) return { opened, choices, isRemembered: false };
  await opened.close();
  return { opened: await open(choices), choices, isRemembered: true };
}

/** Which sheet was wanted and where it ended is true of one file only. */
function memorable({ sheet: _, last_row: __, as_found: ___, ...choices }: Choices): Choices {
  return choices;
}

/** Nothing given changes nothing. The shape is that of the file as the program finds it; one that it can't read has none. */
export async function rememberChoicesFor(vault: Vault, path: string, given: Choices): Promise<void> {
  const choices = memorable(given);
  if (!isGiven(choices) && given.as_found !== true) return;
  const opened = await openTables(path).catch(() => undefined);
  if (opened === undefined) return;
  const shape = shapeOf(opened);
  await opened.close();
  vault.change('choices', (db) => rememberChoices(db, shape, toKeep(choices), vault.utc()));
}
