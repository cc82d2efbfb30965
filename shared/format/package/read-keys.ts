// The key entries of a package: their form, and the stage key for one who can open it.
import { HandoverError, locate } from '../../domain/errors.ts';
import type { Aead } from '../aead.ts';
import { readAgeHeader } from '../age/header.ts';
import { type KeyContext, openInner } from './key-context.ts';
import type { Manifest } from './manifest.ts';
import { paths, releaseKeyPath } from './paths.ts';
import { at } from './read-clear.ts';
import type { Layout } from './read-layout.ts';

/** @throws age unless each key entry is a binary age file with one stanza of the suite */
export function checkKeyEntries(layout: Layout, manifest: Manifest): void {
  for (const path of keyPaths(manifest)) at(path, () => readAgeHeader(layout.read(path), manifest.suite));
}

function keyPaths({ holders }: Manifest): string[] {
  return holders.length === 0 ? [paths.buyerKey] : holders.map((_, index) => releaseKeyPath(index + 1));
}

/** What the key files of this package must say. */
export function contextOf(manifest: Manifest, handoverSha256: string): KeyContext {
  const [seller, buyer] = manifest.cards;
  return {
    buyer: buyer?.id ?? '',
    case_uid: manifest.case_uid,
    handover_sha256: handoverSha256,
    seller: seller?.id ?? '',
  };
}

/**
 * The stage identity.
 * @param inner the inner file of a release, where the package has holders
 * @throws recipient if none of the identities opens it, or a release is needed · age · context · key
 */
export async function openStageKey(
  layout: Layout,
  manifest: Manifest,
  identities: readonly string[],
  inner: Uint8Array | undefined,
  aead: Aead,
): Promise<string> {
  const escrowed = manifest.holders.length > 0;
  const file: Uint8Array | undefined = escrowed ? inner : layout.read(paths.buyerKey);
  const where = { entry: escrowed ? releaseKeyPath(1) : paths.buyerKey };
  if (file === undefined) throw new HandoverError('recipient', where, { reason: 'release' });
  const context = contextOf(manifest, layout.sha256(paths.handover));
  try {
    readAgeHeader(file, manifest.suite);
    return await openInner(file, identities, context, manifest.recipient, aead);
  } catch (error) {
    throw locate(error, where);
  }
}
