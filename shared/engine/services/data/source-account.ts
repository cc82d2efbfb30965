// What the source record of a table says that its view shows: rows by reason, damaged numbers. Records of older programs say less.
import * as v from 'valibot';
import type { SourceRecord } from '../../vault/stores/source-store.ts';

const counts = v.record(v.string(), v.number());
const account = v.object({
  counts: v.optional(v.object({ refused: v.optional(counts, {}), aside: v.optional(counts, {}) }), {}),
  damage: v.optional(
    v.array(v.object({ column: v.string(), kind: v.string(), count: v.number(), samples: v.array(v.string()) })),
    [],
  ),
});

export type SourceAccount = {
  readonly refused: Readonly<Record<string, number>>;
  readonly aside: Readonly<Record<string, number>>;
  readonly damage: v.InferOutput<typeof account>['damage'];
};

const nothing: SourceAccount = { refused: {}, aside: {}, damage: [] };

/** Nothing of a table that came in a package. */
export function sourceAccount(source: SourceRecord | undefined): SourceAccount {
  const parsed = v.safeParse(account, source?.record);
  return parsed.success ? { ...parsed.output.counts, damage: parsed.output.damage } : nothing;
}
