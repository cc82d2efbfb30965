// What can be done with a column and how: its actions, the parameters of each as a short list to pick from, and the reasons that fit.
import type { Action, Reason } from '../../../shared/domain/vocabulary.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { Column } from './stacks.ts';

export type Decision = Extract<Input<'policy.set'>, { decisions: unknown }>['decisions'][number];
/** A decision before it is said for which column. */
export type Choice = Pick<Decision, 'action' | 'reason' | 'params'>;
export type Params = NonNullable<Column['params']>;

type Told = Pick<Column, 'pi' | 'masks' | 'levels'>;

const units = ['10', '100', '1000'];
/** Days to either side: half a year, a month, a year. */
const reaches = [182, 30, 365];
const widths = [10, 5, 20];
const incomes = ['5000|10000|20000|50000|100000|200000|500000|1000000', '10000|100000|1000000'];
const amounts = ['100|500|1000|5000|10000', '1000|10000'];

function bands(pi: string): Params[] {
  if (pi === 'age') return widths.map((width) => ({ width }));
  return (pi === 'income' ? incomes : amounts).map((edges) => ({ edges }));
}

/** A number of the shop's own has no type: it must become the same code name in every table that speaks of it. */
const tokenOf = (pi: string): Params => (pi === 'none' ? { as: 'user_id' } : {});

/** The parameters of an action on a column, the usual first; one empty set where there is nothing to choose. */
export function paramsFor({ pi, masks, levels }: Told, action: Action): Params[] {
  switch (action) {
    case 'mask':
      return masks.map(({ form }) => ({ form }));
    case 'generalise':
      return levels.map((to) => ({ to }));
    case 'round':
      return units.map((unit) => ({ unit }));
    case 'band':
      return bands(pi);
    case 'shift':
      return reaches.map((reach) => ({ reach }));
    case 'redact':
      return [{ with: 'label' }, { with: 'mask' }];
    case 'token':
      return [tokenOf(pi)];
    default:
      return [{}];
  }
}

/** The parameters in force: those decided, and the usual one for what was left open. */
export function paramsInForce(column: Told & Pick<Column, 'action' | 'params'>): Params {
  return { ...paramsFor(column, column.action)[0], ...column.params };
}

/** The actions that all of the columns allow, in the order of the first. */
export function sharedActions(columns: readonly Pick<Column, 'actions'>[]): Action[] {
  const [first, ...others] = columns;
  return (first?.actions ?? []).filter((action) => others.every(({ actions }) => actions.includes(action)));
}

/** Why a column of its kind stays when nobody gives another reason. */
export function reasonToStay({
  action,
  reason,
  class: kind,
  pi,
}: Pick<Column, 'action' | 'reason' | 'class' | 'pi'>): Reason {
  if (action === 'drop') return reason;
  if (kind === 'C') return 'class_c';
  if (kind === 'S' || kind === 'S*' || kind === 'M') return 'sensitive';
  return pi === 'none' ? 'unplaced' : 'user';
}

const reasonsToGo = ['necessary', 'ordered'] as const;
const reasonsToStay = ['sensitive', 'unplaced', 'score', 'user', 'no_consent'] as const;
export type GivenReason = (typeof reasonsToGo)[number] | (typeof reasonsToStay)[number];

/** The reasons that a person can give for an action on these columns, the likely one first. */
export function reasonsFor(
  columns: readonly Pick<Column, 'action' | 'reason' | 'class' | 'pi'>[],
  action: Action,
): GivenReason[] {
  if (action !== 'drop') return [...reasonsToGo];
  const likely = columns.map(reasonToStay);
  return reasonsToStay.filter((reason) => reason === 'user' || reason === 'no_consent' || likely.includes(reason));
}
