// Gathers whom the rows of a table hold back: every number of a person of whom a rule, or another row of theirs, keeps a row back.
import { Cells } from './csv-cells.ts';
import { type HeldPerson, HeldPersons } from './held-persons.ts';
import { personKeys } from './person-keys.ts';
import { RowJudge } from './row-judge.ts';
import type { HeldBack, TablePlan } from './table-plan.ts';

/** The rules of a table that are about the person; that a row has been kept long enough is about the row alone. */
export function personRules({ rules }: Pick<TablePlan, 'rules'>): TablePlan['rules'] {
  return rules.filter(({ rule }) => rule !== 'expired');
}

/**
 * @param csv whole rows of canonical CSV, `_row` first
 * @param heldBack those who are held back so far
 * @returns what is to be added to them
 */
export function heldIn(csv: Uint8Array, plan: TablePlan, heldBack: HeldBack): HeldPerson[] {
  const judge = new RowJudge({ ...plan, rules: personRules(plan), heldBack });
  const persons = new HeldPersons(heldBack.persons);
  const cells = new Cells(csv);
  const cellAt = (column: number) => cells.text(column + 1);
  const found: HeldPerson[] = [];
  for (; cells.before < cells.ends.length; cells.before += plan.columns.length + 1) {
    const { reason } = judge.judge(cellAt);
    if (reason === undefined) continue;
    for (const column of heldBack.columns) {
      for (const key of personKeys(column, cellAt(column.at))) {
        if (persons.reasonOf(key) !== reason) found.push(persons.entry(key, reason));
      }
    }
  }
  return found;
}
