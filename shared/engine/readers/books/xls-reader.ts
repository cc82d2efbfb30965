// Reads the books of Excel 2 to 2003 (XLS) and of WPS (`.et`), an OLE container or bare records.
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { ReadOptions } from '../options.ts';
import type { Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { putKnownFormats, xlsLayout, xlsRecords } from './builtin-formats.ts';
import { readHeldTables } from './held-book.ts';
import { countNamed } from './ole-properties.ts';
import { readHeldBook, sheetLibrary } from './sheetjs.ts';
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

/** Checks and changes the records in place. @throws input.password-protected, input.damaged */
function prepare(stream: Buffer, file: string): XlsFacts {
  const facts = tameRecords(stream);
  if (facts.isLocked) throw new HandoverError('input.password-protected', { file });
  // The library passes over what it can't read: rows would be lost silently.
  if (!facts.isWhole) throw new HandoverError('input.damaged', { file });
  putKnownFormats(globals(stream), xlsLayout);
  return facts;
}

/** What is taken out of the container: the library is given nothing but the book's own records. */
interface Stored {
  readonly records: Buffer;
  /** Properties that name a person or a company. */
  readonly people: number;
}

/** @throws input.damaged */
async function unpack(bytes: Buffer, file: string): Promise<Stored> {
  if (bytes[0] === bareStart) return { records: bytes, people: 0 };
  const { CFB } = await sheetLibrary();
  try {
    const container = CFB.read(bytes, { type: 'buffer' });
    const streamOf = (name: string) => Buffer.from((CFB.find(container, name)?.content ?? []) as Uint8Array);
    const records = CFB.find(container, '/Workbook') === null ? streamOf('/Book') : streamOf('/Workbook');
    if (records[0] !== bareStart) throw new Error('no stream of the book');
    const people =
      countNamed(streamOf('/!SummaryInformation'), 'summary') +
      countNamed(streamOf('/!DocumentSummaryInformation'), 'document');
    return { records, people };
  } catch (cause) {
    throw new HandoverError('input.damaged', { file }, {}, { cause });
  }
}

/**
 * Makes a reader for each sheet that has a filled cell.
 * @throws input.too-large, input.damaged, input.password-protected, input.too-wide, input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readXls(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const { name: file, size } = source;
  if (size > limits.heldBook) throw new HandoverError('input.too-large', { file });
  const { records, people } = await unpack(Buffer.from((await source.read(0, size)).buffer), file);
  const { names, sheets } = prepare(records, file);
  const book = await readHeldBook(records, file);
  return readHeldTables(source, 'xls', book, { people, names, sheets }, options);
}
