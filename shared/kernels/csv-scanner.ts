// Finds the rows of a delimited text (shared/data/csv/scanner.ts), and takes those by itself that need no second look
// (shared/data/csv/row-run.ts).
import { telling, wordEnds, words } from './csv/ordinary.ts';
import { classes, ends, marks, starts, state } from './csv/row.ts';
import { expect, pass, run } from './csv/run.ts';
import { begin, next, text } from './csv/scan.ts';
import { counts, known, others } from './csv/values.ts';
import { fieldEnds, written } from './csv/written.ts';

export {
  begin,
  classes,
  counts,
  ends,
  expect,
  fieldEnds,
  known,
  marks,
  next,
  others,
  pass,
  run,
  starts,
  state,
  telling,
  text,
  wordEnds,
  words,
  written,
};
