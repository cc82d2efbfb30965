// Reads the tables of an HTML document, as web sites and programs give it out under the name of an XLS.
import { undecoded } from '../../../data/csv/scanner.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { Bytes } from '../../../format/bytes.ts';
import { foundNotices } from '../found-notices.ts';
import { limits } from '../limits.ts';
import type { ReadOptions } from '../options.ts';
import { type CellRow, type CellTable, chosenTables, readCellTables } from '../rows/cell-table.ts';
import { widthOf } from '../rows/cells.ts';
import type { Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { openText, type ReadHooks, type TextFile, textChunks } from '../text/text-chunks.ts';
import { decode } from '../text/utf8.ts';
import { BookFacts } from './book-facts.ts';
import { BookRows } from './book-rows.ts';
import { HtmlTable } from './html-table.ts';
import { MarkupScanner, type MarkupToken } from './markup-tokens.ts';

/** Each table takes a pass through the document. */
const mostTables = 100;

/** Stands in the text for bytes that its encoding does not have: nothing that was decoded holds half a pair. */
const half = '\udfff';

/** @param chunk UTF-8 that ends between characters */
function textOf(chunk: Bytes): string {
  const parts: string[] = [];
  let start = 0;
  for (let at = chunk.indexOf(undecoded); at >= 0; at = chunk.indexOf(undecoded, start)) {
    parts.push(decode(chunk, start, at));
    start = at + 1;
  }
  return [...parts, decode(chunk, start, chunk.length)].join(half);
}

/** The tokens of the document, those of one chunk at a time. */
async function* tokensOf(text: TextFile, hooks: ReadHooks): AsyncGenerator<Iterable<MarkupToken>> {
  const scanner = new MarkupScanner(text.source.name);
  for await (const chunk of textChunks(text, hooks)) yield scanner.feed(textOf(chunk));
  yield scanner.feed('', true);
}

function withFault(row: CellRow): CellRow {
  if (!row.cells.some((cell) => cell.includes(half))) return row;
  const raw = row.cells.join('\t').replaceAll(half, '\ufffd');
  return { line: row.line, cells: [], fault: { reason: 'bad_text', raw } };
}

async function* rowsOf(
  text: TextFile,
  number: number,
  facts: BookFacts,
  hooks: ReadHooks,
): AsyncGenerator<readonly CellRow[]> {
  const rows = new BookRows(facts, text.source.name);
  const table = new HtmlTable(number, rows, facts, text.source.name);
  for await (const tokens of tokensOf(text, hooks)) {
    for (const token of tokens) {
      table.token(token);
      if (rows.held >= limits.rowsAtOnce) yield rows.take().map(withFault);
    }
  }
  table.end();
  yield rows.take().map(withFault);
}

/** How many tables the document begins. */
async function countTables(text: TextFile, hooks: ReadHooks): Promise<number> {
  let count = 0;
  for await (const tokens of tokensOf(text, hooks)) {
    for (const token of tokens) if (token.kind === 'open' && token.name === 'table') count += 1;
  }
  if (count > mostTables) throw new HandoverError('input.too-large', { file: text.source.name });
  return count;
}

interface Found {
  readonly number: number;
  readonly name: string;
}

/** Tables with rows under a header; those that only lay out a page have none. */
async function realTables(
  text: TextFile,
  count: number,
  signal?: AbortSignal,
): Promise<{ real: Found[]; others: number }> {
  const stem = text.source.name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const real: Found[] = [];
  let others = 0;
  for (let number = 0; number < count; number += 1) {
    let filled = 0;
    for await (const rows of rowsOf(text, number, new BookFacts(), { signal })) {
      filled += rows.filter(({ cells }) => widthOf(cells) > 0).length;
      if (filled > 1) break;
    }
    if (filled > 1) real.push({ number, name: real.length === 0 ? stem : `${stem} ${real.length + 1}` });
    else others += filled;
  }
  return { real, others };
}

async function openHtml(source: Source, options: ReadOptions): Promise<TextFile> {
  const head = Buffer.from(await source.read(0, 4096)).toString('latin1');
  const isBig5 = options.encoding === undefined && /charset\s*=\s*["']?big5/i.test(head);
  if (!isBig5) return openText(source, options, 'counted');
  const { found } = await openText(source, { ...options, encoding: 'big5' }, 'counted');
  return { source, found: { ...found, sure: 'sure', reason: 'marked' } };
}

/**
 * Makes a reader for each table of two filled rows or more.
 * @throws input.kind for a document without any table, input.encoding, input.too-large, input.too-wide, input.line-too-long, input.bomb,
 * input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readHtml(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const { name: file, size: bytes } = source;
  const text = await openHtml(source, options);
  let sha256 = '';
  const onDigest = (digest: string) => {
    sha256 = digest;
  };
  const count = await countTables(text, { signal: options.signal, onDigest });
  if (count === 0) throw new HandoverError('input.kind', { file }, { kind: 'html' });
  const { real, others } = await realTables(text, count, options.signal);
  const tables = chosenTables(real, options.sheet, file).map(
    ({ number, name }): CellTable => ({
      file: { name: file, bytes, sha256 },
      kind: 'html',
      encoding: text.found,
      name,
      ...(real.length > 1 ? { sheet: name } : {}),
      notices: foundNotices([['loose_rows', others]]),
      read(signal, onShare, headerLine) {
        const facts = new BookFacts([], headerLine);
        return { rows: rowsOf(text, number, facts, { signal, onShare }), notices: () => facts.notices() };
      },
    }),
  );
  return readCellTables(file, tables, options);
}
