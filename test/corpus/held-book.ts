// Writes books of the old kinds with SheetJS; LibreOffice writes them too in test/interop/corpus-office.test.ts.
import { utils, write } from '@e965/xlsx';

export type OldCell = string | number | Date | null;

export interface OldSheet {
  readonly name: string;
  readonly rows: readonly (readonly OldCell[])[];
  readonly merged?: readonly string[];
}

/** `biff8` XLS and WPS `.et` · `xlsb` · `ods` */
export function oldBook(sheets: readonly OldSheet[], bookType: 'biff8' | 'xlsb' | 'ods'): Uint8Array {
  const workbook = utils.book_new();
  for (const { name, rows, merged = [] } of sheets) {
    const sheet = utils.aoa_to_sheet(
      rows.map((row) => [...row]),
      { UTC: true },
    );
    if (merged.length > 0) sheet['!merges'] = merged.map((range) => utils.decode_range(range));
    utils.book_append_sheet(workbook, sheet, name);
  }
  return write(workbook, { type: 'buffer', bookType });
}
