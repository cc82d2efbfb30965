// An escrowed case in full, every edge right: terms, package, the holder's witness statement, release, receipt, cleanup.
import { fromHex } from '../../shared/format/bytes.ts';
import { sha256Hex } from '../../shared/format/hash.ts';
import { edgeFindings } from '../../shared/format/statements/edges.ts';
import { statementId } from '../../shared/format/statements/file.ts';
import type { PackageNode } from '../../shared/format/statements/pile.ts';
import { pileOf } from '../../shared/format/statements/pile.ts';
import type { StatementFile } from '../../shared/format/statements/types.ts';
import {
  buyer,
  caseUid,
  edges,
  examples,
  holder,
  innerDigest,
  madeAt,
  opening,
  packageId,
  receipt,
  release,
  seller,
  signed,
  signerOf,
  terms,
  witnessStatement,
} from './statements.ts';

export const digest = sha256Hex(new Uint8Array(1));

export const escrowTerms = {
  ...terms,
  about: edges(['card', seller.id], ['card', buyer.id], ['card', holder.id]),
  conditions: ['款已到账'],
  holders: [holder.id],
};
export const escrowTermsId = statementId(escrowTerms);
export const node: PackageNode = {
  id: packageId,
  cards: [
    { id: seller.id, role: 'seller' },
    { id: buyer.id, role: 'buyer' },
    { id: holder.id, role: 'holder' },
  ],
  case_uid: caseUid,
  holders: [holder.id],
  kind: 'full',
  made: madeAt(30),
  opening_sha256: sha256Hex(fromHex(opening)),
  terms: escrowTermsId,
};
export const both = edges(['package', packageId], ['terms', escrowTermsId]);
export const holderWitness = {
  ...witnessStatement,
  about: both,
  inner_sha256: innerDigest,
  signers: [signerOf(holder, 'holder')],
};
export const witnessId = statementId(holderWitness);
export const escrowRelease = { ...release, about: [...both, { id: witnessId, kind: 'witness' as const }] };
export const releaseId = statementId(escrowRelease);
export const escrowReceipt = {
  ...receipt,
  about: edges(['package', packageId], ['release', releaseId], ['terms', escrowTermsId]),
};
export const cleanup = {
  ...examples['handover-cleanup/1'],
  about: edges(['package', packageId], ['receipt', statementId(escrowReceipt)]),
};

export const cards = [seller, buyer, holder].map(({ card }) => card);
export const files: StatementFile[] = [
  ...cards,
  signed(escrowTerms, seller, buyer),
  signed(holderWitness, holder),
  signed(escrowRelease, holder),
  signed(escrowReceipt, buyer),
  signed(cleanup, seller),
];

/** The reasons found in a pile of these files beside the cards. */
export function reasons(nodes: readonly PackageNode[], ...some: StatementFile[]): string[] {
  return edgeFindings(pileOf([...cards, ...some], nodes)).map(({ code, reason }) => `${code} ${reason}`);
}
