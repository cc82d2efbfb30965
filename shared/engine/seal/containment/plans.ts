// What the workers are told of the columns: which are withheld, which go, which values may stand where.
import { isWithheld, letsThrough } from '../../../data/containment/lets-through.ts';
import type { RowPlan } from '../../../data/containment/row-search.ts';
import type { GoingTable, StoredTable } from './tables.ts';

/** Places of the withheld columns, from 0 behind `_row`. */
export function withheldColumns({ columns }: Pick<StoredTable, 'columns'>): number[] {
  return columns.flatMap(({ change }, index) => (isWithheld(change) ? [index] : []));
}

/** @param chance for each withheld column: its values that occur by chance */
export function rowPlan(stored: StoredTable, going: GoingTable, chance: readonly number[]): RowPlan {
  const withheld = withheldColumns(stored);
  const hasChance = (_: number, index: number) => (chance[index] ?? 0) > 0;
  return {
    columns: stored.columns.length,
    chance: withheld.filter(hasChance),
    others: withheld.filter((column, index) => !hasChance(column, index)),
    ...placesOf(stored, going),
  };
}

export function placesOf(stored: StoredTable, going: GoingTable): Pick<RowPlan, 'going' | 'mayShow'> {
  const placeOf = new Map(stored.columns.map(({ id }, index) => [id, index]));
  const places = (ids: readonly string[]) => ids.flatMap((id) => placeOf.get(id) ?? []);
  const shownIn = (id: string) =>
    going.allowed.filter((one) => one.in === id && one.fromTable === stored.id).map(({ from }) => from);
  return {
    going: places(going.columns.map(({ id }) => id)),
    mayShow: going.columns.map(({ id, pi, change }) =>
      places([...(letsThrough(pi, change) ? [id] : []), ...shownIn(id)]),
    ),
  };
}

/** Places of the columns that go whose texts were redacted, from 0 behind `_row`. */
export function redactedColumns({ columns }: GoingTable): number[] {
  return columns.flatMap(({ change }, index) => (change.action === 'redact' ? [index] : []));
}
