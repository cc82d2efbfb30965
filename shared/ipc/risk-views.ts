// Who could be recognised in the rows of a table, as it crosses the contract: the figures of `data/risk/report.ts`.
import * as v from 'valibot';
import { columnId, count, text } from './values.ts';

/** 0 to 1. */
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Of picking the right row: at worst, on average, and how many rows lie above 1 / k. */
const reidentification = { highest: share, average: share, threshold: share, rows_above: count, share_above: share };

export const riskFigures = v.strictObject({
  /** What others may know: the columns measured by. */
  quasi: v.array(columnId),
  rows: count,
  /** Rows with an empty value among those that others may know; empty counts as a value of its own. */
  rows_with_empty: count,
  /** Rows in the smallest class. */
  k: count,
  classes: count,
  class_sizes: v.array(v.strictObject({ size: count, classes: count })),
  unique: v.strictObject({ rows: count, share }),
  prosecutor: v.strictObject(reidentification),
  /** No register of a larger population is known: the rows themselves stand for it. */
  journalist: v.strictObject({ ...reidentification, population: v.literal('rows') }),
  marketer: share,
  l: v.optional(v.strictObject({ distinct: count, entropy: v.number() })),
  t: v.optional(share),
  t_distance: v.optional(v.picklist(['equal', 'ordered', 'hierarchical'])),
});

/**
 * What one step coarser in one column would bring, the best first. `by`: the hierarchy; `loss`: how much less the rows then say;
 * `exact`: false for so many classes that only a sample of them was counted.
 */
export const coarserStep = v.strictObject({
  column: columnId,
  by: text(20),
  k: count,
  unique_rows: count,
  loss: share,
  exact: v.boolean(),
});
