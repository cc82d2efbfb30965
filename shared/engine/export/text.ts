// Exports as text: CSV as Excel opens it without garbling Chinese, and JSON lines.
import { canonicalCsv } from '../../data/csv/writer.ts';
import { utf8 } from '../../format/bytes.ts';
import type { FileOutput } from '../files/partial-file.ts';
import type { ExportedRows, Written } from './rows.ts';

const byteOrderMark = '\uFEFF';

/** UTF-8 with a BOM and CRLF row ends; cells are as they are, formulas are not defused: that would change the data. */
export async function writeCsv({ columns, batches }: ExportedRows, out: FileOutput): Promise<Written> {
  let formulas = 0;
  await out.write(utf8(byteOrderMark + crlf([columns])));
  for (const batch of batches) {
    await out.write(utf8(crlf(batch)));
    for (const row of batch) formulas += row.filter(looksLikeFormula).length;
  }
  return { formulas };
}

/** What a spreadsheet takes for a formula when it opens a CSV; a signed number or a phone number is none. */
function looksLikeFormula(cell: string): boolean {
  return /^[\t\r]*(?:[=@]|[+-](?![\d\s.,()-]*%?$))/.test(cell);
}

function crlf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => canonicalCsv([row]).replace(/\n$/, '\r\n')).join('');
}

/** One object a line, members in the order of the columns: written by hand, since an object would sort names like `12` first. */
export async function writeJsonLines({ columns, batches }: ExportedRows, out: FileOutput): Promise<Written> {
  const names = columns.map((name) => JSON.stringify(name));
  for (const batch of batches) {
    const lines = batch.map(
      (row) => `{${names.map((name, at) => `${name}:${JSON.stringify(row[at] ?? '')}`).join(',')}}\n`,
    );
    await out.write(utf8(lines.join('')));
  }
  return {};
}
