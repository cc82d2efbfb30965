// Bringing files into a staged import: many small ones share a transaction, a large one is spread over several.
import { createHash } from 'node:crypto';
import { HandoverError } from '../../../domain/errors.ts';
import { concat } from '../../../format/bytes.ts';
import type { JsonObject } from '../../../format/json-file.ts';
import { noSteps } from '../../files/fail-points.ts';
import { transactUnseen, type WritableDb } from '../database/database.ts';
import type { WriteOptions } from '../rows/block-store.ts';

export type IncomingFile = {
  readonly name: string;
  readonly facts?: JsonObject;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};
export type StagedFile = { readonly name: string; readonly bytes: number; readonly sha256: string };

const chunkBytes = 1024 * 1024;
const commitBytes = 8 * chunkBytes;

/**
 * Stages files of one source in the order given.
 * @returns what was stored, in that order
 * @throws cancelled · what reading `content` throws · io.*
 */
export async function stageFiles(
  db: WritableDb,
  sourceRef: number,
  files: AsyncIterable<IncomingFile> | Iterable<IncomingFile>,
  { steps = noSteps, signal }: WriteOptions = {},
): Promise<StagedFile[]> {
  const batch = new Batch(db, (work) => transactUnseen(db, 'blocks', work, steps));
  const staged: StagedFile[] = [];
  for await (const file of files) {
    const hash = createHash('sha256');
    const entry = batch.begin(sourceRef, file);
    let bytes = 0;
    for await (const chunk of chunksOf(file.content)) {
      if (signal?.aborted === true) throw new HandoverError('cancelled');
      hash.update(chunk);
      bytes += chunk.length;
      batch.add(entry, chunk);
    }
    const stored = { name: file.name, bytes, sha256: hash.digest('hex') };
    batch.end(entry, stored);
    staged.push(stored);
  }
  batch.flush();
  return staged;
}

type Entry = { ref: number | undefined; ordinal: number };

/** Writes waiting in memory until they are worth a transaction. */
class Batch {
  readonly #db: WritableDb;
  readonly #commit: (work: () => void) => void;
  #writes: (() => void)[] = [];
  #bytes = 0;

  constructor(db: WritableDb, commit: (work: () => void) => void) {
    this.#db = db;
    this.#commit = commit;
  }

  begin(sourceRef: number, { name, facts = {} }: IncomingFile): Entry {
    const entry: Entry = { ref: undefined, ordinal: 0 };
    const insert = this.#db.prepare(
      `INSERT INTO files (import_ref, source_ref, name, bytes, sha256, facts)
       SELECT import_ref, ref, ?, 0, '', ? FROM sources WHERE ref = ?`,
    );
    this.#wait(() => {
      entry.ref = Number(insert.run(name, JSON.stringify(facts), sourceRef).lastInsertRowid);
    });
    return entry;
  }

  add(entry: Entry, chunk: Uint8Array): void {
    entry.ordinal += 1;
    const { ordinal } = entry;
    const insert = this.#db.prepare('INSERT INTO file_chunks (file_ref, ordinal, bytes) VALUES (?, ?, ?)');
    this.#wait(() => insert.run(entry.ref, ordinal, chunk));
    this.#bytes += chunk.length;
    if (this.#bytes >= commitBytes) this.flush();
  }

  end(entry: Entry, { bytes, sha256 }: StagedFile): void {
    const update = this.#db.prepare('UPDATE files SET bytes = ?, sha256 = ? WHERE ref = ?');
    this.#wait(() => update.run(bytes, sha256, entry.ref));
    if (this.#writes.length >= 3000) this.flush();
  }

  flush(): void {
    const writes = this.#writes;
    this.#writes = [];
    this.#bytes = 0;
    if (writes.length === 0) return;
    this.#commit(() => {
      for (const write of writes) write();
    });
  }

  #wait(write: () => void): void {
    this.#writes.push(write);
  }
}

/** The same bytes in pieces of 1 MiB, the last one shorter; copied, since a reader may use its buffer again. */
async function* chunksOf(content: IncomingFile['content']): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of content) {
    for (let at = 0; at < piece.length; ) {
      const taken = piece.slice(at, at + chunkBytes - length);
      pieces.push(taken);
      length += taken.length;
      at += taken.length;
      if (length < chunkBytes) continue;
      yield concat(...pieces);
      pieces = [];
      length = 0;
    }
  }
  if (length > 0) yield concat(...pieces);
}
