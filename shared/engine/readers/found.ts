// What was found about a file, how sure that is and why, and what a person may choose instead.

/** `chosen` by a person · `sure`: the file says so, or it cannot be read otherwise · `likely` · `guess` */
export type Sureness = 'chosen' | 'sure' | 'likely' | 'guess';

export type FindingReason =
  | 'chosen'
  /** Byte order mark; `sep=` in the first line; a bill that is known. */
  | 'marked'
  | 'known_bill'
  /** All bytes are well formed and some are no ASCII; nothing but ASCII; what is left when it is no UTF-8. */
  | 'well_formed'
  /** So is its beginning, with enough that is no ASCII. */
  | 'well_begun'
  | 'nearly_well_formed'
  | 'ascii_only'
  | 'no_utf8'
  /** The rows agree in their number of fields; in the places of their columns; no sign cuts them. */
  | 'rows_agree'
  | 'lined_up'
  | 'one_column'
  | 'usual'
  | 'null_marks'
  | 'quotes_around'
  | 'quotes_inside'
  /** Names that stand in headers; values below that are none; the first row that is full; values in that row; the format itself. */
  | 'known_names'
  | 'values_below'
  | 'first_full_row'
  | 'values_at_once'
  | 'names_at_once'
  | 'stated'
  /** A sum that is one; words of sums and remarks; the last row is one of the table's; the end was not looked at; the format has no footers. */
  | 'adds_up'
  | 'sum_words'
  | 'rows_to_end'
  | 'end_unseen'
  | 'all_rows';

export interface Found<Value> {
  readonly value: Value;
  readonly sure: Sureness;
  readonly reason: FindingReason;
  /** What may be chosen instead. */
  readonly others: readonly Value[];
}

/** @param all what may be chosen at all */
export function found<Value>(value: Value, sure: Sureness, reason: FindingReason, all: readonly Value[]): Found<Value> {
  return { value, sure, reason, others: all.filter((other) => other !== value) };
}
