// The bulk path: parts and files sealed and opened on worker threads. One Bulk serves a whole package; `close` ends its threads.
import type { FoundPlace } from '../../data/containment/found-places.ts';
import type { FoundValue } from '../../data/containment/found-values.ts';
import type { ValueCount } from '../../data/containment/withheld-values.ts';
import type { HeldPerson } from '../../data/redaction/held-persons.ts';
import type { MarkedDigest } from '../../data/shared-digests.ts';
import type { Suite } from '../../format/age/keys.ts';
import type { Bytes } from '../../format/bytes.ts';
import type { CsvSpec } from '../../format/package/part-csv.ts';
import { movable } from '../memory.ts';
import type { PackedBlock } from '../vault/rows/block-codec.ts';
import type {
  CandidateValuesJob,
  FindValuesJob,
  GatherValuesJob,
  SearchedRows,
  SearchRowsJob,
  UnsearchedRows,
} from './containment-messages.ts';
import { decryptFile, encryptFile, type FilePaths } from './encrypt-file.ts';
import { type HashStream, hashStream } from './hash-stream.ts';
import type {
  AeadProvider,
  CheckedPart,
  GatherNamesJob,
  HoldBackJob,
  Job,
  OpenedPart,
  ProjectedRows,
  ProjectRowsJob,
  Results,
} from './messages.ts';
import { createPool, type Pool } from './pool.ts';
import { openStream, sealStream } from './stream.ts';
import { defaultLevel } from './zstd.ts';

export type RowsToProject = Omit<ProjectRowsJob, 'kind'>;
export type RowsToHoldBack = Omit<HoldBackJob, 'kind'>;

export type CsvToCompress = {
  /** Whole lines. Given away: a worker takes the buffer, the caller's view is empty afterwards. */
  readonly csv: Uint8Array;
  /** Pads the frame as a preview's are. */
  readonly preview?: boolean;
  /** Of zstd, 1 to 3. */
  readonly level?: 1 | 2 | 3;
};

export type PartToOpen = {
  /** The whole age file; given away. */
  readonly file: Uint8Array;
  readonly identities: readonly string[];
  readonly suite: Suite;
  /** What the manifest states; compared before anything is decompressed. */
  readonly csvBytes?: number | undefined;
  readonly preview?: boolean;
};

/** Every call rejects with a HandoverError; an abort is `cancelled`. */
export interface Bulk {
  /** Gets so many threads ready for rows while the caller still prepares: each starts and loads what it will need. */
  prepare(threads: number): void;
  /** Unpacks stored blocks, which are given away, and takes the columns off that do not go. @throws vault.damaged */
  projectRows(rows: RowsToProject, signal?: AbortSignal): Promise<ProjectedRows>;
  /** Whom the rules of a table hold back in stored blocks, which are given away. @throws vault.damaged */
  holdBack(rows: RowsToHoldBack, signal?: AbortSignal): Promise<readonly HeldPerson[]>;
  /** The names in stored blocks that are not known yet; the blocks are given away. @throws vault.damaged */
  gatherNames(rows: Omit<GatherNamesJob, 'kind'>, signal?: AbortSignal): Promise<readonly MarkedDigest[]>;
  /** The ways of the containment gate; blocks and rows are given away. @throws vault.damaged */
  gatherValues(rows: Omit<GatherValuesJob, 'kind'>, signal?: AbortSignal): Promise<ValueCount>;
  searchRows(job: Omit<SearchRowsJob, 'kind'>, signal?: AbortSignal): Promise<SearchedRows | UnsearchedRows>;
  candidateValues(rows: Omit<CandidateValuesJob, 'kind'>, signal?: AbortSignal): Promise<FoundValue[]>;
  findValues(job: Omit<FindValuesJob, 'kind'>, signal?: AbortSignal): Promise<FoundPlace[]>;
  scanTexts(texts: readonly string[], signal?: AbortSignal): Promise<Results['scan-texts']>;
  /** One frame of zstd, checked as a reader will check it. @throws zstd for more than 64 MiB */
  compress(rows: CsvToCompress, signal?: AbortSignal): Promise<Bytes>;
  /** @throws age · recipient · key · zstd */
  openPart(part: PartToOpen, signal?: AbortSignal): Promise<OpenedPart>;
  /** The CSV of a part, given away and back, held to the one form that it may have. @throws csv */
  checkPart(csv: Uint8Array, spec: CsvSpec, signal?: AbortSignal): Promise<CheckedPart>;
  /** SM3 of a stream beside other work; a thread is taken until it is closed. */
  hashStream(signal?: AbortSignal): HashStream;
  /** Seals a stream in bounded memory; yields the bytes of the age file in order. @throws recipient */
  sealStream(recipient: string, source: AsyncIterable<Uint8Array>, signal?: AbortSignal): AsyncGenerator<Bytes>;
  /** Opens a stream; what it yields is provisional until it ends normally. @throws age · recipient · key */
  openStream(
    identities: readonly string[],
    source: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): AsyncGenerator<Bytes>;
  /** @throws recipient · io.… */
  encryptFile(recipient: string, paths: FilePaths, signal?: AbortSignal): Promise<void>;
  /** @throws age · recipient · key · io.… */
  decryptFile(identities: readonly string[], paths: FilePaths, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

type StoredJob = Extract<Job, { readonly blocks: readonly PackedBlock[] }>;

/** Runs a job on stored blocks, which are given away. @param beside goes along with them */
function runStored<K extends StoredJob['kind']>(
  pool: Pool,
  job: StoredJob & { readonly kind: K },
  signal: AbortSignal | undefined,
  beside: readonly ArrayBuffer[] = [],
): Promise<Results[K]> {
  const blocks = job.blocks.map((block) => ({ ...block, bytes: movable(block.bytes) }));
  return pool.run<K>({ ...job, blocks }, [...blocks.map(({ bytes }) => bytes.buffer), ...beside], signal);
}

/** `portable` makes the workers use noble though the runtime has a cipher of its own: for tests and benchmarks. */
export function createBulk(threads = 2, provider: AeadProvider = 'node'): Bulk {
  const pool = createPool(threads, provider);
  return {
    prepare(count) {
      const wanted = Array.from({ length: Math.min(count, threads) }, () => pool.run({ kind: 'prepare' }));
      // Whatever is wrong shows in the first job.
      for (const prepared of wanted) prepared.catch(() => undefined);
    },
    projectRows: (rows, signal) => runStored(pool, { kind: 'project-rows', ...rows }, signal),
    holdBack: (rows, signal) => runStored(pool, { kind: 'hold-back', ...rows }, signal),
    gatherNames: (rows, signal) => runStored(pool, { kind: 'gather-names', ...rows }, signal),
    gatherValues: (rows, signal) => runStored(pool, { kind: 'gather-values', ...rows }, signal),
    searchRows: (job, signal) => runStored(pool, { kind: 'search-rows', ...job }, signal, [job.rows.bytes.buffer]),
    candidateValues: (rows, signal) => runStored(pool, { kind: 'candidate-values', ...rows }, signal),
    findValues: (job, signal) => pool.run({ kind: 'find-values', ...job }, [job.rows.bytes.buffer], signal),
    scanTexts: (texts, signal) => pool.run({ kind: 'scan-texts', texts }, [], signal),
    compress({ csv: given, preview = false, level = defaultLevel }, signal) {
      const csv = movable(given);
      return pool.run({ kind: 'compress', csv, level, preview }, [csv.buffer], signal);
    },
    openPart({ file: given, identities, suite, csvBytes, preview = false }, signal) {
      const file = movable(given);
      return pool.run({ kind: 'open-part', file, identities, suite, csvBytes, preview }, [file.buffer], signal);
    },
    checkPart(given, spec, signal) {
      const csv = movable(given);
      return pool.run({ kind: 'check-part', csv, spec }, [csv.buffer], signal);
    },
    hashStream: (signal) => hashStream(pool, signal),
    sealStream: (recipient, source, signal) => sealStream(pool, recipient, source, signal),
    openStream: (identities, source, signal) => openStream(pool, identities, source, signal),
    encryptFile: (recipient, paths, signal) => encryptFile(pool, recipient, paths, signal),
    decryptFile: (identities, paths, signal) => decryptFile(pool, identities, paths, signal),
    close: pool.close,
  };
}
