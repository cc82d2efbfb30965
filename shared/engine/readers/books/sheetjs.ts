// Reads old books (XLS, XLSB) whole through SheetJS, which is loaded only when such a book comes.
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { HandoverError } from '../../../domain/errors.ts';

export type HeldCell = CellObject & {
  readonly s?: { readonly fgColor?: { readonly rgb?: string } };
  /** A picture laid into the cell, which stands there as an error. */
  readonly isPicture?: boolean;
};

/** A sheet as the library gives it in its dense form. */
export type HeldSheet = WorkSheet & {
  readonly '!data'?: readonly (readonly (HeldCell | undefined)[] | undefined)[];
};

export type HeldBook = WorkBook;

async function load() {
  const library = await import('@e965/xlsx');
  // Books before Excel 97 are written in the code page of their country.
  library.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  return library;
}

export type SheetLibrary = Awaited<ReturnType<typeof load>>;

export const sheetLibrary: () => Promise<SheetLibrary> = load;

/** @throws input.password-protected, input.damaged */
export async function readHeldBook(bytes: Uint8Array, file: string): Promise<HeldBook> {
  const { read } = await load();
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellText: false,
      cellHTML: false,
      cellNF: true,
      cellStyles: true,
    });
  } catch (cause) {
    const isLocked = cause instanceof Error && /password|encrypt/i.test(cause.message);
    throw new HandoverError(isLocked ? 'input.password-protected' : 'input.damaged', { file }, {}, { cause });
  }
}
