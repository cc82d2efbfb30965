// Checking the log: entries against leaves, the tree against every head that was ever signed.
import { HandoverError } from '../../../domain/errors.ts';
import { type Bytes, concat, toHex } from '../../../format/bytes.ts';
import { writeJsonFile } from '../../../format/json-file.ts';
import { rootOf } from '../../../format/merkle.ts';
import type { LogEntry } from '../../../format/package/log-lines.ts';
import type { ReadableDb } from '../database/database.ts';
import { issuedHeads } from './checkpoint.ts';
import { parseEntry } from './log-entry.ts';
import { type LogHead, leafHolds, logEntries } from './log-store.ts';

export type VerifiedLog = LogHead & { readonly checkpoints: number };

type Row = {
  ix: number;
  entry: string;
  leaf: Uint8Array;
  case_uid: string | null;
  object: string;
  digest: string | null;
};

const pageRows = 1000;

/**
 * Recomputes every leaf and the root at every signed size.
 * @throws log; `where.row` is the index of the entry, or the size of the head that does not fit
 */
export function verifyLog(db: ReadableDb): VerifiedLog {
  const heads = issuedHeads(db);
  const tree = new GrowingTree();
  checkHeads(heads, tree);
  for (const row of rowsOf(db)) {
    if (row.ix !== tree.size) throw broken(tree.size, 'missing-entry');
    checkRow(row);
    tree.add(row.leaf);
    checkHeads(heads, tree);
  }
  const beyond = heads.find((head) => head.size > tree.size);
  if (beyond !== undefined) throw broken(beyond.size, 'cut-off');
  return { size: tree.size, root: tree.root(), checkpoints: heads.length };
}

function checkRow(row: Row): void {
  const entry = parse(row);
  const copies = entry.case_uid === (row.case_uid ?? undefined) && entry.digest === (row.digest ?? undefined);
  if (!copies || entry.object !== row.object) throw broken(row.ix, 'changed-entry');
  if (!leafHolds(entry, row.leaf)) throw broken(row.ix, 'changed-entry');
}

function parse(row: Row): LogEntry {
  try {
    return parseEntry(row.entry);
  } catch (cause) {
    throw broken(row.ix, 'no-entry', cause);
  }
}

function checkHeads(heads: readonly LogHead[], tree: GrowingTree): void {
  for (const head of heads) {
    if (head.size === tree.size && head.root !== tree.root()) throw broken(head.size, 'other-root');
  }
}

function* rowsOf(db: ReadableDb): Generator<Row> {
  const query = db.prepare<[number, number], Row>(
    'SELECT ix, entry, leaf, case_uid, object, digest FROM log WHERE ix >= ? ORDER BY ix LIMIT ?',
  );
  for (let from = 0; ; ) {
    const page = query.all(from, pageRows);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    from = last.ix + 1;
  }
}

function broken(row: number, reason: string, cause?: unknown): HandoverError {
  return new HandoverError('log', { row }, { reason }, { cause });
}

/** The tree of RFC 6962 leaf by leaf: the roots of its full subtrees, the largest first, at most one of each size. */
class GrowingTree {
  size = 0;
  readonly #peaks: { leaves: number; hash: Uint8Array }[] = [];

  add(leaf: Uint8Array): void {
    this.size += 1;
    let peak = { leaves: 1, hash: leaf };
    for (let left = this.#peaks.at(-1); left?.leaves === peak.leaves; left = this.#peaks.at(-1)) {
      this.#peaks.pop();
      peak = { leaves: 2 * peak.leaves, hash: rootOf([left.hash, peak.hash]) };
    }
    this.#peaks.push(peak);
  }

  root(): string {
    const last = this.#peaks.at(-1);
    if (last === undefined) return toHex(rootOf([]));
    const rest = this.#peaks.slice(0, -1);
    return toHex(rest.reduceRight((right, left) => rootOf([left.hash, right]), last.hash));
  }
}

/** The log as a file: a line {entry, index} each, as `data/log.jsonl` of a package has them. */
export function logFile(db: ReadableDb, options: { caseUid?: string; size?: number } = {}): Bytes {
  return concat(...[...logEntries(db, options)].map((line) => writeJsonFile(line)));
}
