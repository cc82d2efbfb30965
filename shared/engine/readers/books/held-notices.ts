// What lies in a book held in memory beside its rows: counted and reported, never handed on.
import { foundNotices } from '../found-notices.ts';
import type { Notice } from '../record.ts';
import type { HeldCell, HeldSheet } from './sheetjs.ts';

/** What the format's own reader found where the library does not look. */
export interface HeldFacts {
  /** Properties of the book that name a person or a company. */
  readonly people: number;
  /** Names that a person gave to cells. */
  readonly names: readonly string[];
  /** By sheet, in the order of the book. */
  readonly sheets: readonly { readonly comments: number; readonly pictures: number; readonly filters: number }[];
}

/** Of the whole book. */
export function heldNotices(
  { people, names }: HeldFacts,
  sheets: readonly { readonly name: string; readonly isHidden: boolean }[],
): Notice[] {
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  return foundNotices([
    ['hidden_sheets', hidden.length, hidden],
    ['defined_names', names.length, names],
    ['book_properties', people],
  ]);
}

function commentsOf(sheet: HeldSheet): number {
  const inRow = (row: readonly (HeldCell | undefined)[] = []) => row.filter((cell) => cell?.c !== undefined).length;
  return (sheet['!data'] ?? []).reduce((sum, row) => sum + inRow(row), 0);
}

/** Of one sheet. */
export function sheetNotices(sheet: HeldSheet, facts: HeldFacts['sheets'][number] | undefined): Notice[] {
  return foundNotices([
    ['hidden_rows', (sheet['!rows'] ?? []).filter((row) => row?.hidden === true).length],
    ['hidden_columns', (sheet['!cols'] ?? []).filter((column) => column?.hidden === true).length],
    ['filters', facts?.filters ?? 0],
    ['merged_cells', sheet['!merges']?.length ?? 0],
    ['comments', facts?.comments ?? commentsOf(sheet)],
    ['pictures', facts?.pictures ?? 0],
  ]);
}
