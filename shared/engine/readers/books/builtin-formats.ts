// Number formats that have a number but no code: those of Chinese Excel (ECMA-376 18.8.30) are unknown to the library for old books, which
// would show their dates as numbers. They are put down in the book as the nearest that it knows.
import { parseNumberFormat } from './xlsx-values.ts';

const shortDate = 14;
const hoursAndMinutes = 20;

/** The number to write instead of `id`. */
function knownFormat(id: number): number {
  if (id < 23 || id > 58) return id;
  const { date, time, elapsed } = parseNumberFormat(id, undefined);
  if (elapsed) return id;
  return date ? shortDate : time ? hoursAndMinutes : id;
}

/** One record of a book. */
export interface BookRecord {
  readonly type: number;
  /** As the record states it; `body` is shorter where the bytes end before. */
  readonly length: number;
  readonly body: Buffer;
}

/** Records of an XLS: type and length in 16 bits each ([MS-XLS] 2.1.4). */
export function* xlsRecords(stream: Buffer): Generator<BookRecord> {
  for (let at = 0; at + 4 <= stream.length; ) {
    const length = stream.readUInt16LE(at + 2);
    yield { type: stream.readUInt16LE(at), length, body: stream.subarray(at + 4, at + 4 + length) };
    at += 4 + length;
  }
}

/** Records of a part of an XLSB: type in 1 or 2, length in 1 to 4 groups of 7 bits ([MS-XLSB] 2.1.4). */
export function* xlsbRecords(part: Buffer): Generator<BookRecord> {
  let at = 0;
  const number = (most: number) => {
    let value = 0;
    for (let index = 0; index < most && at < part.length; index += 1) {
      const byte = part[at] ?? 0;
      at += 1;
      value += (byte & 0x7f) << (7 * index);
      if (byte < 0x80) break;
    }
    return value;
  };
  while (at < part.length) {
    const type = number(2);
    const length = number(4);
    yield { type, length, body: part.subarray(at, at + length) };
    at += length;
  }
}

interface Layout {
  /** Types of the records that hold a format's code, and a cell style. */
  readonly format: readonly number[];
  readonly style: number;
}

export const xlsLayout: Layout = { format: [0x041e, 0x001e], style: 0x00e0 };
export const xlsbLayout: Layout = { format: [44], style: 47 };

/** Changes the styles of a book in place. Both kinds keep a format's number first in its record, and third and fourth byte in a style. */
export function putKnownFormats(records: Iterable<BookRecord>, { format, style }: Layout): void {
  const own = new Set<number>();
  for (const { type, body } of records) {
    if (format.includes(type) && body.length >= 2) own.add(body.readUInt16LE(0));
    if (type !== style || body.length < 4) continue;
    const id = body.readUInt16LE(2);
    if (!own.has(id)) body.writeUInt16LE(knownFormat(id), 2);
  }
}
