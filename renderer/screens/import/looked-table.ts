// A table as it would be read, and the header that a person wants for it.
import type { Looked } from '../../app/queries.ts';

export type LookedTable = Looked['tables'][number];

/** First line of the column names, 0 if there are none, and how many lines they take. */
export type Header = { readonly row: number; readonly rows: number | undefined };
