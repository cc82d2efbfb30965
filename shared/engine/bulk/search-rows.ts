// The second and fourth way of the containment gate, as a worker goes it: through rows that go, opened again from what was sealed.
import { type FoundPlace, FoundPlaces } from '../../data/containment/found-places.ts';
import { FoundValues } from '../../data/containment/found-values.ts';
import { RowSearch } from '../../data/containment/row-search.ts';
import { scanAgain } from '../../data/containment/second-scan.ts';
import { ValueFilter } from '../../data/containment/value-filter.ts';
import { fieldEnds } from '../../data/field-ends.ts';
import { HandoverError } from '../../domain/errors.ts';
import type { FindValuesJob, SearchedRows, SearchRowsJob } from './containment-messages.ts';
import { storedRows } from './withheld-rows.ts';

/** @throws vault.damaged · bug if a row goes that was not stored */
export function searchRows({ blocks, csv, plan, redacted, filter }: SearchRowsJob): SearchedRows {
  const going = { csv, ends: fieldEnds(csv), perRow: plan.going.length + 1 };
  const search = new RowSearch(plan, going, new ValueFilter(filter));
  for (const rows of storedRows(blocks, plan.columns)) search.beside(rows);
  if (!search.isDone) throw new HandoverError('bug', {}, { reason: 'row-not-stored' });
  return { ...search.findings(), finds: scanAgain(going, redacted) };
}

export function findValues({ csv, columns, values }: FindValuesJob): FoundPlace[] {
  const places = new FoundPlaces();
  places.search({ csv, ends: fieldEnds(csv), perRow: columns + 1 }, new FoundValues(values));
  return places.places();
}
