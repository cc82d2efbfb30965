// JSON lines: each line is a record by itself; a broken one, or one with bytes of no text, is refused, and the others go on.
import { undecoded } from '../../../data/csv/scanner.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { RefusedReason } from '../record.ts';
import type { CellRow } from '../rows/cell-table.ts';
import type { TextLine } from '../text/text-chunks.ts';
import { JsonCursor } from './cursor.ts';
import { type JsonRecords, rawOf } from './record.ts';

function refused({ line, bytes }: TextLine, reason: RefusedReason): CellRow {
  const whole = new JsonCursor(bytes, true);
  whole.at = bytes.length;
  return { line, cells: [], fault: { reason, raw: rawOf(whole, 0) } };
}

/** The row of a line; undefined for a blank one. @throws input.too-wide, input.bomb for names without end */
export function lineRow(records: JsonRecords, line: TextLine, isLists: boolean): CellRow | undefined {
  if (line.bytes.includes(undecoded)) return refused(line, 'bad_text');
  const cursor = new JsonCursor(line.bytes, true);
  if (cursor.isAtEnd) return undefined;
  try {
    const row = isLists ? records.array(cursor, line.line) : records.object(cursor, line.line);
    return cursor.isAtEnd ? row : refused(line, 'broken_record');
  } catch (error) {
    if (error instanceof HandoverError && error.facts.at !== undefined) return refused(line, 'broken_record');
    throw error;
  }
}
