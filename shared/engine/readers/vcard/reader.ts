// Reads a file of contacts (vCard 2.1, 3.0, 4.0) as one table: once through for the columns, once for the rows.
import { locate } from '../../../domain/errors.ts';
import type { ReadOptions } from '../options.ts';
import type { Notice } from '../record.ts';
import { type CellPass, type CellRow, type CellTable, readCellTables } from '../rows/cell-table.ts';
import type { Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { linesOf, openText, type ReadHooks, type TextFile, textChunks } from '../text/text-chunks.ts';
import { type Card, CardReader } from './cards.ts';
import { ContactColumns } from './columns.ts';

async function* cardsOf(text: TextFile, hooks: ReadHooks): AsyncGenerator<readonly Card[]> {
  const reader = new CardReader();
  try {
    for await (const lines of linesOf(textChunks(text, hooks))) yield lines.flatMap((line) => reader.add(line));
    yield reader.end();
  } catch (error) {
    throw locate(error, { file: text.source.name });
  }
}

function readCards(text: TextFile, columns: ContactColumns, hooks: ReadHooks): CellPass {
  const counts = { blobs: 0, left_out_marks: 0 };
  const rowOf = (card: Card): CellRow => {
    const { line, fault, raw, properties } = card;
    if (fault !== undefined) return { line, cells: [], fault: { reason: fault, raw } };
    for (const { isBinary, leftOut } of properties) {
      counts.blobs += Number(isBinary);
      counts.left_out_marks += leftOut;
    }
    return { line, cells: columns.cells(card) };
  };
  async function* rows() {
    for await (const cards of cardsOf(text, hooks)) if (cards.length > 0) yield cards.map(rowOf);
  }
  const notices = (): Notice[] =>
    (['blobs', 'left_out_marks'] as const).flatMap((code) => (counts[code] > 0 ? [{ code, count: counts[code] }] : []));
  return { rows: rows(), notices };
}

/**
 * Makes the reader of the contacts. The source stays the caller's to close.
 * @throws input.encoding, input.line-too-long, input.too-wide, input.no-rows, usage, io.*, cancelled
 */
export async function readVcard(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const text = await openText(source, options, 'counted');
  const found = new ContactColumns();
  let sha256 = '';
  const onDigest = (digest: string) => {
    sha256 = digest;
  };
  for await (const cards of cardsOf(text, { signal: options.signal, onDigest })) {
    for (const card of cards) if (card.fault === undefined) found.add(card, source.name);
  }
  const table: CellTable = {
    file: { name: source.name, bytes: source.size, sha256 },
    kind: 'vcard',
    encoding: text.found,
    name: source.name.replace(/\.[A-Za-z0-9]{1,5}$/, ''),
    columns: found.columns(),
    notices: [],
    read: (signal, onShare) => readCards(text, found, { signal, onShare }),
  };
  return readCellTables(source.name, [table], options);
}
