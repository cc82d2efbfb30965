// What the vault keeps about a table or a file beside its content: what each column holds, and what is done with it.
import * as v from 'valibot';
import { personKeys } from '../../../data/persons/counter.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { isInForce } from '../../../domain/row-rules.ts';
import { actions, piClasses, reasons } from '../../../domain/vocabulary.ts';
import type { JsonObject } from '../../../format/json-file.ts';
import { because, exception, finding, params, rowRule } from '../../../ipc/policy-views.ts';
import type { TableRecord } from '../../vault/rows/table-store.ts';
import type { FileRecord } from '../../vault/stores/file-store.ts';
import { keptScan } from '../scan/kept-scan.ts';

/**
 * `proposed`: what the program would do; there once a person has decided. `not_secret`: of what kind the program took its values for
 * secrets, and why a person says that they are none.
 */
const column = v.strictObject({
  pi: v.string(),
  class: v.picklist(piClasses),
  action: v.picklist(actions),
  reason: v.picklist(reasons),
  params: v.exactOptional(params),
  proposed: v.exactOptional(v.strictObject({ action: v.picklist(actions), reason: v.picklist(reasons) })),
  findings: v.exactOptional(v.array(finding)),
  not_secret: v.exactOptional(v.strictObject({ pi: v.string(), because })),
});
/**
 * Holds for the rows that had this digest. `column`: its place in the table, from 0; `uncounted`: cells that are no number, for which
 * there is no sum.
 */
const measured = v.strictObject({
  digest: v.string(),
  persons: v.exactOptional(
    v.strictObject({
      persons: v.number(),
      by: v.array(v.picklist(personKeys)),
      unknown: v.number(),
      exact: v.boolean(),
    }),
  ),
  totals: v.array(
    v.strictObject({ column: v.number(), sum: v.exactOptional(v.string()), uncounted: v.exactOptional(v.number()) }),
  ),
});
/** The counts are those of the import; what a person mended since is counted beside them. `scanned`: the pass that the findings are of. */
const tableFacts = v.strictObject({
  sheet: v.exactOptional(v.string()),
  encoding: v.exactOptional(v.string()),
  delimiter: v.exactOptional(v.string()),
  header_row: v.exactOptional(v.number()),
  header_rows: v.exactOptional(v.number()),
  rows_read: v.number(),
  taken: v.number(),
  refused: v.number(),
  set_apart: v.number(),
  notes: v.array(v.string()),
  columns: v.array(column),
  scanned: v.exactOptional(keptScan),
  rules: v.exactOptional(v.array(rowRule)),
  allowed: v.exactOptional(v.array(exception)),
  measured: v.exactOptional(measured),
});
const fileFacts = v.strictObject({
  class: v.picklist(piClasses),
  action: v.picklist(['keep', 'drop']),
  reason: v.picklist(reasons),
});

export type ColumnFacts = v.InferOutput<typeof column>;
export type Measured = v.InferOutput<typeof measured>;
export type TableFacts = v.InferOutput<typeof tableFacts>;
export type FileFacts = v.InferOutput<typeof fileFacts>;

function parse<S extends v.GenericSchema>(schema: S, facts: JsonObject, id: string): v.InferOutput<S> {
  const parsed = v.safeParse(schema, facts);
  if (!parsed.success) throw new HandoverError('vault.damaged', { entry: id }, { reason: 'facts' });
  return parsed.output;
}

/** @throws vault.damaged */
export function factsOf(table: Pick<TableRecord, 'facts' | 'id'>): TableFacts {
  return parse(tableFacts, table.facts, table.id);
}

/** By which rows stay. */
export function rulesInForce({ rules = [] }: TableFacts): NonNullable<TableFacts['rules']> {
  return rules.filter(isInForce);
}

/** @throws vault.damaged */
export function fileFactsOf(file: Pick<FileRecord, 'facts' | 'id'>): FileFacts {
  return parse(fileFacts, file.facts, file.id);
}
