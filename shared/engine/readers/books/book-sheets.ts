// Which sheets of a book are read: a hidden one only if a person asks for it; those left out are named, so that each can be asked for.
import { HandoverError } from '../../../domain/errors.ts';
import type { ReadOptions } from '../options.ts';
import type { Notice } from '../record.ts';
import { type CellTable, chosenTables, readCellTables } from '../rows/cell-table.ts';
import type { TableReader } from '../table.ts';

/** "Very hidden", which Excel itself does not offer to undo, is hidden like any other. */
interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
}

/**
 * The sheets to read, and the names of the hidden ones that nobody asked for.
 * @param wanted name of one sheet, or its number from 1
 * @throws unknown.table
 */
export function chooseSheets<S extends Sheet>(
  all: readonly S[],
  wanted: string | undefined,
  file: string,
): { readonly sheets: readonly S[]; readonly hidden: readonly string[] } {
  const sheets = chosenTables(all, wanted, file);
  const hidden = all.filter((sheet) => sheet.isHidden && !sheets.includes(sheet)).map(({ name }) => name);
  return { sheets, hidden };
}

/** Names all of them, however many. */
export function hiddenNotices(hidden: readonly string[]): Notice[] {
  return hidden.length === 0 ? [] : [{ code: 'hidden_sheets', count: hidden.length, names: hidden }];
}

/** As `readCellTables`; a book whose only rows may lie in hidden sheets is refused with their names. */
export async function readSheets(
  file: string,
  tables: readonly CellTable[],
  hidden: readonly string[],
  options: ReadOptions,
): Promise<TableReader[]> {
  try {
    return await readCellTables(file, tables, options);
  } catch (error) {
    if (!(error instanceof HandoverError) || error.code !== 'input.no-rows' || hidden.length === 0) throw error;
    throw new HandoverError('input.no-rows', { file }, { ...error.facts, hidden });
  }
}
