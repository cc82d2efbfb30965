// The rows of a preview: one a person, codes in place of names, written so coarsely that each is like k−1 others, or left out.
import { HandoverError } from '../../domain/errors.ts';
import type { Action, Reason } from '../../domain/vocabulary.ts';
import type { Hmac } from '../redaction/tokens.ts';
import { tokenise } from '../redaction/tokens.ts';
import { coarsen } from '../risk/coarsen.ts';
import type { QuasiColumn } from '../risk/encoded-rows.ts';
import { type Hierarchy, heightOf } from '../risk/hierarchies/hierarchy.ts';
import { coarsenRows, reachK, suppressSmall } from '../risk/reach-k.ts';
import type { Row } from '../risk/rows.ts';
import type { Treatment } from './treatment.ts';

export type SampledColumn = { readonly id: string; readonly pi: string; readonly treatment: Treatment };

/** What becomes of a column in the sample. `by` and `level`: how coarse, as steps of a hierarchy. */
export type SampleDecision = {
  readonly id: string;
  readonly action: Action;
  readonly reason: Reason;
  readonly params?: { readonly by: string; readonly level: number };
};

export type Sample = {
  readonly decisions: readonly SampleDecision[];
  /** Cells of the columns that are not dropped, in their order. */
  readonly rows: readonly (readonly string[])[];
};

type Cells = readonly string[];
type Coarse = Extract<Treatment, { as: 'coarse' }>;

/** Combinations of levels to look through at most: a search of a second. */
const mostCombinations = 2 ** 16;

const bands = ['age', 'amount', 'count'];

/** What is left of a hierarchy above the finest level that a column may go at. */
function above({ by, finest }: Coarse): Hierarchy {
  return { name: by.name, steps: by.steps.slice(finest) };
}

/** The coarse columns, as many as the search can take, in the order given; what is beyond is not shown. */
function searched(columns: readonly SampledColumn[]): QuasiColumn[] {
  let combinations = 1;
  return columns.flatMap(({ id, treatment }) => {
    if (treatment.as !== 'coarse') return [];
    const hierarchy = above(treatment);
    const more = combinations * (heightOf(hierarchy) + 1);
    if (more > mostCombinations) return [];
    combinations = more;
    return [{ column: id, hierarchy }];
  });
}

/** The first row of each person: whoever has any name, number or address in common with a row before is taken for the same. */
function onePerPerson(columns: readonly SampledColumn[], rows: readonly Cells[]): Cells[] {
  const known = columns.flatMap(({ pi, treatment }, at) => (treatment.as === 'code' ? [{ pi, at }] : []));
  const seen = new Set<string>();
  return rows.filter((cells) => {
    const names = known.flatMap(({ pi, at }) => (cells[at] ? [`${pi} ${cells[at]}`] : []));
    const isNew = names.every((name) => !seen.has(name));
    for (const name of names) seen.add(name);
    return isNew;
  });
}

/** The row with its coarse columns at the finest level that they may go at. */
function rowOf(columns: readonly SampledColumn[], cells: Cells): Row {
  const cell = ({ treatment }: SampledColumn, value: string) =>
    treatment.as === 'coarse' ? coarsen(value, treatment.by, treatment.finest) : value;
  return Object.fromEntries(columns.map((column, at) => [column.id, cell(column, cells[at] ?? '')]));
}

/** The levels at which every class has k rows, one for each column; undefined if there is no way. */
function levelsFor(rows: readonly Row[], quasi: readonly QuasiColumn[], k: number): readonly number[] | undefined {
  if (rows.length < k) return undefined;
  return quasi.length === 0 ? [] : reachK(rows, quasi, { k }).best?.levels;
}

function decide(column: SampledColumn, quasi: readonly QuasiColumn[], levels: readonly number[]): SampleDecision {
  const { id, treatment } = column;
  if (treatment.as === 'nothing') return { id, action: 'drop', reason: treatment.reason };
  if (treatment.as === 'code') return { id, action: 'token', reason: 'necessary' };
  const steps = levels[quasi.findIndex((one) => one.column === id)] ?? heightOf(treatment.by);
  const level = Math.min(treatment.finest + steps, heightOf(treatment.by));
  if (level === heightOf(treatment.by)) return { id, action: 'drop', reason: 'sensitive' };
  if (level === 0) return { id, action: 'keep', reason: 'necessary' };
  const action = bands.includes(treatment.by.name) ? 'band' : 'generalise';
  return { id, action, reason: 'necessary', params: { by: treatment.by.name, level } };
}

/**
 * @param rows cells of all columns, in the order of `columns`
 * @param hmac by a key that is used for this table alone and then forgotten
 * @returns undefined if there are too few rows, or no column is left to show
 * @throws usage: k below 1
 */
export function sampleOf(
  columns: readonly SampledColumn[],
  rows: readonly Cells[],
  { k, hmac }: { readonly k: number; readonly hmac: Hmac },
): Sample | undefined {
  if (!Number.isInteger(k) || k < 1) throw new HandoverError('usage', { member: 'k' });
  const persons = onePerPerson(columns, rows).map((cells) => rowOf(columns, cells));
  const quasi = searched(columns);
  const levels = levelsFor(persons, quasi, k);
  if (levels === undefined) return undefined;
  const names = quasi.map(({ column }) => column);
  const alike = suppressSmall(coarsenRows(persons, quasi, levels), names, k);
  const decisions = columns.map((column) => decide(column, quasi, levels));
  const shown = columns.filter((_, at) => decisions[at]?.action !== 'drop');
  if (shown.length === 0) return undefined;
  const cell = (row: Row, { id, pi, treatment }: SampledColumn) =>
    treatment.as === 'code' ? (tokenise(pi, row[id] ?? '', hmac) ?? '') : (row[id] ?? '');
  return { decisions, rows: alike.map((row) => shown.map((column) => cell(row, column))) };
}
