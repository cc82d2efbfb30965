// What reading a package takes and gives.
import type { Bytes } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';
import type { Card, Checkpoint, StatementFile } from '../statements/types.ts';
import type { Crc32 } from './crc32.ts';
import type { Descriptor } from './descriptor.ts';
import type { Manifest } from './manifest.ts';
import type { IsUtf8 } from './part-csv.ts';
import type { Decompress, OpenPart } from './parts.ts';
import type { Report } from './reports.ts';

/**
 * Takes the content of a package in the order of the entries. All of it is provisional until `commit`, which is called once, after the last
 * check; `abort` is called once instead when anything fails before that. A `commit` that throws cleans up after itself.
 */
export interface ContentSink {
  descriptor(descriptor: Descriptor, manifest: Manifest): Promise<void>;
  /** A part with its header, in order. Tables come one after the other. @param part from 1 */
  rows(table: string, part: number, csv: Bytes): Promise<void>;
  /** An attachment, in order; the last chunk may be empty. */
  file(id: string, chunk: Bytes, last: boolean): Promise<void>;
  /** One line of the log, LF included. */
  log(line: Bytes): Promise<void>;
  commit(): Promise<void>;
  abort(): Promise<void>;
}

export interface ReadOptions {
  readonly primitives?: Primitives;
  readonly crc32?: Crc32;
  /** `AGE-SECRET-KEY-…`. Without any nothing is decrypted. */
  readonly identities?: readonly string[];
  /** The inner key file out of a `.release`: needed to open a package with holders. */
  readonly inner?: Uint8Array;
  readonly sink?: ContentSink;
  /** Where it is absent (a browser) parts are opened and their frames checked, but no rows are given. */
  readonly decompress?: Decompress;
  /** A fast check of the CSV's encoding, where the host has one. */
  readonly isUtf8?: IsUtf8;
  /** Opens a part elsewhere, in a worker; then `decompress` and `isUtf8` are not used. */
  readonly openPart?: OpenPart;
  /** Parts that may be under way at once, besides the one that is read. */
  readonly lookAhead?: number;
  /** Ed25519 key, hex: the only signer that is taken. */
  readonly expectSeller?: string;
}

/** How far the content was seen: not at all, all but the rows of parts, all. */
export type ContentState = 'open' | 'packed' | 'good';

/** A package whose every check has passed, as far as `content` says. Whether its signer may be trusted is for `verdicts`. */
export interface VerifiedPackage {
  /** SHA-256 of `tagmanifest-sha256.txt`. */
  readonly id: string;
  readonly manifest: Manifest;
  /** SHA-256 of `handover.json`, as key contexts name it. */
  readonly handoverSha256: string;
  /** In the order of `manifest.cards`. */
  readonly cards: readonly StatementFile<Card>[];
  readonly checkpoint: StatementFile<Checkpoint>;
  readonly reports: readonly Report[];
  readonly seller: { readonly card: string; readonly key: string };
  /** Entries in the archive, and bytes in all. */
  readonly entries: number;
  readonly size: number;
  readonly content: ContentState;
  /** Names and exact numbers; only where the package was opened. */
  readonly descriptor?: Descriptor;
}
