// What every reader of tables gives: rows in batches of canonical CSV.
import type { Classification } from '../../data/columns/classify.ts';
import type { ImportRecord, RowBatch } from './record.ts';
import type { TableSurvey } from './survey.ts';

/** One table of a source. `rows` is read once, to its end; then `record` and `verdicts` are complete. */
export interface TableReader {
  /** The file's name without its ending, or the sheet's, in the profile of format 1. */
  readonly name: string;
  /** Unique names in the profile of format 1. */
  readonly columns: readonly string[];
  /**
   * @param options.firstRow puts a `_row` number in front of each row, rising from it
   * @throws input.no-rows if the table has none at all; input.encoding, input.line-too-long, input.damaged, input.bomb, io.*; cancelled
   */
  rows(options?: { readonly firstRow?: number }): AsyncGenerator<RowBatch>;
  record(): ImportRecord;
  /** One for each column, from its name and all values read so far. */
  verdicts(): Classification[];
  /** What was found at first sight. */
  survey?(): TableSurvey | undefined;
}
