// What all statements share: the common members of FORMAT.md 7.3, and its table of who signs about what.
import { locate } from '../../domain/errors.ts';
import { type ArtefactKind, artefactKinds, type Role, roles } from '../../domain/vocabulary.ts';
import { fromHex } from '../bytes.ts';
import { checkPublicKey } from '../ed25519.ts';
import { asObject, int, object, oneOf, optional, type Schema, type SortKey, schemaError, sortedBy } from '../schema.ts';
import { h16, h32, id, s, utc, version } from '../words.ts';
import type { Edge, EdgeKind, KeySigner, Made, PaperSigner, Signer, Statement } from './types.ts';

export const role: Schema<Role> = oneOf(...roles);

/** An Ed25519 key that may be used. @throws schema for its form · sig for the key itself */
export const publicKey: Schema<string> = (value, path) => {
  const key = h32(value, path);
  try {
    checkPublicKey(fromHex(key));
  } catch (error) {
    throw locate(error, { member: path });
  }
  return key;
};

export const made: Schema<Made> = object({ clock: oneOf('host', 'witness'), offset_min: int(-720, 840), utc });

const edge: Schema<Edge> = object({ id, kind: oneOf('package', ...artefactKinds) });
const about = sortedBy(edge, ({ kind, id }) => [kind, id]);

const keySigner: Schema<KeySigner> = object({ card: optional(id), key: publicKey, method: oneOf('key'), role });
const paperSigner: Schema<PaperSigner> = object({ card: optional(id), method: oneOf('paper'), name: s, role });

const signer: Schema<Signer> = (value, path) =>
  asObject(value, path).method === 'paper' ? paperSigner(value, path) : keySigner(value, path);

function signerOrder(entry: Signer): SortKey {
  return [entry.role, entry.method, entry.method === 'key' ? entry.key : entry.name];
}

/** The members of every statement but the card's lack of a `case_uid`. */
export function common<const W extends ArtefactKind>(word: W) {
  return { about, made, signers: sortedBy(signer, signerOrder, 1, 8), type: version(`handover-${word}/1` as const) };
}

export function commonOfCase<const W extends ArtefactKind>(word: W) {
  return { ...common(word), case_uid: h16 };
}

/** How many: `[1, 1]` exactly one. A word that is not listed is refused. */
type Counts<K extends string> = Partial<Readonly<Record<K, readonly [min: number, max: number]>>>;

/** One line of the table. `keyOnly`: no signer may sign on paper. */
export type Rule = { signers: Counts<Role>; about: Counts<EdgeKind>; keyOnly?: boolean };

export const one = [1, 1] as const;

/** @throws schema */
export function checkRule(statement: Statement, path: string, rule: Rule): void {
  const roles = statement.signers.map((entry) => entry.role);
  checkCounts(roles, rule.signers, `${path}.signers`);
  const kinds = statement.about.map((entry) => entry.kind);
  checkCounts(kinds, rule.about, `${path}.about`);
  for (const [index, entry] of statement.signers.entries()) {
    const at = `${path}.signers[${index}]`;
    if (rule.keyOnly === true && entry.method !== 'key') throw schemaError(`${at}.method`, 'key');
    checkSignerCard(statement, entry, at);
  }
}

function checkCounts<K extends string>(words: readonly K[], counts: Counts<K>, path: string): void {
  for (const word of words) {
    if (counts[word] === undefined) throw schemaError(path, `no ${word}`);
  }
  for (const [word, [min, max]] of Object.entries(counts) as [K, readonly [number, number]][]) {
    const found = words.filter((entry) => entry === word).length;
    if (found < min || found > max)
      throw schemaError(path, min === max ? `${min} ${word}` : `${min} to ${max} ${word}`);
  }
}

/** A card can't name itself; every other key stands beside its card. */
function checkSignerCard(statement: Statement, entry: Signer, path: string): void {
  if (entry.method === 'paper') return;
  const isOwn = statement.type === 'handover-card/1';
  if (isOwn === (entry.card === undefined)) return;
  throw schemaError(`${path}.card`, isOwn ? 'absent' : 'present');
}
