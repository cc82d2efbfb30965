// The parties of a package: its cards, the key that signed, and the seller's log head.
import { HandoverError } from '../../domain/errors.ts';
import type { Ed25519 } from '../primitives.ts';
import { parseStatementOf, statementId } from '../statements/file.ts';
import { keyOfCard } from '../statements/signer-cards.ts';
import { completeness } from '../statements/signing.ts';
import type { Card, Checkpoint, StatementFile } from '../statements/types.ts';
import type { Manifest, ManifestCard } from './manifest.ts';
import { cardPath, paths } from './paths.ts';
import { at, type SignedManifest } from './read-clear.ts';
import type { Layout } from './read-layout.ts';

export interface Parties {
  /** In the order of `manifest.cards`. */
  readonly cards: readonly StatementFile<Card>[];
  readonly checkpoint: StatementFile<Checkpoint>;
  readonly seller: { readonly card: string; readonly key: string };
}

/**
 * @throws json, version, schema, sig for a statement's form · card · incomplete · sig if the seller's card did not sign ·
 *   chain · authority · time · log for the checkpoint
 */
export function readParties(layout: Layout, signed: SignedManifest, ed25519: Ed25519): Parties {
  const { manifest } = signed;
  const cards = manifest.cards.map((entry, index) => {
    const path = cardPath(index + 1);
    return at(path, () => readCard(layout, path, entry, manifest, ed25519));
  });
  const [first] = cards;
  const [entry] = manifest.cards;
  if (first === undefined || entry === undefined) throw new HandoverError('manifest', { member: 'cards' });
  const seller = { card: entry.id, key: keyOfCard(first.statement) };
  if (seller.key !== signed.signer) throw new HandoverError('sig', { entry: paths.signature }, { reason: 'other-key' });
  const checkpoint = at(paths.checkpoint, () => readCheckpoint(layout, manifest, seller, ed25519));
  return { cards, checkpoint, seller };
}

function readCard(layout: Layout, path: string, entry: ManifestCard, manifest: Manifest, ed25519: Ed25519) {
  const file = parseStatementOf('card', layout.read(path), ed25519);
  if (statementId(file.statement) !== entry.id) throw new HandoverError('card', {}, { reason: 'id' });
  if (file.statement.suite !== manifest.suite) throw new HandoverError('card', {}, { reason: 'suite' });
  checkComplete(file);
  return file;
}

function readCheckpoint(layout: Layout, manifest: Manifest, seller: Parties['seller'], ed25519: Ed25519) {
  const file = parseStatementOf('checkpoint', layout.read(paths.checkpoint), ed25519);
  checkComplete(file);
  const { case_uid, made, root, signers, size } = file.statement;
  const [self] = signers;
  if (case_uid !== manifest.case_uid) throw new HandoverError('chain', { member: 'case_uid' });
  if (self?.card !== seller.card || self.method !== 'key' || self.key !== seller.key)
    throw new HandoverError('authority');
  if (made.utc > manifest.made.utc) throw new HandoverError('time', { member: 'made' }, { stated: made.utc });
  if (size !== layout.leaves.count || root !== layout.leaves.root)
    throw new HandoverError('log', { entry: paths.leaves });
  return file;
}

function checkComplete(file: StatementFile): void {
  if (!completeness(file).complete) throw new HandoverError('incomplete');
}
