// An open vault: its lock, its keys, vault.db, and the data of each case that was asked for. `close` forgets all of them.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { HandoverError } from '../../domain/errors.ts';
import type { Bytes } from '../../format/bytes.ts';
import type { Commit, Steps } from '../files/fail-points.ts';
import { syncFolder } from '../files/folder.ts';
import { CaseData, type Recorder } from './case-data.ts';
import { utcOf } from './clock.ts';
import { transact, type WritableDb } from './database/database.ts';
import { openMigrated } from './database/migrations.ts';
import { dataMigrations } from './database/schema/data-db.ts';
import { openScratch, type Scratch } from './database/scratch.ts';
import type { FolderLock } from './folder/folder-lock.ts';
import type { VaultPaths } from './folder/layout.ts';
import { sweepStaged } from './import/staging.ts';
import type { KeyRing } from './keys/key-ring.ts';
import { makeEntry } from './log/log-entry.ts';
import { appendEntry } from './log/log-store.ts';
import { makeTokenKey } from './stores/token-key-store.ts';

/** What a host may pass in; a product passes nothing. */
export type VaultPorts = { readonly steps?: Steps; readonly now?: () => Date };

export type VaultParts = {
  readonly paths: VaultPaths;
  readonly lock: FolderLock;
  readonly keys: KeyRing;
  readonly db: WritableDb;
  readonly operator: string;
  readonly steps: Steps;
  readonly now: () => Date;
};

export class Vault {
  readonly paths: VaultPaths;
  readonly operator: string;
  readonly steps: Steps;
  readonly keys: KeyRing;
  readonly #parts: VaultParts;
  readonly #data = new Map<string, CaseData>();
  #opening: Promise<unknown> = Promise.resolve();
  #open = true;

  constructor(parts: VaultParts) {
    this.paths = parts.paths;
    this.operator = parts.operator;
    this.steps = parts.steps;
    this.keys = parts.keys;
    this.#parts = parts;
  }

  /** vault.db. @throws vault.locked after `close` */
  get db(): WritableDb {
    this.#checkOpen();
    return this.#parts.db;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Now, as the format writes it. */
  utc(): string {
    return utcOf(this.#parts.now());
  }

  /**
   * Changes vault.db in one transaction, together with the log entries that `record` is given.
   * @throws what `work` throws, after undoing all of it · io.*, vault.damaged
   */
  change<T>(commit: Commit, work: (db: WritableDb, record: Recorder) => T): T {
    const { db, operator, steps } = this.#parts;
    this.#checkOpen();
    const record: Recorder = (draft) => void appendEntry(db, makeEntry(draft, operator, this.utc()));
    return transact(db, commit, () => work(db, record), steps);
  }

  /**
   * The data of a case; made when it is asked for the first time.
   * @throws unknown.case · keys.rollback (keys.json is older than the data) · vault.damaged · io.*
   */
  data(caseUid: string): Promise<CaseData> {
    // One after the other: each may have to rewrite keys.json.
    const opened = this.#opening.then(() => this.#openedData(caseUid) ?? this.#openData(caseUid));
    this.#opening = opened.catch(() => undefined);
    return opened;
  }

  /** What a worker needs for a connection of its own (`openDatabase`). The key is a copy: overwrite it after use. */
  async dataAccess(caseUid: string): Promise<{ path: string; key: Bytes }> {
    await this.data(caseUid);
    const key = this.keys.dataKey(caseUid);
    if (key === undefined) throw new HandoverError('vault.damaged', { file: 'keys.json' });
    return { path: this.paths.dataDb(caseUid), key };
  }

  /** An encrypted database for big sorts; the caller closes it. */
  scratch(): Scratch {
    this.#checkOpen();
    return openScratch(this.paths.dataDir);
  }

  /** Overwrites the keys and gives the folder free. Safe to repeat. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const data of this.#data.values()) data.db.close();
    this.#data.clear();
    this.#parts.db.close();
    this.keys.wipe();
    this.#parts.lock.release();
  }

  /** Entries that an earlier failure kept from the log are carried there first. */
  #openedData(caseUid: string): CaseData | undefined {
    const data = this.#data.get(caseUid);
    data?.deliver();
    return data;
  }

  async #openData(caseUid: string): Promise<CaseData> {
    const has = this.db.prepare<[string], number>('SELECT has_data FROM cases WHERE case_uid = ?').pluck().get(caseUid);
    if (has === undefined) throw new HandoverError('unknown.case');
    const db = has === 1 ? this.#existingData(caseUid) : await this.#newData(caseUid);
    const { db: vaultDb, operator, steps } = this.#parts;
    const data = new CaseData({ caseUid, db, vaultDb, operator, steps, utc: () => this.utc() });
    try {
      sweepStaged(db, steps);
      data.deliver();
    } catch (error) {
      db.close();
      throw error;
    }
    this.#data.set(caseUid, data);
    return data;
  }

  #existingData(caseUid: string): WritableDb {
    const path = this.paths.dataDb(caseUid);
    const file = `${caseUid}.db`;
    const key = this.keys.dataKey(caseUid);
    if (key === undefined) throw new HandoverError('keys.rollback', { file: 'keys.json' });
    if (!existsSync(path) || statSync(path).size === 0) throw new HandoverError('vault.damaged', { file });
    return this.#connect(path, key, false);
  }

  /** The key is in keys.json before the file is made, and the file is whole before vault.db says that there is one. */
  async #newData(caseUid: string): Promise<WritableDb> {
    const key = this.keys.dataKey(caseUid) ?? (await this.keys.addDataKey(caseUid));
    this.#checkOpen();
    mkdirSync(this.paths.dataDir, { recursive: true, mode: 0o700 });
    const db = this.#connect(this.paths.dataDb(caseUid), key, true);
    await syncFolder(this.paths.dataDir);
    await syncFolder(this.paths.dir);
    this.change('data', (vaultDb) => vaultDb.prepare('UPDATE cases SET has_data = 1 WHERE case_uid = ?').run(caseUid));
    return db;
  }

  #connect(path: string, key: Bytes, create: boolean): WritableDb {
    try {
      const migrating = {
        migrations: dataMigrations,
        commit: 'data',
        steps: this.steps,
        finish: makeTokenKey,
      } as const;
      return openMigrated(path, key, { create, ...migrating });
    } finally {
      key.fill(0);
    }
  }

  #checkOpen(): void {
    if (!this.#open) throw new HandoverError('vault.locked');
  }
}
