// The jobs of the containment gate (data/containment): the rows that were stored, and those that go as they were opened again.
import type { FoundPlace } from '../../data/containment/found-places.ts';
import type { FoundValue } from '../../data/containment/found-values.ts';
import type { RowFindings, RowPlan } from '../../data/containment/row-search.ts';
import type { TextFind } from '../../data/containment/second-scan.ts';
import type { ValueCount } from '../../data/containment/withheld-values.ts';
import type { Bytes } from '../../format/bytes.ts';
import type { BlockPlace, PackedBlock } from '../vault/rows/block-codec.ts';

/** Stored rows of a table, and which of its columns are withheld, from 0 behind `_row`. */
export type WithheldRows = {
  readonly blocks: readonly PackedBlock[];
  readonly columns: number;
  readonly withheld: readonly number[];
};

/** Whole rows that go, `_row` first, without a header: canonical CSV, or a frame of zstd that holds so many bytes of it. */
export type GoingRows = { readonly bytes: Bytes; readonly frameOf?: number };

export type GatherValuesJob = WithheldRows & {
  readonly kind: 'gather-values';
  /** Of the filter, which all threads share. */
  readonly filter: SharedArrayBuffer;
};

export type SearchRowsJob = {
  readonly kind: 'search-rows';
  /** Of the blocks in which the rows were stored, and maybe of others around them. */
  readonly places: readonly BlockPlace[];
  /** The blocks themselves, or none before it is known that their rows are wanted. */
  readonly blocks: readonly PackedBlock[];
  readonly rows: GoingRows;
  readonly plan: RowPlan;
  /** Columns that go whose texts were redacted. */
  readonly redacted: readonly number[];
  readonly filter: SharedArrayBuffer;
};

export type SearchedRows = RowFindings & { readonly finds: readonly TextFind[] };

/** Rows that can be searched beside the stored ones only, which did not come along: given back, as canonical CSV. */
export type UnsearchedRows = { readonly csv: Bytes };

export type CandidateValuesJob = WithheldRows & {
  readonly kind: 'candidate-values';
  readonly candidates: Uint32Array<ArrayBuffer>;
};

export type FindValuesJob = {
  readonly kind: 'find-values';
  readonly rows: GoingRows;
  /** That go. */
  readonly columns: number;
  /** Normal forms. */
  readonly values: readonly string[];
};

export type ScanTextsJob = { readonly kind: 'scan-texts'; readonly texts: readonly string[] };

export type ContainmentJob = GatherValuesJob | SearchRowsJob | CandidateValuesJob | FindValuesJob | ScanTextsJob;

export interface ContainmentResults {
  'gather-values': ValueCount;
  'search-rows': SearchedRows | UnsearchedRows;
  'candidate-values': FoundValue[];
  'find-values': FoundPlace[];
  /** Of each text the types that are found with certainty. */
  'scan-texts': readonly (readonly string[])[];
}
