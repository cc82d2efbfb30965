// Reads XML Spreadsheet 2003, one file of XML that many programs give out under the name of an XLS.

import { foundNotices } from '../found-notices.ts';
import type { ReadOptions } from '../options.ts';
import type { Notice } from '../record.ts';
import type { CellRow, CellTable } from '../rows/cell-table.ts';
import type { Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { openText, type ReadHooks, type TextFile, textChunks } from '../text/text-chunks.ts';
import { BookFacts } from './book-facts.ts';
import { BookRows } from './book-rows.ts';
import { chooseSheets, hiddenNotices, readSheets } from './book-sheets.ts';
import { own, SpreadsheetMlSheet } from './spreadsheetml-sheet.ts';
import { type Attributes, parseXml, type XmlHandler } from './xml.ts';

interface NamedSheet {
  readonly name: string;
  readonly number: number;
  isHidden: boolean;
}

/** The book without its cells. */
class Contents implements XmlHandler {
  readonly sheets: NamedSheet[] = [];
  readonly names: string[] = [];
  readonly properties = new Set<string>();
  #tag = '';

  open(name: string, attributes: Attributes): void {
    this.#tag = name;
    if (name === 'Worksheet') {
      this.sheets.push({ name: own(attributes, 'Name') ?? '', number: this.sheets.length, isHidden: false });
    } else if (name === 'NamedRange') this.names.push(own(attributes, 'Name') ?? '');
  }

  close(): void {
    this.#tag = '';
  }

  text(text: string): void {
    const sheet = this.sheets.at(-1);
    if (this.#tag === 'Visible' && sheet !== undefined) sheet.isHidden ||= /hidden/i.test(text);
    const isProperty = /^(?:Author|LastAuthor|Manager|Company)$/.test(this.#tag);
    if (isProperty && text.trim() !== '') this.properties.add(this.#tag);
  }

  notices(): Notice[] {
    return foundNotices([
      ['defined_names', this.names.length, this.names],
      ['book_properties', this.properties.size],
    ]);
  }
}

async function* rowsOf(text: TextFile, number: number, facts: BookFacts, hooks: ReadHooks): AsyncGenerator<CellRow[]> {
  const rows = new BookRows(facts, text.source.name);
  const sheet = new SpreadsheetMlSheet(number, rows, facts);
  for await (const _ of parseXml(textChunks(text, hooks), sheet, text.source.name)) yield rows.take();
}

/**
 * Makes a reader for each sheet that has a filled cell.
 * @throws input.encoding, input.damaged, input.bomb, input.too-wide, input.line-too-long, input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readSpreadsheetMl(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const { name: file, size: bytes } = source;
  const text = await openText(source, options);
  const contents = new Contents();
  let sha256 = '';
  const onDigest = (digest: string) => {
    sha256 = digest;
  };
  for await (const _ of parseXml(textChunks(text, { signal: options.signal, onDigest }), contents, file));
  const { sheets, hidden } = chooseSheets(contents.sheets, options.sheet, file);
  const notices = [...hiddenNotices(hidden), ...contents.notices()];
  const tables = sheets.map(
    ({ name, number }): CellTable => ({
      file: { name: file, bytes, sha256 },
      kind: 'spreadsheetml',
      encoding: text.found,
      name,
      sheet: name,
      notices,
      read(signal, onShare, headerLine) {
        const facts = new BookFacts([], headerLine);
        return { rows: rowsOf(text, number, facts, { signal, onShare }), notices: () => facts.notices() };
      },
    }),
  );
  return readSheets(file, tables, hidden, options);
}
