// A package against those seen before: contradictions and replacements (FORMAT.md sections 4 and 7.4), and supplements (7.9).
import { HandoverError } from '../../domain/errors.ts';
import type { Descriptor } from './descriptor.ts';
import { keptColumns, type Manifest } from './manifest.ts';
import type { VerifiedPackage } from './read-types.ts';

/** What is kept of every package ever seen. `seller` is a card id. */
export interface SeenPackage extends Pick<Manifest, 'base' | 'case_uid' | 'kind' | 'seq' | 'supersedes'> {
  readonly id: string;
  readonly seller: string;
}

export function seenOf({ id, manifest, seller }: Pick<VerifiedPackage, 'id' | 'manifest' | 'seller'>): SeenPackage {
  const { base, case_uid, kind, seq, supersedes } = manifest;
  const optional = { ...(base === undefined ? {} : { base }), ...(supersedes === undefined ? {} : { supersedes }) };
  return { id, seller: seller.card, case_uid, kind, seq, ...optional };
}

/**
 * @throws package.contradiction for another package with the same number · package.superseded if a seen one replaces it · chain if it
 *   replaces what it may not
 */
export function checkAgainstSeen(seen: readonly SeenPackage[], next: SeenPackage): void {
  const double = seen.find((other) => other.id !== next.id && isSameNumber(other, next));
  if (double !== undefined) throw new HandoverError('package.contradiction', {}, { id: next.id, other: double.id });
  const later = seen.find(({ supersedes }) => supersedes === next.id);
  if (later !== undefined) throw new HandoverError('package.superseded', {}, { id: next.id, by: later.id });
  const earlier = seen.find(({ id }) => id === next.supersedes);
  if (earlier !== undefined && !mayReplace(next, earlier)) {
    throw new HandoverError('chain', { member: 'supersedes' }, { id: next.id, other: earlier.id });
  }
}

function isSameNumber(left: SeenPackage, right: SeenPackage): boolean {
  return isSameLine(left, right) && left.seq === right.seq;
}

function isSameLine(left: SeenPackage, right: SeenPackage): boolean {
  return left.case_uid === right.case_uid && left.seller === right.seller && left.kind === right.kind;
}

function mayReplace(next: SeenPackage, earlier: SeenPackage): boolean {
  return isSameLine(next, earlier) && earlier.seq < next.seq;
}

/** A package with its names. */
export interface OpenedPackage extends Pick<VerifiedPackage, 'id' | 'manifest'> {
  readonly descriptor: Descriptor;
}

export interface SupplementState {
  /** The `full` in force. */
  readonly full: OpenedPackage;
  /** The supplements applied to it, oldest first. */
  readonly applied: readonly Pick<SeenPackage, 'id' | 'seq'>[];
  /** Ids of all files that ever came with it. */
  readonly files: ReadonlySet<string>;
}

/**
 * May `next` be applied now? Once, in order, on its base, with the parties and columns of the full.
 * @throws supplement.twice · supplement.base · supplement.order
 */
export function checkSupplement({ full, applied, files }: SupplementState, next: OpenedPackage): void {
  if (applied.some(({ id }) => id === next.id)) throw refused('twice', 'id');
  checkBase(full, applied, next.manifest);
  for (const member of ['case_uid', 'label', 'suite', 'terms'] as const) {
    if (full.manifest[member] !== next.manifest[member]) throw refused('base', member);
  }
  if (partiesOf(full.manifest) !== partiesOf(next.manifest)) throw refused('base', 'cards');
  checkColumns(full, next);
  const known = next.manifest.files.find(({ id }) => files.has(id));
  if (known !== undefined) throw refused('base', `files.${known.id}`);
  const unknown = next.descriptor.deleted_files?.find((id) => !files.has(id));
  if (unknown !== undefined) throw refused('base', `deleted_files.${unknown}`);
}

function checkBase(full: OpenedPackage, applied: SupplementState['applied'], { base, seq }: Manifest): void {
  const last = applied.at(-1);
  const isNext = base === (last ?? full).id && (last === undefined || seq === last.seq + 1);
  if (isNext) return;
  const known = base === full.id || applied.some(({ id }) => id === base);
  throw refused(known ? 'order' : 'base', 'base');
}

/** Seller, buyer and holders. */
function partiesOf({ cards }: Manifest): string {
  return cards
    .filter(({ role }) => role !== 'witness')
    .map(({ id, role }) => `${role} ${id}`)
    .join();
}

function checkColumns(full: OpenedPackage, next: OpenedPackage): void {
  const known = columnsOf(full);
  for (const [table, columns] of columnsOf(next)) {
    if (known.get(table) !== columns) throw refused('base', `tables.${table}.columns`);
  }
}

/** Id, action and name of every column, by table. */
function columnsOf({ manifest, descriptor }: OpenedPackage): Map<string, string> {
  const tables = manifest.tables.map((table, index) => {
    const names = descriptor.tables[index]?.columns.map(({ name }) => name) ?? [];
    const actions = table.columns.map(({ id, action }) => [id, action]);
    return [table.id, JSON.stringify([actions, names, keptColumns(table).length])] as const;
  });
  return new Map(tables);
}

function refused(rule: 'base' | 'order' | 'twice', member: string): HandoverError {
  return new HandoverError(`supplement.${rule}`, { member });
}
