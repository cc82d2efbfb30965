// Whether a row stays and why: by the rules of its table, or since it is of a person of whom a rule keeps another row back.
import { type RowReason, rowReasons } from '../../domain/vocabulary.ts';
import { HeldPersons } from './held-persons.ts';
import { askedKeys, type KeyColumn } from './person-keys.ts';
import { judgeRow, type RowVerdict, ruleColumns } from './row-rules.ts';
import type { CellAt, TablePlan } from './table-plan.ts';

const first = (reasons: ReadonlySet<RowReason | undefined>) => rowReasons.find((reason) => reasons.has(reason));

export class RowJudge {
  readonly #plan: Pick<TablePlan, 'rules' | 'today'>;
  /** The rules' columns and where they are. */
  readonly #ruled: readonly { readonly id: string; readonly at: number }[];
  readonly #keys: readonly KeyColumn[];
  readonly #persons: HeldPersons | undefined;

  constructor(plan: Pick<TablePlan, 'columns' | 'rules' | 'today' | 'heldBack'>) {
    const { columns, rules, heldBack } = plan;
    this.#plan = plan;
    const looked = new Set(rules.flatMap(ruleColumns));
    this.#ruled = columns.flatMap(({ id }, at) => (looked.has(id) ? [{ id, at }] : []));
    this.#keys = heldBack?.columns ?? [];
    this.#persons = heldBack && new HeldPersons(heldBack.persons);
  }

  judge(cellAt: CellAt): RowVerdict {
    const own = this.#byRules(cellAt);
    if (this.#persons === undefined) return own;
    const reason = first(new Set([own.reason, ...this.#ofPersons(this.#persons, cellAt)]));
    return reason === undefined ? own : { ...own, reason };
  }

  #byRules(cellAt: CellAt): RowVerdict {
    const { rules, today } = this.#plan;
    if (rules.length === 0) return { unreadable: [] };
    return judgeRow(Object.fromEntries(this.#ruled.map(({ id, at }) => [id, cellAt(at)])), rules, today);
  }

  #ofPersons(persons: HeldPersons, cellAt: CellAt): (RowReason | undefined)[] {
    return this.#keys.flatMap((column) => askedKeys(column, cellAt(column.at)).map((key) => persons.reasonOf(key)));
  }
}
