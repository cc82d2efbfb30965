// The customer data of one case: one database with its own key, and the outbox through which its changes reach the log.
import { HandoverError } from '../../domain/errors.ts';
import type { Commit, Steps } from '../files/fail-points.ts';
import { transact, type WritableDb } from './database/database.ts';
import { entryText, type LogDraft, makeEntry, parseEntry } from './log/log-entry.ts';
import { appendEntry } from './log/log-store.ts';

export type Recorder = (draft: LogDraft) => void;

export type CaseDataParts = {
  readonly caseUid: string;
  readonly db: WritableDb;
  readonly vaultDb: WritableDb;
  readonly operator: string;
  readonly steps: Steps;
  readonly utc: () => string;
};

/**
 * Two files can't be committed as one. So a change and its log entries (final, with their salts) go into this database in one
 * transaction, and the entries are then carried to vault.db; a carriage that was cut short is repeated at the next opening.
 */
export class CaseData {
  readonly caseUid: string;
  readonly db: WritableDb;
  readonly #parts: CaseDataParts;

  constructor(parts: CaseDataParts) {
    this.caseUid = parts.caseUid;
    this.db = parts.db;
    this.#parts = parts;
  }

  get operator(): string {
    return this.#parts.operator;
  }

  get steps(): Steps {
    return this.#parts.steps;
  }

  utc(): string {
    return this.#parts.utc();
  }

  /**
   * Changes this case's data in one transaction; what `record` is given stands in the log when this returns.
   * @throws bug inside another transaction · what `work` throws · io.*, vault.damaged
   */
  change<T>(commit: Commit, work: (db: WritableDb, record: Recorder) => T): T {
    const { db, vaultDb, steps } = this.#parts;
    if (db.inTransaction || vaultDb.inTransaction) throw new HandoverError('bug', {}, { reason: 'nested-change' });
    const result = transact(db, commit, () => work(db, (draft) => this.#post(draft)), steps);
    this.deliver();
    return result;
  }

  /** Carries waiting entries to the log. Repeating it adds nothing twice. */
  deliver(): void {
    const { db, vaultDb, steps } = this.#parts;
    const waiting = db.prepare<[], { ref: number; entry: string }>('SELECT ref, entry FROM outbox ORDER BY ref').all();
    if (waiting.length === 0) return;
    const carry = () => {
      for (const { entry } of waiting) appendEntry(vaultDb, parseEntry(entry));
    };
    transact(vaultDb, 'deliver', carry, steps);
    transact(db, 'clear', () => db.prepare('DELETE FROM outbox WHERE ref <= ?').run(waiting.at(-1)?.ref), steps);
  }

  #post(draft: LogDraft): void {
    const { caseUid, db, operator, utc } = this.#parts;
    const entry = makeEntry({ ...draft, caseUid }, operator, utc());
    db.prepare('INSERT INTO outbox (entry) VALUES (?)').run(entryText(entry));
  }
}
