// What the vault keeps about a table or a file beside its content: what each column holds, and whether it goes.
import * as v from 'valibot';
import { HandoverError } from '../../domain/errors.ts';
import { actions, piClasses, reasons } from '../../domain/vocabulary.ts';
import type { JsonObject } from '../../format/json-file.ts';
import type { FileRecord } from '../vault/file-store.ts';
import type { TableRecord } from '../vault/table-store.ts';

const column = v.strictObject({
  pi: v.string(),
  class: v.picklist(piClasses),
  action: v.picklist(actions),
  reason: v.picklist(reasons),
});
const tableFacts = v.strictObject({
  sheet: v.exactOptional(v.string()),
  encoding: v.exactOptional(v.string()),
  delimiter: v.exactOptional(v.string()),
  header_row: v.exactOptional(v.number()),
  rows_read: v.number(),
  taken: v.number(),
  refused: v.number(),
  set_apart: v.number(),
  notes: v.array(v.string()),
  columns: v.array(column),
});
const fileFacts = v.strictObject({
  class: v.picklist(piClasses),
  action: v.picklist(['keep', 'drop']),
  reason: v.picklist(reasons),
});

export type ColumnFacts = v.InferOutput<typeof column>;
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

/** @throws vault.damaged */
export function fileFactsOf(file: Pick<FileRecord, 'facts' | 'id'>): FileFacts {
  return parse(fileFacts, file.facts, file.id);
}
