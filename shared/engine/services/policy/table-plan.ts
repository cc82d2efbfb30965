// The plan of a table from what the vault knows of its columns: the program's or a person's decisions, and the rules for rows.
import { piType } from '../../../data/pi-types.ts';
import type { Day } from '../../../data/redaction/calendar.ts';
import { readChange } from '../../../data/redaction/params.ts';
import { readRowRule } from '../../../data/redaction/row-params.ts';
import type { TablePlan } from '../../../data/redaction/table-plan.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { TableRecord } from '../../vault/rows/table-store.ts';
import { type ColumnFacts, rulesInForce, type TableFacts } from '../data/table-facts.ts';
import { isTextWithSecrets } from './texts-with-secrets.ts';

/** What a column goes as. A text with secrets in it, once these are taken out, is a text. */
export function goesAs({ action, class: kind, pi }: ColumnFacts): Pick<ColumnFacts, 'class' | 'pi'> {
  if (action !== 'redact' || kind !== 'C') return { class: kind, pi };
  const text = piType('free_text');
  return { class: text.cls, pi: text.id };
}

/** @throws vault.damaged if a decision was kept that the present program does not allow */
export function tablePlan(table: TableRecord, facts: TableFacts, today: Day): TablePlan {
  try {
    return {
      columns: table.columns.flatMap(({ id }, index) => {
        const column = facts.columns[index];
        if (column === undefined) return [];
        const pi = isTextWithSecrets(column) ? 'free_text' : goesAs(column).pi;
        return [{ id, pi, change: readChange(pi, column.action, column.params) }];
      }),
      rules: rulesInForce(facts).map(readRowRule),
      selection: { of: 'table' },
      today,
    };
  } catch (cause) {
    throw new HandoverError('vault.damaged', { table: table.id }, { reason: 'policy' }, { cause });
  }
}

/** The day of this computer, as rules count to it. */
export function today(now: Date): Day {
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
