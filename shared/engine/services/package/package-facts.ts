// What a package says of itself in the clear: who, to whom, what kind, how many columns; never a name of the data.

import { crc32 } from 'node:zlib';
import type { Trust } from '../../../domain/vocabulary.ts';
import type { ByteSource } from '../../../format/byte-source.ts';
import { shortForm } from '../../../format/numbers.ts';
import { keptColumns, type Manifest } from '../../../format/package/manifest.ts';
import { isListId } from '../../../format/package/paths.ts';
import { readParties } from '../../../format/package/read-cards.ts';
import { readSignedManifest } from '../../../format/package/read-clear.ts';
import { readLayout } from '../../../format/package/read-layout.ts';
import type { Report } from '../../../format/package/reports.ts';
import type { Card, StatementFile } from '../../../format/statements/types.ts';
import type { Output } from '../../../ipc/contract.ts';
import { nodePrimitives } from '../../primitives.ts';
import { listCases } from '../../vault/stores/case-store.ts';
import { isOwnCard } from '../../vault/stores/identity-store.ts';
import { readParty } from '../../vault/stores/party-store.ts';
import type { Vault } from '../../vault/vault.ts';
import { cardsOfCase, partyView } from '../office/cards.ts';
import { reportsView } from './reports-view.ts';

export type PackageFacts = Output<'package.inspect'>;

export type ClearPart = {
  readonly id: string;
  readonly manifest: Manifest;
  readonly cards: readonly StatementFile<Card>[];
  readonly reports: readonly Report[];
  readonly seller: { readonly card: string; readonly key: string };
};

/** The signed clear part alone; `data/` is not read. @throws a code of FORMAT.md 7.13 */
export async function readClearPart(source: ByteSource): Promise<ClearPart> {
  const tools = { source, crc32, sha256: () => nodePrimitives.sha256() };
  const layout = await readLayout(tools);
  const signed = readSignedManifest(layout, nodePrimitives.ed25519, undefined);
  const { cards, seller } = readParties(layout, signed, nodePrimitives.ed25519);
  const { manifest, reports } = signed;
  return { id: layout.id, manifest, cards, reports, seller };
}

/** The trust that this vault gives each card of a package; empty without one. */
export function trustedCards(vault: Vault | undefined, caseUid: string, cards: readonly string[]): Map<string, Trust> {
  const trusted = new Map<string, Trust>();
  if (vault === undefined) return trusted;
  for (const card of cards) {
    if (isOwnCard(vault.db, card)) trusted.set(card, 'self');
    else if (readParty(vault.db, card)?.trust === 'declared') trusted.set(card, 'declared');
  }
  if (!listCases(vault.db).some((known) => known.caseUid === caseUid)) return trusted;
  for (const { id, trust } of cardsOfCase(vault.db, caseUid).cards) if (trust !== undefined) trusted.set(id, trust);
  return trusted;
}

/** Attachments and lists apart, everywhere: nobody brought the lists along, sealing made them. */
export function countFiles(files: readonly { readonly id: string }[]): Pick<PackageFacts, 'files' | 'lists'> {
  const lists = files.filter(({ id }) => isListId(id)).length;
  return { files: files.length - lists, lists };
}

export function packageFacts(
  { id, manifest, cards, reports }: Omit<ClearPart, 'seller'>,
  vault: Vault | undefined,
): PackageFacts {
  const trusted = trustedCards(
    vault,
    manifest.case_uid,
    manifest.cards.map((card) => card.id),
  );
  const party = (position: number) => {
    const card = cards[position]?.statement;
    const known = manifest.cards[position];
    if (card === undefined || known === undefined) throw new RangeError('"position" expected a card of the package');
    return partyView(card, trusted.get(known.id) ?? 'declared');
  };
  const buyer = manifest.cards[1];
  return {
    id,
    short: shortForm(id),
    name: manifest.name,
    case: manifest.label,
    case_uid: manifest.case_uid,
    kind: manifest.kind,
    seq: manifest.seq,
    made: manifest.made.utc,
    suite: manifest.suite,
    seller: party(0),
    buyer: party(1),
    for_us: vault !== undefined && buyer !== undefined && isOwnCard(vault.db, buyer.id),
    holders: manifest.holders.length,
    tables: manifest.tables.map((table) => {
      const kept = keptColumns(table).length;
      const rows = table.parts.reduce((sum, part) => sum + (part.rows ?? 0), 0);
      const counted = table.parts.every((part) => part.rows !== undefined);
      return {
        id: table.id,
        columns_kept: kept,
        columns_left_out: table.columns.length - kept,
        ...(counted ? { rows } : {}),
      };
    }),
    ...countFiles(manifest.files),
    reports: reportsView(manifest, reports),
    program: `${manifest.program.name} ${manifest.program.version}`,
  };
}
