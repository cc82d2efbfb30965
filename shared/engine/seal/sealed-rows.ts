// Where the rows lie in what was sealed as one stream, so that it can be opened again piece by piece.
import type { ReadyEntry } from '../../format/package/assemble.ts';

export type SealedPiece = {
  /** In the stream. */
  readonly bytes: number;
  /** Where the piece is a frame of zstd: the bytes of its rows. */
  readonly frameOf?: number;
  /** The last stored row that its rows are from. */
  readonly lastRow: number;
};

export type RowsLayout = {
  /** In front of the rows. */
  readonly headBytes: number;
  /** The rows in order, as they were made. */
  readonly pieces: readonly SealedPiece[];
};

export type SealedRows = RowsLayout & { readonly entry: ReadyEntry };
