// A checkpoint: the size and root of the log at one time, signed, and kept so that the log can be held against it.
import { HandoverError } from '../../../domain/errors.ts';
import type { Bytes } from '../../../format/bytes.ts';
import { serialiseStatement, statementId } from '../../../format/statements/file.ts';
import type { Checkpoint, Made, StatementFile } from '../../../format/statements/types.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';
import { readMeta } from '../stores/meta-store.ts';
import { logHead } from './log-store.ts';

export type CheckpointOptions = {
  readonly caseUid: string;
  readonly made: Made;
  /** The vault's own card and its Ed25519 key, as hex. */
  readonly owner: { readonly card: string; readonly key: string };
  /** Adds the owner's signature. */
  readonly sign: (draft: StatementFile<Checkpoint>) => StatementFile<Checkpoint>;
};

export type IssuedCheckpoint = {
  readonly file: StatementFile<Checkpoint>;
  readonly bytes: Bytes;
  readonly size: number;
};

/**
 * Signs the head of the log as it is now, in the caller's transaction, so that nothing is added in between. Two in one second
 * over one head are one statement.
 * @throws bug outside a transaction
 */
export function issueCheckpoint(db: WritableDb, options: CheckpointOptions): IssuedCheckpoint {
  if (!db.inTransaction) throw new HandoverError('bug', {}, { reason: 'no-transaction' });
  const head = logHead(db);
  const { caseUid, made, owner } = options;
  const statement: Checkpoint = {
    about: [],
    case_uid: caseUid,
    log: readMeta(db, 'log'),
    made,
    root: head.root,
    signers: [{ card: owner.card, key: owner.key, method: 'key', role: 'self' }],
    size: head.size,
    type: 'handover-checkpoint/1',
  };
  const file = options.sign({ signatures: [], statement });
  db.prepare(
    'INSERT INTO checkpoints (size, root, case_uid, statement_id, made) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(head.size, head.root, caseUid, statementId(statement), made.utc);
  return { file, bytes: serialiseStatement(file), size: head.size };
}

/** Heads of this log that have been signed, the earliest first. */
export function issuedHeads(db: ReadableDb): { size: number; root: string }[] {
  return db
    .prepare<[], { size: number; root: string }>('SELECT DISTINCT size, root FROM checkpoints ORDER BY size, root')
    .all();
}
