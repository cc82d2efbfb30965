// What lies in a book held in memory beside its rows: counted and reported, never handed on.
import { foundNotices } from '../found-notices.ts';
import type { Notice } from '../record.ts';
import type { HeldSheet } from './sheetjs.ts';

export interface HeldSheetFacts {
  readonly comments: number;
  readonly pictures: number;
  readonly filters: number;
  /** Pictures in cells that the library does not tell of. */
  readonly cellPictures: number;
}

/** What the format's own reader found where the library does not look. */
export interface HeldFacts {
  /** Properties of the book that name a person or a company. */
  readonly people: number;
  /** Names that a person gave to cells. */
  readonly names: readonly string[];
  /** Links to other files. */
  readonly links: number;
  /** By sheet, in the order of the book. */
  readonly sheets: readonly HeldSheetFacts[];
}

/** Of the whole book. */
export function heldNotices({ people, names, links }: HeldFacts): Notice[] {
  return foundNotices([
    ['defined_names', names.length, names],
    ['external_links', links],
    ['book_properties', people],
  ]);
}

/** Of one sheet. */
export function sheetNotices(sheet: HeldSheet, facts: HeldSheetFacts | undefined): Notice[] {
  return foundNotices([
    ['hidden_rows', (sheet['!rows'] ?? []).filter((row) => row?.hidden === true).length],
    ['hidden_columns', (sheet['!cols'] ?? []).filter((column) => column?.hidden === true).length],
    ['filters', facts?.filters ?? 0],
    ['merged_cells', sheet['!merges']?.length ?? 0],
    ['comments', facts?.comments ?? 0],
    ['pictures', facts?.pictures ?? 0],
    ['cell_pictures', facts?.cellPictures ?? 0],
  ]);
}
