// What crosses between the engine's thread and a bulk worker: one job at a time, its result or its error. Keys and identities
// go this way only, never by argument, environment or file.
import { type ErrorCode, type Facts, HandoverError, type Where } from '../../domain/errors.ts';
import type { Suite } from '../../format/age/keys.ts';
import type { ChunkRun, StreamKey } from '../../format/age/stream.ts';
import type { Bytes } from '../../format/bytes.ts';
import { fromErrno } from '../files/errors.ts';
import { type BugNote, bugNote } from '../thread/messages.ts';

/** Which ChaCha20-Poly1305 a worker uses: the runtime's own where it has one, or noble in any case. */
export type AeadProvider = 'node' | 'portable';

export type SealedPart = {
  readonly ciphertext: Bytes;
  /** Of the ciphertext, lower-case hex. */
  readonly sha256: string;
  /** Of the ciphertext. */
  readonly crc32: number;
  readonly csvBytes: number;
};

export type OpenedPart = {
  readonly csv: Bytes;
  /** Of the age file as it was decrypted. */
  readonly sha256: string;
  readonly crc32: number;
};

export type SealPartJob = {
  readonly kind: 'seal-part';
  readonly csv: Bytes;
  readonly recipient: string;
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

export interface Results {
  'seal-part': SealedPart;
  'open-part': OpenedPart;
  'seal-chunks': Bytes;
  'open-chunks': Bytes;
  'seal-range': undefined;
  'open-range': undefined;
}

export type JobKind = keyof Results;
export type Job = SealPartJob | OpenPartJob | ChunksJob | RangeJob;

export type Failure = { code: ErrorCode; where: Where; facts: Facts; note: BugNote };
export type Reply = { ok: true; value: Results[JobKind] } | { ok: false; failure: Failure };

/** An error as it crosses: code, place and facts; of its cause no message, which might quote a value. */
export function toFailure(error: unknown): Failure {
  const { code, where, facts } = fromErrno(error, {});
  return { code, where, facts, note: bugNote(error) };
}

export function fromFailure({ code, where, facts, note }: Failure): HandoverError {
  const cause = new Error(note.name);
  cause.stack = [note.name, ...note.frames].join('\n');
  return new HandoverError(code, where, facts, { cause });
}
