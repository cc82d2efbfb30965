// Reads the books of Excel 2 to 2003 (XLS) and of WPS (`.et`), an OLE container or bare records.
import { createHash } from 'node:crypto';
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { ReadOptions } from '../options.ts';
import type { Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { BookFile } from './book-file.ts';
import { putKnownFormats, xlsLayout, xlsRecords } from './builtin-formats.ts';
import { readHeldTables } from './held-book.ts';
import { countNamed } from './ole-properties.ts';
import { type OleStreams, openOle } from './ole-streams.ts';
import { readHeldBook } from './sheetjs.ts';
import { tameRecords, type XlsFacts } from './xls-records.ts';

const endOfStream = 0x000a;
/** A book's records begin with this byte. */
const bareStart = 0x09;

/** The records of the book as a whole, before those of its sheets. */
function* globals(stream: Buffer) {
  for (const record of xlsRecords(stream)) {
    if (record.type === endOfStream) return;
    yield record;
  }
}

/** Checks and changes the records in place. @throws input.password-protected, input.damaged, input.bomb */
function prepare(stream: Buffer, file: string): XlsFacts {
  const facts = tameRecords(stream);
  if (facts.isLocked) throw new HandoverError('input.password-protected', { file });
  // The library passes over what it can't read: rows would be lost silently.
  if (!facts.isWhole) throw new HandoverError('input.damaged', { file });
  if (facts.isBeyond) throw new HandoverError('input.bomb', { file }, { limit: 'cells' });
  putKnownFormats(globals(stream), xlsLayout);
  return facts;
}

/** What is taken out of the container: the library is given nothing but the book's own records. */
interface Stored {
  readonly records: Buffer;
  /** Properties that name a person or a company. */
  readonly people: number;
}

/** What names people is told of where it can be read; a book is not refused for it. */
function peopleIn(ole: OleStreams, name: string, set: Parameters<typeof countNamed>[1]): number {
  try {
    return countNamed(ole.stream(name) ?? Buffer.alloc(0), set);
  } catch {
    return 0;
  }
}

/** @throws input.damaged */
function unpack(bytes: Buffer, file: string): Stored {
  if (bytes[0] === bareStart) return { records: bytes, people: 0 };
  try {
    const ole = openOle(bytes);
    const records = ole.stream('Workbook') ?? ole.stream('Book');
    if (records?.[0] !== bareStart) throw new RangeError('no stream of the book');
    const people =
      peopleIn(ole, '\u0005SummaryInformation', 'summary') +
      peopleIn(ole, '\u0005DocumentSummaryInformation', 'document');
    return { records, people };
  } catch (cause) {
    throw new HandoverError('input.damaged', { file }, {}, { cause });
  }
}

/**
 * Makes a reader for each sheet that has a filled cell.
 * @throws input.too-large, input.damaged, input.bomb, input.password-protected, input.too-wide, input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readXls(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const { name: file, size } = source;
  if (size > limits.heldBook) throw new HandoverError('input.too-large', { file });
  const bytes = Buffer.from((await source.read(0, size)).buffer);
  const bookFile = new BookFile(source, createHash('sha256').update(bytes).digest('hex'));
  const { records, people } = unpack(bytes, file);
  const { names, links, sheets } = prepare(records, file);
  const book = await readHeldBook(records, file);
  return readHeldTables(bookFile, 'xls', book, { people, names, links, sheets }, options);
}
