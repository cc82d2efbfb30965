// The amber questions of 卖4: which columns a person decides, and the two or three plain answers to each, the safe one first.
import type { Action } from '../../../shared/domain/vocabulary.ts';
import { type Choice, paramsFor, reasonToStay } from './choices.ts';
import type { CaseTables, Column, Place } from './stacks.ts';

/** More than so many decisions on one screen nobody makes with care. */
export const mostQuestions = 5;

export const keyOf = ({ table, column }: Place): string => `${table.id}.${column.id}`;

/** What is asked on one visit: a question that has been answered keeps its place, and no other takes it. */
export function questionsOf(tables: CaseTables, askedBefore: readonly string[]): Place[] {
  const all = tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
  const before = askedBefore.flatMap((key) => all.find((place) => keyOf(place) === key) ?? []);
  const asked = all.filter((place) => place.column.asks && !askedBefore.includes(keyOf(place)));
  return [...before, ...asked].slice(0, mostQuestions);
}

export type AnswerName = 'drop' | 'change' | 'keep';
export type Answer = Choice & { readonly name: AnswerName };
/** What can be done with a column besides letting it go or stay. */
export type ChangeAction = Exclude<Action, 'keep' | 'drop'>;

const isChange = (action: Action): action is ChangeAction => action !== 'keep' && action !== 'drop';

/** The usual change of a column, where it has one. */
export function changeOf({ actions }: Pick<Column, 'actions'>): ChangeAction | undefined {
  return actions.find(isChange);
}

export function answersTo(column: Column): Answer[] {
  const change = changeOf(column);
  const answers: (Answer | undefined)[] = [
    { name: 'drop', action: 'drop', reason: reasonToStay(column) },
    change === undefined
      ? undefined
      : { name: 'change', action: change, reason: 'necessary', params: paramsFor(column, change)[0] ?? {} },
    column.actions.includes('keep') ? { name: 'keep', action: 'keep', reason: 'necessary' } : undefined,
  ];
  return answers.filter((answer) => answer !== undefined);
}

/** The answer in force, if it is one of those offered. */
export function answerOf(column: Column): Answer | undefined {
  return answersTo(column).find(({ action, reason }) => action === column.action && reason === column.reason);
}
