// Reads a delimited text file as a table: one look at the whole file for its encoding, one at its head for the layout, one pass for the rows.
import { createHash } from 'node:crypto';
import type { Classification } from '../../data/classify.ts';
import { CsvScanner } from '../../data/csv-scanner.ts';
import { tableName } from '../../data/names.ts';
import { HandoverError, locate } from '../../domain/errors.ts';
import type { Bytes } from '../../format/bytes.ts';
import { RowCollector } from './collector.ts';
import { findDelimiter, sampleRows } from './dialect.ts';
import { type EncodingFound, findEncoding, utf8Chunks } from './encoding.ts';
import { findLayout, type Layout } from './header.ts';
import { limits } from './limits.ts';
import type { Source } from './source.ts';
import type { ImportRecord, ReadOptions, RowBatch, TableReader } from './table.ts';

/** The first characters of the file as UTF-8; more of them as long as not one row is whole. */
async function headText(source: Source, found: EncodingFound, size: number): Promise<Bytes> {
  const head = await source.read(found.bom, size);
  if (found.encoding === 'utf-8') return head;
  return new TextEncoder().encode(new TextDecoder(found.encoding, { ignoreBOM: true }).decode(head, { stream: true }));
}

interface Survey {
  readonly found: EncodingFound;
  readonly delimiter: string;
  readonly layout: Layout;
}

async function surveyText(source: Source, options: ReadOptions): Promise<Survey> {
  const found = await findEncoding(source, options.encoding, options.signal);
  for (let size: number = limits.head; ; size *= 4) {
    const text = await headText(source, found, size);
    const isWhole = found.bom + size >= source.size;
    const delimiter = findDelimiter(text, isWhole, options.delimiter);
    const rows = sampleRows(text, delimiter, isWhole);
    if (rows.length === 0 && !isWhole) continue;
    return { found, delimiter, layout: findLayout(rows, options.headerRow, source.name) };
  }
}

class CsvReader implements TableReader {
  readonly name: string;
  readonly columns: readonly string[];
  readonly #source: Source;
  readonly #options: ReadOptions;
  readonly #survey: Survey;
  readonly #collector: RowCollector;
  readonly #hash = createHash('sha256');
  #sha256 = '';

  constructor(source: Source, survey: Survey, options: ReadOptions) {
    this.#source = source;
    this.#survey = survey;
    this.#options = options;
    this.#collector = new RowCollector(survey.layout);
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
    const scanner = new CsvScanner(this.#survey.delimiter);
    collector.number(options.firstRow);
    try {
      for await (const chunk of utf8Chunks(this.#source, this.#hashed(), this.#survey.found)) {
        scanner.feed(chunk, false);
        yield* this.#drain(scanner);
      }
      scanner.feed(new Uint8Array(0), true);
      yield* this.#drain(scanner);
    } catch (error) {
      throw locate(error, { file: this.#source.name });
    }
    if (!collector.isEmpty) yield collector.flush();
    if (collector.counts().read === 0) throw new HandoverError('input.no-rows', { file: this.#source.name });
  }

  *#drain(scanner: CsvScanner): Generator<RowBatch> {
    while (scanner.next()) {
      this.#collector.scanned(scanner);
      if (this.#collector.isFull) yield this.#collector.flush();
    }
  }

  record(): ImportRecord {
    const { found, delimiter, layout } = this.#survey;
    return {
      file: this.#source.name,
      bytes: this.#source.size,
      sha256: this.#sha256,
      kind: 'csv',
      encoding: found.encoding,
      bom: found.bom > 0,
      delimiter,
      header_row: layout.headerLine,
      columns: this.columns.map((name, index) => ({ name, original: layout.header[index] ?? '' })),
      counts: this.#collector.counts(),
      notices: this.#collector.notices(),
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
    return [new CsvReader(source, await surveyText(source, options), options)];
  } catch (error) {
    throw locate(error, { file: source.name });
  }
}
