// Goes through ordinary rows: they are written as they will be kept, and their values counted or listed.
import { expect as expectRows, isOrdinary, width } from './ordinary.ts';
import { classes, ends, starts } from './row.ts';
import { count, lines, next, row, text } from './scan.ts';
import { clear, forget, hasRoom as hasRoomForValues, otherCount, see } from './values.ts';
import { begin, hasRoom, most, writeNumber, writeRow, writtenBytes, writtenEnds } from './written.ts';

/** `answer.full` of shared/data/csv/csv-kernel.ts, beside what `next` answers. */
const full: i32 = 3;

/** What is said of the run: a word each, in the order of `runWord` in shared/data/csv/row-run.ts. */
export const run: usize = memory.data(20, 16);

/** Ordinary rows have so many fields, and so many of them at least are filled. */
export function expect(fields: i32, filled: i32): void {
  expectRows(fields, filled);
  clear(fields);
}

/**
 * Takes ordinary rows until `room` bytes are written. @param number of the first of them, -1 for none
 * @returns what `next` answers for the row behind them; `full` if there may be more of them
 */
export function pass(room: i32, number: i32): i32 {
  begin();
  forget();
  const enough = min(room, most);
  let rows: i32 = 0;
  let passedLines: i32 = 0;
  let found = full;
  while (writtenBytes() < enough && hasRoom(width) && hasRoomForValues(width)) {
    found = next();
    if (found !== row || !isOrdinary()) break;
    if (number >= 0) writeNumber(number + rows);
    take();
    rows += 1;
    passedLines += lines;
    found = full;
  }
  tell(rows, passedLines);
  return found;
}

/** The row that was found. */
function take(): void {
  writeRow(width);
  for (let index: i32 = 0; index < count; index += 1) {
    const start = load<i32>(starts + (index << 2));
    const end = load<i32>(ends + (index << 2));
    if (start !== end) see(index, text() + start, text() + end, load<u8>(classes + index));
  }
}

function tell(rows: i32, passedLines: i32): void {
  store<i32>(run, rows);
  store<i32>(run, passedLines, 4);
  store<i32>(run, writtenBytes(), 8);
  store<i32>(run, writtenEnds(), 12);
  store<i32>(run, otherCount, 16);
}
