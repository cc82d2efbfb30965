// What crosses between the engine and a reader: the file to open, one answer for each request, and the accounts.
import type { Classification } from '../../data/columns/classify.ts';
import type { ReadOptions } from '../readers/options.ts';
import type { ImportRecord, RowBatch, TableFormat } from '../readers/record.ts';
import type { TableSurvey } from '../readers/survey.ts';
import type { Failure } from '../thread/failure.ts';

/** What a reader is given at its start. */
export type ToRead = {
  readonly path: string;
  readonly options: Omit<ReadOptions, 'signal' | 'onProgress'>;
  /** It runs in a process of its own, where libraries may read. */
  readonly isApart: boolean;
};

/** What a table says of itself; complete once its rows are read. */
export type Account = { readonly record: ImportRecord; readonly verdicts: readonly Classification[] };

export type TableHead = Account & {
  readonly name: string;
  readonly columns: readonly string[];
  readonly survey: TableSurvey | undefined;
};

/** Asks for the next batch of a table; the first request for it says how its rows are numbered. */
export type NextBatch = { readonly kind: 'next'; readonly table: number; readonly firstRow: number | undefined };

export type ReaderRequest = NextBatch | { readonly kind: 'as-found' };

/** `verdicts` come with the first rows, and say what the columns are by these. */
export type Batch = {
  readonly kind: 'batch';
  readonly batch: RowBatch;
  readonly verdicts: readonly Classification[] | undefined;
};

/** The first answer is `opened` or `for-library`, without a request; each later one is for one request, in their order. */
export type Answer =
  | { readonly kind: 'for-library' }
  | { readonly kind: 'opened'; readonly format: TableFormat; readonly tables: readonly TableHead[] }
  | Batch
  | { readonly kind: 'end'; readonly account: Account }
  | { readonly kind: 'as-found'; readonly surveys: readonly TableSurvey[] }
  | { readonly kind: 'failed'; readonly failure: Failure };
export type Succeeded = Exclude<Answer, { readonly kind: 'failed' }>;

export type FromReader = Answer | { readonly kind: 'progress'; readonly bytes: number; readonly total: number };

/** What a reader's process is told: first what to read within how many bytes of memory, then as a thread. */
export type ToProcess =
  | { readonly kind: 'start'; readonly toRead: ToRead; readonly memory: number }
  | { readonly kind: 'ask'; readonly request: ReaderRequest };
