// Reads a delimited text file as a table: one look for its encoding, one at its head for the layout, one pass for the rows.
import { createHash } from 'node:crypto';
import type { Classification } from '../../../data/columns/classify.ts';
import type { RowScanner } from '../../../data/csv/scanned-row.ts';
import { rowText } from '../../../data/csv/text.ts';
import { tableName } from '../../../data/names.ts';
import { HandoverError, locate } from '../../../domain/errors.ts';
import type { Bytes } from '../../../format/bytes.ts';
import { discard } from '../../memory.ts';
import { type Found, found } from '../found.ts';
import { foundNotices } from '../found-notices.ts';
import { limits } from '../limits.ts';
import type { ReadOptions } from '../options.ts';
import type { ImportRecord, Notice, RowBatch } from '../record.ts';
import { accountOf } from '../rows/account.ts';
import { RowCollector } from '../rows/collector.ts';
import type { PlacedRow } from '../rows/footer.ts';
import { findLayout, type Layout } from '../rows/header.ts';
import { knownOf } from '../rows/known.ts';
import { onlyHeader } from '../rows/no-rows.ts';
import type { Source } from '../source.ts';
import { type Surveyed, surveyOf, type TableSurvey } from '../survey.ts';
import type { TableReader } from '../table.ts';
import { looksSpread } from './aligned.ts';
import { createScanner, type Dialect, findCut, findQuoting, type Quoting, sampleRows } from './dialect.ts';
import { findEncoding, utf8Chunks } from './encoding.ts';
import { type EncodingFound, encodings } from './encodings.ts';
import { pinnedText } from './gb18030.ts';
import { decode } from './utf8.ts';

/** The first characters of the file as UTF-8; more of them as long as not one row is whole. */
async function headText(source: Source, found: EncodingFound, size: number): Promise<Bytes> {
  const head = await source.read(found.bom, size);
  if (found.encoding === 'utf-8') return head;
  const text = new TextDecoder(found.encoding, { ignoreBOM: true }).decode(head, { stream: true });
  return new TextEncoder().encode(found.encoding === 'gb18030' ? pinnedText(text) : text);
}

/** Where columns are lined up, a quote is a sign like others. */
const unquoted = found<Quoting>('none', 'sure', 'usual', []);

/** Rows of one column that seem to have several. */
const spreadNotices = (head: Bytes, isWhole: boolean) => foundNotices([['spread_rows', looksSpread(head, isWhole)]]);

/** What is known of the text before its rows are read. */
interface Look {
  readonly found: EncodingFound;
  readonly delimiter: Found<string>;
  readonly quoting: Found<Quoting>;
  readonly dialect: Dialect;
  readonly layout: Layout;
  readonly head: Bytes;
  readonly isWhole: boolean;
  readonly notices: readonly Notice[];
}

async function lookOver(source: Source, options: ReadOptions): Promise<Look> {
  const found = await findEncoding(source, options.encoding, options.signal, 'met');
  for (let size: number = limits.head; ; size *= 4) {
    const head = await headText(source, found, size);
    const isWhole = found.bom + size >= source.size;
    const { delimiter, form } = findCut(head, isWhole, options.delimiter);
    const quoting = form ? unquoted : findQuoting(head, isWhole, delimiter.value, options.quoting);
    const dialect = { delimiter: delimiter.value, quoting: quoting.value, form };
    const rows = sampleRows(head, dialect, isWhole);
    if (rows.length === 0 && !isWhole) continue;
    const layout = findLayout(rows, options, source.name, await knownOf(rows));
    const notices = form === undefined && layout.header.length <= 1 ? spreadNotices(head, isWhole) : [];
    return { found, delimiter, quoting, dialect, layout, head, isWhole, notices };
  }
}

/** The rows of the head, each with its place. */
function placeHead({ head, isWhole, dialect, layout }: Look): Pick<Surveyed, 'collector' | 'placed' | 'isWhole'> {
  const collector = new RowCollector(layout);
  const scanner = createScanner(dialect);
  scanner.feed(head, isWhole);
  const placed: PlacedRow[] = [];
  while (placed.length < limits.sampleRows && scanner.next()) {
    const cells = rowText(scanner, decode);
    placed.push({ line: scanner.line, cells, place: collector.scanned(scanner) });
  }
  return { collector, placed, isWhole: isWhole && !scanner.next() };
}

class CsvReader implements TableReader {
  readonly name: string;
  readonly columns: readonly string[];
  readonly #source: Source;
  readonly #options: ReadOptions;
  readonly #look: Look;
  readonly #collector: RowCollector;
  readonly #hash = createHash('sha256');
  #sha256 = '';

  constructor(source: Source, look: Look, options: ReadOptions) {
    this.#source = source;
    this.#look = look;
    this.#options = options;
    this.#collector = new RowCollector(look.layout);
    this.name = tableName(source.name.replace(/\.[A-Za-z0-9]{1,5}$/, ''));
    this.columns = this.#collector.columns;
  }

  async *#hashed(): AsyncGenerator<Bytes> {
    let done = 0;
    for await (const chunk of this.#source.chunks(this.#options.signal)) {
      this.#hash.update(chunk);
      done += chunk.length;
      yield chunk;
      this.#options.onProgress?.(done, this.#source.size);
    }
    this.#sha256 = this.#hash.digest('hex');
  }

  async *rows(options: { readonly firstRow?: number } = {}): AsyncGenerator<RowBatch> {
    const collector = this.#collector;
    const scanner = createScanner(this.#look.dialect);
    collector.number(options.firstRow);
    collector.from(scanner);
    try {
      const chunks = utf8Chunks(this.#source, this.#hashed(), this.#look.found, this.#options.signal);
      for await (const chunk of chunks) {
        scanner.feed(chunk, false);
        discard(chunk);
        yield* this.#drain(scanner);
      }
      scanner.feed(new Uint8Array(0), true);
      yield* this.#drain(scanner);
    } catch (error) {
      throw locate(error, { file: this.#source.name });
    }
    if (!collector.isEmpty) yield collector.flush();
    if (collector.counts().read === 0)
      throw new HandoverError('input.no-rows', { file: this.#source.name }, onlyHeader(this.columns.length));
  }

  *#drain(scanner: RowScanner): Generator<RowBatch> {
    while (this.#collector.next(scanner)) if (this.#collector.isFull) yield this.#collector.flush();
  }

  record(): ImportRecord {
    const { found, dialect, layout, notices } = this.#look;
    const account = accountOf(this.#collector, layout);
    return {
      file: this.#source.name,
      bytes: this.#source.size,
      sha256: this.#sha256,
      kind: 'csv',
      encoding: found.encoding,
      bom: found.bom > 0,
      delimiter: dialect.delimiter,
      quoting: dialect.quoting,
      ...account,
      notices: [...notices, ...account.notices],
    };
  }

  survey(): TableSurvey {
    const { found: encoding, delimiter, quoting, layout, notices } = this.#look;
    return {
      kind: 'csv',
      name: this.name,
      encoding: found(encoding.encoding, encoding.sure, encoding.reason, encodings),
      bom: encoding.bom > 0,
      delimiter,
      quoting,
      ...surveyOf({ layout, ...placeHead(this.#look), notices }),
    };
  }

  verdicts(): Classification[] {
    return this.#collector.observers.map((observer) => observer.verdict());
  }
}

/**
 * Looks a delimited text file over and makes its reader. The source stays the caller's to close.
 * @throws input.encoding, input.line-too-long, input.too-wide, input.no-rows, usage, io.*, cancelled
 */
export async function readCsv(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  try {
    return [new CsvReader(source, await lookOver(source, options), options)];
  } catch (error) {
    throw locate(error, { file: source.name });
  }
}
