// What the containment gate is told: the tables as they are stored, what of them goes, and the texts beside them.
import type { Change } from '../../../data/redaction/params.ts';
import type { Bulk } from '../../bulk/bulk.ts';
import type { GoingRows } from '../../bulk/containment-messages.ts';
import type { StoredBlock } from '../../vault/rows/block-codec.ts';
import type { Gathered } from './gathered.ts';

export type StoredColumn = { readonly id: string; readonly pi: string; readonly change: Change };

export type StoredTable = {
  readonly id: string;
  readonly rows: number;
  /** All of them, in the order of the stored fields behind `_row`. */
  readonly columns: readonly StoredColumn[];
  /** As they are stored, from the first; asked for several times. */
  blocks(): Iterable<StoredBlock>;
  /** The tables of the package that hold rows of it: itself, and lists. None if nothing of it goes. */
  readonly going: readonly GoingTable[];
};

export type GoingTable = {
  readonly id: string;
  /** Its rows are numbered anew, as a preview's are: no row is searched for the dates, amounts and short numbers of the one it is from. */
  readonly isNumberedAnew?: boolean;
  /** Those that go, in the order of their fields behind `_row`; with what was done with them here. */
  readonly columns: readonly StoredColumn[];
  /** All its rows, opened again from what was sealed; asked for several times. */
  pieces(): AsyncIterable<GoingPiece>;
  /** By a person's decision whole cells of the column `in` may be values of the column `from` of any table. */
  readonly allowed: readonly Allowed[];
};

/** Rows that were made from one piece of stored blocks; given away. `lastRow` is that of the piece. */
export type GoingPiece = GoingRows & { readonly lastRow: number };

export type Allowed = { readonly fromTable: string; readonly from: string; readonly in: string };

/** A name, a line of the log, a string of a clear entry. */
export type TextToCheck = { readonly entry: string; readonly text: string };

export type Containing = {
  readonly tables: readonly StoredTable[];
  /** What was gathered while tables were sealed; the others are gone through. */
  readonly gathered?: Gathered;
  readonly texts: readonly TextToCheck[];
  readonly bulk: Bulk;
  readonly signal: AbortSignal;
  /** Called with rows that were searched. */
  progress(rows: number): void;
};
