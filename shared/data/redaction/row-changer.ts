// Does to the rows of one table what its plan says: judges them, and changes their cells.
import type { RowReason } from '../../domain/vocabulary.ts';
import { type ChangeValue, cellCover, type Means, valueChanger } from './change.ts';
import { personShift } from './dates.ts';
import { holdsDoorCode } from './door-codes.ts';
import { scanWithNames } from './known-names.ts';
import type { CoverCell } from './mask.ts';
import { RowJudge } from './row-judge.ts';
import type { RowVerdict } from './row-rules.ts';
import { type CellAt, type ColumnPlan, hasAllRows, type TablePlan } from './table-plan.ts';
import { shiftInput } from './tokens.ts';

/** From strong to weak: what says whose dates are shifted alike. A member number joins tables better than all else. */
const shiftKeys = ['user_id', 'cn_id18', 'cn_id15', 'cn_passport', 'cn_mobile', 'wechat_id', 'person_name'];

/** A column that a person has made tokens of another type of holds values of that one. */
const shiftType = ({ pi, change }: ColumnPlan) => (change.action === 'token' ? change.as : pi);

export class RowChanger {
  readonly plan: TablePlan;
  /** Every row goes: none needs to be judged. */
  readonly takesAll: boolean;
  /** For each column: what covers cells without reading them as text, if anything does. */
  readonly covers: readonly (CoverCell | undefined)[];
  readonly #means: Means;
  readonly #changes: readonly ChangeValue[];
  readonly #judge: RowJudge;
  readonly #shiftKeys: readonly { readonly pi: string; readonly at: number }[];
  readonly #reach: number;

  constructor(plan: TablePlan, means: Omit<Means, 'until'>) {
    const { columns, today } = plan;
    this.plan = plan;
    this.takesAll = hasAllRows(plan);
    this.covers = columns.map(({ pi, change }) => cellCover(pi, change));
    this.#means = { ...means, scan: scanWithNames(means.scan, plan.knownNames), until: today };
    this.#changes = columns.map(({ pi, change }) => valueChanger(pi, change, this.#means));
    this.#judge = new RowJudge(plan);
    this.#reach = Math.max(0, ...columns.map(({ change }) => (change.action === 'shift' ? change.reach : 0)));
    this.#shiftKeys = shiftKeys.flatMap((pi) => {
      const at = columns.findIndex((column) => shiftType(column) === pi);
      return at < 0 ? [] : [{ pi, at }];
    });
  }

  judge(cellAt: CellAt): RowVerdict {
    return this.#judge.judge(cellAt);
  }

  /** Whether a row that was judged so is among those wanted. */
  selects(reason: RowReason | undefined, cellAt: CellAt): boolean {
    const { columns, selection } = this.plan;
    if (selection.of === 'no_contact') return reason === 'no_contact';
    if (reason !== undefined) return false;
    if (selection.of === 'table') return true;
    const { scan } = this.#means;
    return selection.columns.some((column) => holdsDoorCode(columns[column]?.pi ?? '', cellAt(column), scan));
  }

  /**
   * By how many days the dates of the row's person are shifted; 0 if the plan shifts none.
   * @param row its number, for a row that says nothing of its person
   */
  daysOf(cellAt: CellAt, row: () => string): number {
    if (this.#reach === 0) return 0;
    const known = this.#shiftKeys.map(({ pi, at }) => shiftInput(pi, cellAt(at))).find((input) => input !== undefined);
    // Back in time only: nothing needs to be known of the person's other dates for none to lie in the future.
    return personShift(this.#means.hmac(known ?? shiftInput('none', row()) ?? new Uint8Array()), this.#reach, 0);
  }

  /** The cell that goes; empty where nothing of the value does. */
  change(column: number, value: string, days: number): string {
    return this.#changes[column]?.(value, days) ?? '';
  }
}
