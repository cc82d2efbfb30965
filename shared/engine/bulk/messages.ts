// What crosses between the engine's thread and a bulk worker: one job at a time, its result or its error. Keys and identities
// go this way only, never by argument, environment or file.
import type { MessagePort } from 'node:worker_threads';
import type { ValueCount } from '../../data/containment/withheld-values.ts';
import type { LeftOut } from '../../data/redaction/change-csv.ts';
import type { HeldPerson } from '../../data/redaction/held-persons.ts';
import type { HeldBack, TablePlan } from '../../data/redaction/table-plan.ts';
import type { MarkedDigest } from '../../data/shared-digests.ts';
import type { Suite } from '../../format/age/keys.ts';
import type { ChunkRun, StreamKey } from '../../format/age/stream.ts';
import type { Bytes } from '../../format/bytes.ts';
import type { CsvFacts, CsvSpec } from '../../format/package/part-csv.ts';
import type { Failure } from '../thread/failure.ts';
import type { PackedBlock } from '../vault/rows/block-codec.ts';
import type { ContainmentJob, ContainmentResults } from './containment-messages.ts';

/** Which ChaCha20-Poly1305 a worker uses: the runtime's own where it has one, or noble in any case. */
export type AeadProvider = 'node' | 'portable';

export type OpenedPart = {
  readonly csv: Bytes;
  /** Of the age file as it was decrypted. */
  readonly sha256: string;
  readonly crc32: number;
};

/** The control total of a column, over some rows. */
export type ColumnSum = {
  /** In 10^-10. */
  readonly value: bigint;
  /** True while every cell was a decimal or empty. */
  readonly exact: boolean;
  /** Cells that were not empty. */
  readonly cells: number;
};

/** The rows that go, as they go. */
export type ProjectedRows = {
  /** Canonical CSV, no header. */
  readonly csv: Bytes;
  readonly rows: number;
  /** One for each field of a stored row; undefined where no total is wanted. */
  readonly sums: readonly (ColumnSum | undefined)[];
  /** Rows that stay, by reason; a reason may stand here several times. */
  readonly leftOut: readonly LeftOut[];
  /** For each column of the table: cells with a value of which something else went, or nothing. */
  readonly changed: readonly number[];
  /** Of the stored rows that these were made from. */
  readonly lastRow: number;
  /** Of the stored rows, where values were to be gathered. */
  readonly gathered: ValueCount | undefined;
};

/** Loads what rows need on their way into a package. */
export type PrepareJob = { readonly kind: 'prepare' };

export type ProjectRowsJob = {
  readonly kind: 'project-rows';
  readonly blocks: readonly PackedBlock[];
  readonly plan: TablePlan;
  /** For each field of a stored row, `_row` first: whether its total is wanted. */
  readonly summed: readonly boolean[];
  /** Of the case. */
  readonly tokenKey: Bytes;
  /** For the containment gate: into which filter to put the values of which columns, from 0 behind `_row`. */
  readonly gather?: Gathering | undefined;
};

export type Gathering = { readonly withheld: readonly number[]; readonly filter: SharedArrayBuffer };

export type HoldBackJob = {
  readonly kind: 'hold-back';
  readonly blocks: readonly PackedBlock[];
  readonly plan: TablePlan;
  /** Those who are held back so far. */
  readonly heldBack: HeldBack;
};

export type GatherNamesJob = {
  readonly kind: 'gather-names';
  readonly blocks: readonly PackedBlock[];
  /** How many a stored row has, and those of names, from 0 behind `_row`. */
  readonly columns: number;
  readonly named: readonly number[];
  /** Of those that are known so far. */
  readonly names: SharedArrayBuffer;
};

export type CompressJob = {
  readonly kind: 'compress';
  readonly csv: Bytes;
  readonly level: number;
  readonly preview: boolean;
};

export type OpenPartJob = {
  readonly kind: 'open-part';
  readonly file: Bytes;
  readonly identities: readonly string[];
  readonly suite: Suite;
  readonly csvBytes: number | undefined;
  readonly preview: boolean;
};

export type CheckedPart = { readonly csv: Bytes; readonly facts: CsvFacts };

export type CheckPartJob = { readonly kind: 'check-part'; readonly csv: Bytes; readonly spec: CsvSpec };

export type ChunksJob = {
  readonly kind: 'seal-chunks' | 'open-chunks';
  readonly key: StreamKey;
  readonly run: ChunkRun;
  readonly bytes: Bytes;
};

/** A run of chunks from one open file to another; both descriptors stay open until the job has settled. */
export type RangeJob = {
  readonly kind: 'seal-range' | 'open-range';
  readonly key: StreamKey;
  readonly run: ChunkRun;
  readonly from: { readonly descriptor: number; readonly offset: number; readonly bytes: number };
  readonly to: { readonly descriptor: number; readonly offset: number };
};

/** Hashes what comes through the port; the bytes are never all here. */
export type HashJob = { readonly kind: 'hash'; readonly port: MessagePort };

/** A buffer, given away: it comes back through the port. */
export type HashPiece = { readonly buffer: Bytes; readonly used: number };
/** After the last one, or in its place when nobody wants to know any more. */
export type HashEnd = 'end';

export interface Results extends ContainmentResults {
  prepare: undefined;
  'project-rows': ProjectedRows;
  'hold-back': readonly HeldPerson[];
  'gather-names': readonly MarkedDigest[];
  compress: Bytes;
  'open-part': OpenedPart;
  'check-part': CheckedPart;
  'seal-chunks': Bytes;
  'open-chunks': Bytes;
  'seal-range': undefined;
  'open-range': undefined;
  /** Hex. */
  hash: string;
}

export type JobKind = keyof Results;
export type Job =
  | PrepareJob
  | ProjectRowsJob
  | HoldBackJob
  | GatherNamesJob
  | CompressJob
  | OpenPartJob
  | CheckPartJob
  | ChunksJob
  | RangeJob
  | HashJob
  | ContainmentJob;

export type Reply = { ok: true; value: Results[JobKind] } | { ok: false; failure: Failure };
