// Looks a JSON text over once, to its end: whether it is a document or lines, which tables it has, and their columns.
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import { findEncoding } from '../text/encoding.ts';
import { linesOf, type ReadHooks, type TextFile, textChunks } from '../text/text-chunks.ts';
import { JsonCursor, sign } from './cursor.ts';
import { lineRow } from './lines.ts';
import { JsonRecords } from './record.ts';
import { JsonShape } from './shape.ts';
import { type JsonMode, type JsonVisitor, JsonWalker } from './walker.ts';

/** An array of records, or of lists: rows of cells without names. */
export interface JsonTable {
  /** Names of the members that lead to it; empty if it is the document itself. */
  readonly path: readonly string[];
  readonly isLists: boolean;
  readonly shape: JsonShape;
  items: number;
}

export interface JsonSurvey {
  readonly mode: JsonMode | 'lines';
  readonly tables: readonly JsonTable[];
  /** Values of the document that stand in no table. */
  readonly outside: number;
}

/** Lines looked at to tell a file of JSON lines from a document. */
const sampleLines = 8;

function tableAt(path: readonly string[], isLists: boolean): JsonTable {
  return { path, isLists, shape: new JsonShape(), items: 0 };
}

/** The first byte of the value that makes up the whole line; undefined if none does. */
function wholeValue(line: Uint8Array): number | undefined {
  const cursor = new JsonCursor(line, true);
  try {
    const first = cursor.peek();
    cursor.skip(1);
    return cursor.isAtEnd ? first : undefined;
  } catch {
    return undefined;
  }
}

/** A document may be one line as long as the file. */
async function* firstChunk(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    return;
  }
}

/** JSON lines: of the first lines, half or more are each an object or a list by themselves. */
async function firstLines(text: TextFile, hooks: ReadHooks): Promise<{ isLines: boolean; isLists: boolean }> {
  const sample: Uint8Array[] = [];
  for await (const lines of linesOf(firstChunk(textChunks(text, { signal: hooks.signal })))) {
    sample.push(...lines.map(({ bytes }) => bytes).filter((bytes) => bytes.some((byte) => byte > 0x20)));
  }
  const firsts = sample.slice(0, sampleLines).map(wholeValue);
  const records = firsts.filter((first) => first === sign.openObject || first === sign.openArray);
  // `[{…},` begins an array that goes on in the next line.
  const isOpenArray = firsts[0] === undefined && sample[0]?.find((byte) => byte > 0x20) === sign.openArray;
  return {
    isLines: sample.length > 1 && !isOpenArray && 2 * records.length >= firsts.length,
    isLists: records[0] === sign.openArray,
  };
}

async function surveyLines(text: TextFile, isLists: boolean, hooks: ReadHooks): Promise<JsonSurvey> {
  const table = tableAt([], isLists);
  const records = new JsonRecords(table.shape);
  for await (const lines of linesOf(textChunks(text, hooks))) {
    for (const line of lines) if (lineRow(records, line, isLists) !== undefined) table.items += 1;
  }
  return { mode: 'lines', tables: [table], outside: 0 };
}

class Surveyor implements JsonVisitor {
  readonly tables: JsonTable[] = [];
  outsideCount = 0;
  #records = new JsonRecords(new JsonShape());

  begin(path: readonly string[], isLists: boolean): void {
    if (this.tables.length >= limits.tables) throw new HandoverError('input.bomb', {}, { limit: 'tables' });
    const table = tableAt(path, isLists);
    this.tables.push(table);
    this.#records = new JsonRecords(table.shape);
  }

  item(cursor: JsonCursor, line: number): void {
    const table = this.tables.at(-1) as JsonTable;
    if (table.isLists) this.#records.array(cursor, line);
    else this.#records.object(cursor, line);
    table.items = line;
  }

  outside(): void {
    this.outsideCount += 1;
  }
}

/** Undefined if the document turns out to be several values, or one without an array of records: a sequence. */
async function surveyDocument(text: TextFile, mode: JsonMode, hooks: ReadHooks): Promise<JsonSurvey | undefined> {
  const surveyor = new Surveyor();
  if (mode === 'sequence') surveyor.begin([], false);
  const walker = new JsonWalker(textChunks(text, hooks), mode, surveyor);
  try {
    while (await walker.walk()) if (mode === 'document' && walker.values > 1) return undefined;
  } finally {
    await walker.close();
  }
  if (mode === 'document' && surveyor.tables.length === 0) return undefined;
  return { mode, tables: surveyor.tables, outside: surveyor.outsideCount };
}

/** @throws input.damaged at the first place that is no JSON, input.line-too-long, input.too-wide, input.bomb, input.encoding, io.*, cancelled */
export async function surveyJson(text: TextFile, hooks: ReadHooks): Promise<JsonSurvey> {
  const { isLines, isLists } = await firstLines(text, hooks);
  if (isLines) return surveyLines(text, isLists, hooks);
  // Where records are not told apart by lines, damage is not kept to one: a check without forbearance says where it is.
  if (text.found.damaged !== 0) await findEncoding(text.source, text.found.encoding, hooks.signal);
  const document = await surveyDocument(text, 'document', hooks);
  return document ?? ((await surveyDocument(text, 'sequence', hooks)) as JsonSurvey);
}
