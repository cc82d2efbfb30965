// What is done with the rows of one table: which of them go, and what becomes of each of their cells.
import type { RowReason } from '../../domain/vocabulary.ts';
import type { Day } from './calendar.ts';
import { type ChangeValue, cellCover, type Means, valueChanger } from './change.ts';
import { personShift } from './dates.ts';
import { holdsDoorCode } from './door-codes.ts';
import type { CoverCell } from './mask.ts';
import type { Change } from './params.ts';
import { type HeldBack, RowJudge } from './row-judge.ts';
import type { RowRule, RowVerdict } from './row-rules.ts';
import { shiftInput } from './tokens.ts';

export interface ColumnPlan {
  readonly id: string;
  /** An id of the catalogue, or `none`. */
  readonly pi: string;
  readonly change: Change;
}

/** Of the rows that no rule keeps back, all or those with a door code; or those that only the wish not to be contacted keeps back. */
export type Selection =
  | { readonly of: 'table' }
  | { readonly of: 'no_contact' }
  /** `columns`: where in the table, from 0, codes may stand. */
  | { readonly of: 'door_codes'; readonly columns: readonly number[] };

export interface TablePlan {
  readonly columns: readonly ColumnPlan[];
  readonly rules: readonly RowRule[];
  readonly selection: Selection;
  /** The day that ages and periods are counted to, and that no shifted date passes. */
  readonly today: Day;
  /** Absent where nobody is held back. */
  readonly heldBack?: HeldBack | undefined;
}

/** A row's cells by their places in the table, from 0. */
export type CellAt = (column: number) => string;

export const keep: Change = { action: 'keep' };
export const drop: Change = { action: 'drop' };

/** The same rows; what becomes of each column is said anew. */
export function withChanges(plan: TablePlan, changeOf: (column: ColumnPlan, at: number) => Change): TablePlan {
  return { ...plan, columns: plan.columns.map((column, at) => ({ ...column, change: changeOf(column, at) })) };
}

/** All rows, those that a rule keeps back too, and of them these columns as they are. */
export function asStored(plan: TablePlan, ids: readonly string[]): TablePlan {
  const { heldBack: _, ...all } = withChanges(plan, ({ id }) => (ids.includes(id) ? keep : drop));
  return { ...all, rules: [], selection: { of: 'table' } };
}

/** From strong to weak: what says whose dates are shifted alike. A member number joins tables better than all else. */
const shiftKeys = ['user_id', 'cn_id18', 'cn_id15', 'cn_passport', 'cn_mobile', 'wechat_id', 'person_name'];

/** A column that a person has made tokens of another type of holds values of that one. */
const shiftType = ({ pi, change }: ColumnPlan) => (change.action === 'token' ? change.as : pi);

/** Without a rule, and with whole columns kept or dropped, no cell needs to be read. */
export function isPlain(plan: TablePlan): boolean {
  return hasAllRows(plan) && plan.columns.every(({ change }) => change.action === 'keep' || change.action === 'drop');
}

/** Whether texts are looked into for what stands in them: `scan` of the means is then needed. */
export function needsScan({ columns, selection }: TablePlan): boolean {
  return selection.of === 'door_codes' || columns.some(({ change }) => change.action === 'redact');
}

function hasAllRows({ rules, selection, heldBack }: TablePlan): boolean {
  return rules.length === 0 && heldBack === undefined && selection.of === 'table';
}

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
    this.#means = { ...means, until: today };
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
