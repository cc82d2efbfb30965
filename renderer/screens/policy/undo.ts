// The way back: for every step, the request that restores what was before it.
import type { Input } from '../../../shared/ipc/contract.ts';
import type { Decision } from './choices.ts';
import type { CaseTables } from './stacks.ts';

export type Rules = Input<'policy.rules'>['rules'];
/** Whose values may be whole cells of which column; without a reason no more. */
export type Exception = Pick<Input<'policy.allow'>, 'from' | 'into'> & {
  readonly reason: Input<'policy.allow'>['reason'] | undefined;
};
/** The paper that a rule of a table rests on. */
export type Ground = Omit<Input<'policy.ground'>, 'job' | 'case'>;
export type Change =
  | { readonly decisions: readonly Decision[] }
  | { readonly table: string; readonly rules: Rules }
  | { readonly ground: Ground }
  | { readonly allow: Exception }
  /** Without a reason the column is one of secrets again. */
  | { readonly notSecret: { readonly table: string; readonly column: string; readonly because: string | undefined } }
  | { readonly folder: string; readonly action: 'keep' | 'drop'; readonly reason: Decision['reason'] };

/** `what`: the step in words, for the button that takes it back. */
export type Step = { readonly what: string; readonly back: Change };

/** As many steps as anybody remembers having made. */
export const mostSteps = 50;

export function pushed(steps: readonly Step[], step: Step): Step[] {
  return [...steps, step].slice(-mostSteps);
}

/** What restores the present state of the columns that are about to be decided. */
export function backOfDecisions(tables: CaseTables, decisions: readonly Decision[]): Change {
  return {
    decisions: decisions.flatMap(({ table: id, column: columnId }) => {
      const column = tables.find((table) => table.id === id)?.columns.find((one) => one.id === columnId);
      if (column === undefined) return [];
      const { action, reason, params } = column;
      return [{ table: id, column: columnId, action, reason, ...(params === undefined ? {} : { params }) }];
    }),
  };
}
