// What a scanner of delimited text gives, row by row: where each field lies, without making a string.

/** Where the fields of a row lie in bytes of UTF-8. */
export interface FieldRow {
  /** The bytes that the offsets point into. */
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What is true of each field (`mark`). */
  readonly marks: Uint8Array;
  /** Classes of the bytes of each field. */
  readonly classes: Uint8Array;
  /** Fields of the row. Those beyond 2,000 are counted, not kept. */
  readonly count: number;
  /** Where the row begins in the document's bytes at hand. */
  readonly rowStart: number;
  /** End of the row's content, before its line end. */
  readonly rowEnd: number;
  /** `mark` of all fields, or-ed together. */
  readonly rowMarks: number;
  /** Code of the sign between the fields as they stand in `bytes`; 0 if none stands there. */
  readonly delimiter: number;
}

/** One row of a scanner: its offsets hold until the next `feed` or `next`. */
export interface ScannedRow extends FieldRow {
  rowMarks: number;
  /** The line of the document, from 1, on which the row begins. */
  readonly line: number;
  /** Fields that the text says hold nothing at all: `\N`. */
  readonly nulls: readonly number[];
  /** The row as it stands in the document, at most `limit` bytes of it. */
  raw(limit: number): Uint8Array;
}

/** What finds the rows of a delimited text. */
export interface RowScanner extends ScannedRow {
  /** Adds a copy of bytes of UTF-8; `last` says that none follow. */
  feed(chunk: Uint8Array, last: boolean): void;
  /**
   * Finds the next whole row; false if more bytes are needed or none are left.
   * @throws input.line-too-long for a row over 4 MiB
   */
  next(): boolean;
}
