// The second and fourth way of the containment gate, as a worker goes it: through rows that go, opened again from what was sealed.
import { type FoundPlace, FoundPlaces } from '../../data/containment/found-places.ts';
import { FoundValues } from '../../data/containment/found-values.ts';
import { RowSearch } from '../../data/containment/row-search.ts';
import { StoredRows, type StoredRun } from '../../data/containment/stored-rows.ts';
import { ValueFilter } from '../../data/containment/value-filter.ts';
import { fieldEnds } from '../../data/csv/field-ends.ts';
import type { Bytes } from '../../format/bytes.ts';
import { discard, release, shrunk } from '../memory.ts';
import { type BlockPlace, type PackedBlock, takeBlock } from '../vault/rows/block-codec.ts';
import type { FindValuesJob, GoingRows, SearchedRows, SearchRowsJob, UnsearchedRows } from './containment-messages.ts';
import { looseFrame } from './zstd.ts';

/** @throws vault.damaged · zstd · bug if a row goes that was not stored, or not as a whole */
export async function searchRows(job: SearchRowsJob): Promise<SearchedRows | UnsearchedRows> {
  const { places, blocks, rows, plan, redacted, filter } = job;
  const csv = unpacked(rows);
  const runs = places.map((place, index) => storedRun(place, blocks[index]));
  const stored = new StoredRows(runs, plan.columns);
  const search = new RowSearch(plan, stored, new ValueFilter(filter));
  search.search(csv);
  stored.close();
  // Most were not read.
  for (const { bytes } of blocks) if (bytes.length > 0) release(bytes);
  if (stored.isMissing) return { csv: shrunk(csv) };
  const finds = redacted.length === 0 ? [] : await scanAgain(csv, plan.going.length, redacted);
  discard(csv);
  return { ...search.findings(), finds };
}

export function findValues({ rows, columns, values }: FindValuesJob): FoundPlace[] {
  const csv = unpacked(rows);
  const places = new FoundPlaces();
  places.search({ csv, ends: fieldEnds(csv), perRow: columns + 1 }, new FoundValues(values));
  discard(csv);
  return places.places();
}

/** The detector has many modules: only who needs it loads it. */
async function scanAgain(csv: Bytes, columns: number, fields: readonly number[]) {
  const again = await import('../../data/containment/second-scan.ts');
  return again.scanAgain({ csv, ends: fieldEnds(csv), perRow: columns + 1 }, fields);
}

/** In a buffer that nothing else lies in. */
function unpacked({ bytes, frameOf }: GoingRows): Bytes {
  if (frameOf === undefined) return bytes;
  const csv = looseFrame(bytes, frameOf);
  release(bytes);
  return csv;
}

function storedRun(place: BlockPlace, block: PackedBlock | undefined): StoredRun {
  let csv: Bytes | undefined;
  return {
    ...place,
    read() {
      csv = block && takeBlock(block);
      return csv;
    },
    done: () => csv && discard(csv),
  };
}
