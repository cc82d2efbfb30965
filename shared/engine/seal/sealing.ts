// What sealing needs, whatever is sealed: workers, the spool, to whom, and who is told of it.
import type { Bulk } from '../bulk/bulk.ts';
import type { Spool } from './spool.ts';

export type Sealing = {
  readonly bulk: Bulk;
  readonly spool: Spool;
  /** Of the stage key. */
  readonly recipient: string;
  readonly signal: AbortSignal;
  /** Called with the rows that a part brought. */
  progress(rows: number): void;
};
