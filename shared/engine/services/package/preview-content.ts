// What goes into a preview: of each table a random sample of rows in which nobody is named, and rounded counts over all of its rows.
import {
  type CompiledPolicy,
  compilePolicy,
  type RowDecision,
  type TableDecisions,
} from '../../seal/compile-policy.ts';
import type { PreviewTable } from '../../seal/seal-preview-table.ts';
import type { TableToSeal } from '../../seal/seal-table.ts';
import { sourceRisk } from '../../seal/source-risk.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { readTable } from '../../vault/rows/table-store.ts';
import { factsOf, rulesInForce } from '../data/table-facts.ts';
import { lookThrough, type Previewing, type PreviewWanted } from './preview-look.ts';
import { countsTable, decisionsOf, sampleTable, type TableLine, withPlainNames } from './preview-tables.ts';

export type PreviewContent = {
  /** The samples and the table of counts, by id. */
  readonly tables: readonly PreviewTable[];
  readonly samples: readonly PreviewTable[];
  readonly policy: CompiledPolicy;
};

/**
 * @param tables of the case, with the rules that keep rows back
 * @throws cancelled, vault.damaged · input.too-large for a case of 99 tables
 */
export async function previewContent(
  tables: readonly TableToSeal[],
  wanted: PreviewWanted,
  previewing: Previewing,
): Promise<PreviewContent> {
  const samples: PreviewTable[] = [];
  const lines: TableLine[] = [];
  const decisions: TableDecisions[] = [];
  for (const table of tables.map(withPlainNames)) {
    const { counts, sample } = await lookThrough(table, wanted, previewing);
    lines.push(...counts.map((line) => ({ table: table.name, line })));
    if (sample === undefined) continue;
    const sampled = sampleTable(table, sample);
    const { quasi } = sampled;
    samples.push(quasi.length === 0 ? sampled : { ...sampled, before: await sourceRisk(table, quasi, previewing) });
    decisions.push(decisionsOf(table, sample, rulesOf(previewing.db, table.id, wanted)));
  }
  const counts = countsTable(tables, lines);
  decisions.push({ id: counts.id, columns: counts.columns.map(({ name: _, ...column }) => column), rows: [] });
  return { tables: [...samples, counts].toSorted(byId), samples, policy: compilePolicy(decisions.toSorted(byId), []) };
}

const byId = (left: { readonly id: string }, right: { readonly id: string }) => (left.id < right.id ? -1 : 1);

/** The case's own rules, and that of the sample. */
function rulesOf(db: ReadableDb, id: string, { k, rows }: PreviewWanted): RowDecision[] {
  return [...rulesInForce(factsOf(readTable(db, id))), { rule: 'sample', params: { k, rows } }];
}
