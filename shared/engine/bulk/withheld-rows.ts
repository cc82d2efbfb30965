// The first and third way of the containment gate, as a worker goes it: through the withheld columns of stored rows.
import { Candidates } from '../../data/containment/candidates.ts';
import type { FoundValue } from '../../data/containment/found-values.ts';
import { ValueFilter } from '../../data/containment/value-filter.ts';
import {
  candidateValues,
  gatherValues,
  noValues,
  sumOfCounts,
  type ValueCount,
} from '../../data/containment/withheld-values.ts';
import { fieldEnds, type RowFields } from '../../data/csv/field-ends.ts';
import { discard } from '../memory.ts';
import { type PackedBlock, takeBlock } from '../vault/rows/block-codec.ts';
import type { CandidateValuesJob, GatherValuesJob } from './containment-messages.ts';

/** The rows of each block; their memory is freed when the next one is asked for. @throws vault.damaged */
function* storedRows(blocks: readonly PackedBlock[], columns: number): Generator<RowFields> {
  for (const block of blocks) {
    const csv = takeBlock(block);
    yield { csv, ends: fieldEnds(csv), perRow: columns + 1 };
    discard(csv);
  }
}

/** @throws vault.damaged */
export function gatherRows({ blocks, columns, withheld, filter: shared }: GatherValuesJob): ValueCount {
  const filter = new ValueFilter(shared);
  let count = noValues;
  for (const rows of storedRows(blocks, columns)) count = sumOfCounts(count, gatherValues(rows, withheld, filter));
  return count;
}

/** @throws vault.damaged */
export function candidateRows({ blocks, columns, withheld, candidates }: CandidateValuesJob): FoundValue[] {
  const wanted = new Candidates(candidates);
  const values: FoundValue[] = [];
  for (const rows of storedRows(blocks, columns)) values.push(...candidateValues(rows, withheld, wanted));
  return values;
}
