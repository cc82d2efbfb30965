// The customers as a workbook of the form that Excel writes: shared strings, every cell named.
import { writeFileSync } from 'node:fs';
import { buildWorkbook } from '../support/xlsx-builder.ts';
import { customerRows, header } from './customers.ts';

const contentTypes = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
</Types>`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function* withHeader(rows: number): Generator<readonly string[]> {
  yield header;
  yield* customerRows(rows);
}

export function writeWorkbook(path: string, rows: number): void {
  const places = new Map<string, number>();
  let strings = '';
  let sheet = '';
  let number = 0;
  const place = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    strings += `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
    return places.size - 1;
  };
  for (const cells of withHeader(rows)) {
    number += 1;
    const inner = cells.map((cell, column) =>
      cell === '' ? '' : `<c r="${String.fromCharCode(65 + column)}${number}" t="s"><v>${place(cell)}</v></c>`,
    );
    sheet += `<row r="${number}">${inner.join('')}</row>`;
  }
  const parts = { '[Content_Types].xml': contentTypes };
  writeFileSync(path, buildWorkbook({ sheets: [{ name: 'customers', rows: sheet }], strings, parts }));
}
