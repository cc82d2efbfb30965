// Reads the sheets of an OpenDocument (ODS) as tables, each row as it goes by.
import { HandoverError } from '../../../domain/errors.ts';
import { foundNotices } from '../found-notices.ts';
import type { ReadOptions } from '../options.ts';
import type { Notice } from '../record.ts';
import { type CellRow, type CellTable, chosenTables, readCellTables } from '../rows/cell-table.ts';
import { digestOf, type Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { BookFacts } from './book-facts.ts';
import { BookRows } from './book-rows.ts';
import { OdsSheet } from './ods-sheet.ts';
import { type Attributes, parseXml } from './xml.ts';
import { walkTags } from './xml-tags.ts';
import { openZip, type ZipParts } from './zip.ts';

const content = 'content.xml';

interface NamedSheet {
  readonly name: string;
  readonly number: number;
  readonly isHidden: boolean;
}

/** The book without its cells. */
class Contents {
  readonly sheets: NamedSheet[] = [];
  readonly names: string[] = [];
  filters = 0;
  readonly #hiddenStyles = new Set<string>();
  #style = '';

  open(name: string, attributes: Attributes): void {
    if (name === 'style') this.#style = attributes['style:name'] ?? '';
    else if (name === 'table-properties' && attributes['table:display'] === 'false')
      this.#hiddenStyles.add(this.#style);
    else if (name === 'named-range') this.names.push(attributes['table:name'] ?? '');
    else if (name === 'filter') this.filters += 1;
    else if (name === 'table') {
      const isHidden = this.#hiddenStyles.has(attributes['table:style-name'] ?? '');
      this.sheets.push({ name: attributes['table:name'] ?? '', number: this.sheets.length, isHidden });
    }
  }
}

/** Fields of the book's properties that name a person. */
async function properties(zip: ZipParts, file: string): Promise<number> {
  const filled = new Set<string>();
  if (zip.size('meta.xml') === undefined) return 0;
  const text = (piece: string, name: string) => {
    if (/^(?:creator|initial-creator)$/.test(name) && piece.trim() !== '') filled.add(name);
  };
  await walkTags(zip, 'meta.xml', file, () => undefined, text);
  return filled.size;
}

/** @throws input.password-protected */
async function refuseEncrypted(zip: ZipParts, file: string): Promise<void> {
  const manifest = 'META-INF/manifest.xml';
  if (zip.size(manifest) === undefined) return;
  await walkTags(zip, manifest, file, (name) => {
    if (name === 'encryption-data') throw new HandoverError('input.password-protected', { file });
  });
}

async function notices(zip: ZipParts, { sheets, names, filters }: Contents, file: string): Promise<Notice[]> {
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  return foundNotices([
    ['hidden_sheets', hidden.length, hidden],
    ['defined_names', names.length, names],
    ['filters', filters],
    ['book_properties', await properties(zip, file)],
  ]);
}

type OnShare = (share: number) => void;

async function* contentBytes(zip: ZipParts, signal?: AbortSignal, onShare?: OnShare) {
  const size = Math.max(1, zip.size(content) ?? 1);
  let done = 0;
  for await (const chunk of zip.read(content, signal)) {
    yield chunk;
    done += chunk.length;
    onShare?.(done / size);
  }
}

async function* sheetRows(bytes: AsyncIterable<Uint8Array>, sheet: OdsSheet, rows: BookRows, file: string) {
  for await (const _ of parseXml(bytes, sheet, file)) {
    const taken: readonly CellRow[] = rows.take();
    if (taken.length > 0) yield taken;
  }
}

/**
 * Makes a reader for each sheet that has a filled cell.
 * @throws input.password-protected, input.damaged, input.bomb, input.too-wide, input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readOds(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const { name: file, size: bytes } = source;
  const zip = await openZip(source);
  await refuseEncrypted(zip, file);
  const contents = new Contents();
  await walkTags(zip, content, file, (name, attributes) => contents.open(name, attributes));
  const found = await notices(zip, contents, file);
  const sha256 = await digestOf(source, options.signal);
  const tables = chosenTables(contents.sheets, options.sheet, file).map(
    ({ name, number }): CellTable => ({
      file: { name: file, bytes, sha256 },
      kind: 'ods',
      name,
      sheet: name,
      notices: found,
      read(signal, onShare, headerLine) {
        const facts = new BookFacts([], headerLine);
        const rows = new BookRows(facts, file);
        const sheet = new OdsSheet(number, rows, facts, file);
        return {
          rows: sheetRows(contentBytes(zip, signal, onShare), sheet, rows, file),
          notices: () => facts.notices(),
        };
      },
    }),
  );
  return readCellTables(file, tables, options);
}
