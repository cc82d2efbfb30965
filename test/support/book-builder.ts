// Old books for tests, written by SheetJS and changed where it can't write what a test needs.
import * as sheetjs from '@e965/xlsx';
import { type BookRecord, xlsRecords } from '../../shared/engine/readers/books/builtin-formats.ts';

export type OldKind = 'biff8' | 'biff5' | 'xlsb' | 'xlml' | 'ods';

export interface OldBook {
  readonly rows: readonly (readonly unknown[])[];
  /** Number formats by cell. */
  readonly formats?: Readonly<Record<string, string>>;
  readonly is1904?: boolean;
  /** Changes the sheet before it is written. */
  readonly change?: (sheet: sheetjs.WorkSheet, book: sheetjs.WorkBook) => void;
}

export function oldBook(kind: OldKind, { rows, formats, is1904, change }: OldBook): Buffer {
  const sheet = sheetjs.utils.aoa_to_sheet(rows.map((row) => [...row]));
  for (const [place, format] of Object.entries(formats ?? {})) (sheet[place] as sheetjs.CellObject).z = format;
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheet, '客户');
  book.Workbook = { WBProps: { date1904: is1904 === true } };
  change?.(sheet, book);
  return sheetjs.write(book, { type: 'buffer', bookType: kind, cellStyles: true });
}

/** Lets a test change the records of an XLS, in place or by giving others. */
export function withRecords(file: Buffer, change: (stream: Buffer, records: BookRecord[]) => Buffer): Buffer {
  const container = sheetjs.CFB.read(file, { type: 'buffer' });
  const stream = sheetjs.CFB.find(container, '/Workbook');
  if (stream === null) throw new Error('no stream');
  const content = Buffer.from(stream.content as Uint8Array);
  stream.content = change(content, [...xlsRecords(content)]);
  stream.size = stream.content.length;
  return sheetjs.CFB.write(container, { type: 'buffer' }) as Buffer;
}

/** The records of the book alone, without the container around them. */
export function bareRecords(file: Buffer): Buffer {
  const container = sheetjs.CFB.read(file, { type: 'buffer' });
  return Buffer.from(sheetjs.CFB.find(container, '/Workbook')?.content as Uint8Array);
}
