// What a preview shows of a column: a code in place of what names or reaches a person, coarser values of what others may know, or nothing.
import type { Action, PiClass, Reason } from '../../domain/vocabulary.ts';
import { scanText } from '../detect.ts';
import { coarsen } from '../risk/coarsen.ts';
import * as ways from '../risk/hierarchies/catalogue.ts';
import { type Hierarchy, keptBack } from '../risk/hierarchies/hierarchy.ts';
import { identifies } from '../risk/known-columns.ts';

export type Treatment =
  | { readonly as: 'code' }
  /** `finest`: the least of levels that it may go at. `counted`: the level at which its values are counted for all rows. */
  | { readonly as: 'coarse'; readonly by: Hierarchy; readonly finest: number; readonly counted: number }
  | { readonly as: 'nothing'; readonly reason: Reason };

/** A column as the case's own decisions have it. */
export type ColumnOfCase = {
  readonly pi: string;
  readonly class: PiClass;
  readonly action: Action;
  readonly reason: Reason;
};

/** Never as it stands: a day, an address, an exact number tells too much to whoever knows it. */
const coarser = (by: Hierarchy, counted: number): Treatment => ({ as: 'coarse', by, finest: 1, counted });

const dates = coarser(ways.date, 2);
const counts = coarser(ways.count, 2);
const words: Treatment = { as: 'coarse', by: ways.plain, finest: 0, counted: 0 };

const ofType: Readonly<Record<string, Treatment>> = {
  birth_date: coarser(ways.birth, 3),
  age: coarser(ways.age, 2),
  address: coarser(ways.address, 1),
  postcode: coarser(ways.postcode, 1),
  gender: words,
  education: words,
  occupation: words,
  ethnicity: words,
  nationality: words,
  marital_status: words,
};

/** Types whose values say what they are: a date, an amount, a count, or one of a few words. */
const byValues = ['none', 'transaction', 'prepaid_balance', 'income'];

/** Beyond so many different words a column is no list of choices, and neither if one is longer than a choice would be. */
const mostWords = 20;
const longestWord = 30;
const mostCount = 200;
/** Amounts up to here are counted by hundreds, others by thousands. */
const smallAmount = 2000;
/** Of the values that tell what a column is. */
const nearlyAll = 0.95;

const unplaced: Treatment = { as: 'nothing', reason: 'unplaced' };

/** @param values of its first rows: they tell what a column is that the catalogue does not know */
export function treatmentOf({ action, class: kind, pi, reason }: ColumnOfCase, values: readonly string[]): Treatment {
  if (action === 'drop') return { as: 'nothing', reason };
  if (kind === 'C') return { as: 'nothing', reason: 'class_c' };
  const known = Object.hasOwn(ofType, pi) ? ofType[pi] : undefined;
  if (known !== undefined) return known;
  if (identifies(pi)) return { as: 'code' };
  return byValues.includes(pi) ? treatmentByValues(values) : { as: 'nothing', reason: 'sensitive' };
}

function treatmentByValues(all: readonly string[]): Treatment {
  const values = all.map((value) => value.trim()).filter((value) => value !== '');
  if (values.length === 0) return unplaced;
  const mostly = (test: (value: string) => boolean) => values.filter(test).length >= nearlyAll * values.length;
  if (mostly(isDay)) return dates;
  if (mostly(isNumber)) return numbers(values.filter(isNumber).map(Number.parseFloat));
  return areChoices(new Set(values)) ? words : unplaced;
}

const isDay = (value: string) => coarsen(value, ways.date, 1).includes('-');
const isNumber = (value: string) => coarsen(value, ways.amount, 1) !== keptBack;

/** Whole numbers that stay small are how often, how many; others are money. */
function numbers(values: readonly number[]): Treatment {
  const most = Math.max(...values.map(Math.abs));
  if (most <= mostCount && values.every(Number.isInteger)) return counts;
  return coarser(ways.amount, most <= smallAmount ? 1 : 2);
}

function areChoices(values: ReadonlySet<string>): boolean {
  if (values.size > mostWords) return false;
  return [...values].every((value) => value.length <= longestWord && scanText(value).length === 0);
}
