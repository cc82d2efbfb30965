// What crosses between the engine's thread and a scanner's: the rows of one table after the other, and what its columns hold.
import type { ColumnScanState } from '../../data/detect/columns/state.ts';
import type { Bytes } from '../../format/bytes.ts';
import type { Failure } from '../thread/failure.ts';
import type { PackedBlock } from '../vault/rows/block-codec.ts';

/** Rows of a table to look through: canonical CSV as blocks hold it, or a block as it is stored. */
export type RowsToScan =
  | {
      readonly csv: Bytes;
      /** Where its fields end (data/field-ends.ts), if it is known. */
      readonly ends?: Uint32Array<ArrayBuffer> | undefined;
    }
  | { readonly block: PackedBlock };

/** Each has one answer, in their order. What is warm has laid out its words. A table begins with the names of its columns. */
export type ToScanner =
  | { readonly kind: 'warm' }
  | { readonly kind: 'table'; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: RowsToScan }
  | { readonly kind: 'found' };

/** What was found in each column so far, of rows: none of them. */
export type Scanned = readonly ColumnScanState[];

export type FromScanner =
  | { readonly kind: 'done'; readonly states: Scanned }
  | { readonly kind: 'failed'; readonly failure: Failure };
