// Reads JSON as tables: a document's arrays of records, or JSON lines; once through for the columns, once for each table's rows.
import { locate } from '../../../domain/errors.ts';
import type { ReadOptions } from '../options.ts';
import type { Notice } from '../record.ts';
import { type CellPass, type CellRow, type CellTable, chosenTables, readCellTables } from '../rows/cell-table.ts';
import type { Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { findEncoding } from '../text/encoding.ts';
import { linesOf, openText, type ReadHooks, type TextFile, textChunks } from '../text/text-chunks.ts';
import type { JsonCursor } from './cursor.ts';
import { lineRow } from './lines.ts';
import { JsonRecords } from './record.ts';
import { type JsonSurvey, type JsonTable, surveyJson } from './survey.ts';
import { type JsonVisitor, JsonWalker } from './walker.ts';

interface NamedTable {
  readonly name: string;
  readonly table: JsonTable;
  /** Its place among the tables of the document. */
  readonly place: number;
}

/** Collects the rows of one of the document's tables and passes over the others. */
class TableVisitor implements JsonVisitor {
  readonly #table: NamedTable;
  readonly #records: JsonRecords;
  #place: number;
  #rows: CellRow[] = [];

  /** @param place the number of tables that have begun already, less one */
  constructor(table: NamedTable, records: JsonRecords, place: number) {
    this.#table = table;
    this.#records = records;
    this.#place = place;
  }

  begin(): void {
    this.#place += 1;
  }

  item(cursor: JsonCursor, line: number): void {
    const { place, table } = this.#table;
    if (this.#place !== place) cursor.skip(1);
    else if (table.isLists) this.#rows.push(this.#records.array(cursor, line));
    else this.#rows.push(this.#records.object(cursor, line));
  }

  outside(): void {}

  take(): CellRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}

async function* rowsOfLines(text: TextFile, { table }: NamedTable, records: JsonRecords, hooks: ReadHooks) {
  for await (const lines of linesOf(textChunks(text, hooks))) {
    const rows = lines.map((line) => lineRow(records, line, table.isLists)).filter((row) => row !== undefined);
    if (rows.length > 0) yield rows;
  }
}

async function* rowsOfDocument(
  text: TextFile,
  mode: 'document' | 'sequence',
  table: NamedTable,
  records: JsonRecords,
  hooks: ReadHooks,
) {
  const visitor = new TableVisitor(table, records, mode === 'sequence' ? 0 : -1);
  const walker = new JsonWalker(textChunks(text, hooks), mode, visitor);
  try {
    for (let more = true; more; ) {
      more = await walker.walk();
      const rows = visitor.take();
      if (rows.length > 0) yield rows;
    }
  } finally {
    await walker.close();
  }
}

async function* inFile(rows: AsyncIterable<readonly CellRow[]>, file: string) {
  try {
    yield* rows;
  } catch (error) {
    throw locate(error, { file });
  }
}

function readTable(text: TextFile, survey: JsonSurvey, table: NamedTable, hooks: ReadHooks): CellPass {
  const records = new JsonRecords(table.table.shape);
  const rows =
    survey.mode === 'lines'
      ? rowsOfLines(text, table, records, hooks)
      : rowsOfDocument(text, survey.mode, table, records, hooks);
  return { rows: inFile(rows, text.source.name), notices: () => records.notices() };
}

function isEmpty({ items, isLists, shape }: JsonTable): boolean {
  return items === 0 || (!isLists && shape.columns.length === 0);
}

/** The only one is named as the file is; of several, each by the members that lead to it. */
function named(tables: readonly JsonTable[], file: string): NamedTable[] {
  const taken = new Set<string>();
  return tables.map((table, place) => {
    const plain = tables.length === 1 ? file.replace(/\.[A-Za-z0-9]{1,5}$/, '') : table.path.join('.');
    let name = plain;
    for (let n = 2; taken.has(name); n += 1) name = `${plain} (${n})`;
    taken.add(name);
    return { name, table, place };
  });
}

/**
 * JSON is UTF-8 (RFC 8259 8.1). What says plainly that it is something else is read as that; what would be no more than a guess is refused
 * at its first place that is no UTF-8.
 * @throws input.encoding, usage, io.*, cancelled
 */
async function openJson(source: Source, options: ReadOptions): Promise<TextFile> {
  const text = await openText(source, options, 'counted');
  if (text.found.sure === 'guess') await findEncoding(source, 'utf-8', options.signal);
  return text;
}

/**
 * Makes a reader for each table. The source stays the caller's to close.
 * @throws input.damaged at the first place that is no JSON, input.encoding, input.line-too-long, input.too-wide, input.bomb,
 * input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readJson(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const text = await openJson(source, options);
  const { signal } = options;
  let sha256 = '';
  const onDigest = (digest: string) => {
    sha256 = digest;
  };
  const survey = await surveyJson(text, { signal, onDigest }).catch((error: unknown) => {
    throw locate(error, { file: source.name });
  });
  const outside: Notice[] = survey.outside === 0 ? [] : [{ code: 'values_outside', count: survey.outside }];
  const all = named(survey.tables, source.name);
  const tables = chosenTables(all, options.sheet, source.name).map(
    (each): CellTable => ({
      file: { name: source.name, bytes: source.size, sha256 },
      kind: 'json',
      encoding: text.found,
      name: each.name,
      ...(all.length > 1 ? { sheet: each.name } : {}),
      ...(each.table.isLists ? {} : { columns: each.table.shape.columns }),
      isEmpty: isEmpty(each.table),
      notices: outside,
      read: (signalNow, onShare) => readTable(text, survey, each, { signal: signalNow, onShare }),
    }),
  );
  return readCellTables(source.name, tables, options);
}
