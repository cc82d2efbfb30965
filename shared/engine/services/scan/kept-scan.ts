// What a pass over a table's rows found, as it is kept beside them: rows that come later are added to it.
import * as v from 'valibot';
import type { ColumnScanState } from '../../../data/detect/columns/state.ts';
import { detectReasons } from '../../../domain/words/detect-words.ts';
import { count } from '../../../ipc/values.ts';

const tally = v.strictObject({
  whole: count,
  inside: count,
  confidence: count,
  reasons: v.array(v.picklist(detectReasons)),
  examples: v.array(v.string()),
});
const columnState = v.strictObject({
  examined: count,
  length: count,
  kinds: v.strictObject({ number: count, word: count, other: count }),
  tallies: v.array(v.tuple([v.string(), tally])),
});
const scan = v.strictObject({
  /** Of the rows that were looked through. */
  digest: v.string(),
  /** For each column. */
  states: v.array(columnState),
});

export type KeptScan = v.InferOutput<typeof scan>;

/** One of an older program that found other things counts as none: the rows are looked through again. */
export const keptScan = v.fallback(scan, { digest: '', states: [] });

export function toKept(digest: string, states: readonly ColumnScanState[]): KeptScan {
  return { digest, states: states.map(({ tallies, ...state }) => ({ ...state, tallies: [...tallies] })) };
}

export function statesOf({ states }: KeptScan): ColumnScanState[] {
  return states.map(({ tallies, ...state }) => ({ ...state, tallies: new Map(tallies) }));
}
