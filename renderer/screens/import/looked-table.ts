// A table as it would be read, the header that a person wants for it, and the sheets to choose among.
import type { Looked } from '../../app/queries.ts';

export type LookedTable = Looked['tables'][number];

/** First line of the column names, 0 if there are none, and how many lines they take. */
export type Header = { readonly row: number; readonly rows: number | undefined };

/** The sheet that the table came from, and the hidden ones of its book that are no tables yet. */
export type Sheets = {
  readonly own: string;
  readonly hidden: readonly string[];
  readonly shown: string;
  onChange(sheet: string): void;
};
