// The program's own proposal again: what a person decided about columns and rows of a case is forgotten.
import type { CaseData } from '../../vault/case-data.ts';
import { listTables, setTableFacts } from '../../vault/rows/table-store.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import type { Context, Service } from '../context.ts';
import { caseDataView } from '../data/case-data-view.ts';
import { type ColumnFacts, factsOf } from '../data/table-facts.ts';
import { withSecrets } from './not-secret.ts';

/** @throws unknown.case */
export function resetPolicy(context: Context): Service<'policy.reset'> {
  return async ({ case: ref }) => {
    const vault = context.vault();
    const record = findCase(vault.db, ref);
    if (record.hasData) reset(await vault.data(record.caseUid));
    return caseDataView(vault, record);
  };
}

function reset(data: CaseData): void {
  data.change('policy', (db, log) => {
    for (const table of listTables(db)) {
      const { rules: _, allowed: __, columns, ...facts } = factsOf(table);
      setTableFacts(db, table.ref, { ...facts, columns: columns.map(asProposed) });
      log({ act: 'policy_reset', object: `policy:${table.id}` });
    }
  });
}

function asProposed(given: ColumnFacts): ColumnFacts {
  const column = withSecrets(given);
  const { params: _, proposed, ...rest } = column;
  return proposed === undefined ? column : { ...rest, ...proposed };
}
