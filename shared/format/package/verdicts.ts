// What a reader may say of a package whose checks have passed: integrity, signer, authority, content (FORMAT.md section 4).
import type { Trust } from '../../domain/vocabulary.ts';
import type { AllowedSigner } from '../statements/allowed-signers.ts';
import { statementId } from '../statements/file.ts';
import { signerCardFaults } from '../statements/signer-cards.ts';
import { completeness } from '../statements/signing.ts';
import type { Card, Paper, StatementFile, Terms } from '../statements/types.ts';
import type { VerifiedPackage } from './read-types.ts';

/** `given`: named by the caller for this one check, in no trust list. */
export type SignerVerdict = 'verified' | 'declared' | 'given' | 'unknown';
/** `open`: there are no terms to hold it against. `incomplete`: a signature is missing on them. */
export type AuthorityVerdict = 'good' | 'bad' | 'incomplete' | 'open';

type Judged = Pick<VerifiedPackage, 'seller' | 'manifest' | 'cards'> & Partial<Pick<VerifiedPackage, 'content'>>;

export interface Verdicts {
  readonly integrity: 'good';
  readonly signer: SignerVerdict;
  readonly authority: AuthorityVerdict;
  readonly content: VerifiedPackage['content'];
}

export interface Trusting {
  /** The reader's trust list, by card id. */
  readonly trusted?: ReadonlyMap<string, Trust>;
  readonly givenCards?: readonly string[];
  readonly givenSigners?: readonly AllowedSigner[];
  readonly terms?: StatementFile<Terms>;
  readonly papers?: readonly StatementFile<Paper>[];
}

/** @param read a package, or its clear part alone: then its content is open */
export function verdicts(read: Judged, trusting: Trusting): Verdicts {
  return {
    integrity: 'good',
    signer: signerVerdict(read, trusting),
    authority: authorityVerdict(read, trusting),
    content: read.content ?? 'open',
  };
}

/** Everything that could be decided is good, and the signer is known. */
export function isGood({ signer, authority }: Verdicts): boolean {
  return signer !== 'unknown' && (authority === 'good' || authority === 'open');
}

/** By card, never by key or name: a second card of a known key is a question to a person. */
function signerVerdict({ seller, manifest }: Judged, trusting: Trusting): SignerVerdict {
  const trust = trusting.trusted?.get(seller.card);
  if (trust === 'verified' || trust === 'self') return 'verified';
  const given = trusting.givenCards?.includes(seller.card) === true;
  const allowed = trusting.givenSigners?.some((signer) => allows(signer, seller, manifest.made.utc)) === true;
  if (given || allowed) return 'given';
  return trust === 'declared' ? 'declared' : 'unknown';
}

function allows(signer: AllowedSigner, seller: VerifiedPackage['seller'], made: string): boolean {
  const inTime = signer.validAfter <= made && (signer.validBefore === undefined || made < signer.validBefore);
  return signer.card === seller.card && signer.key === seller.key && inTime;
}

function authorityVerdict(read: Judged, { terms, papers = [] }: Trusting): AuthorityVerdict {
  if (terms === undefined || read.manifest.terms === undefined) return 'open';
  if (!isAbout(read, terms.statement) || statementId(terms.statement) !== read.manifest.terms) return 'bad';
  const cards = cardsById(read);
  if (signerCardFaults(terms, cards).length > 0) return 'bad';
  const attached = papers.filter((paper) => signerCardFaults(paper, cards).length === 0);
  return completeness(terms, attached).complete ? 'good' : 'incomplete';
}

/** The terms speak of this seller, this buyer and this case, in every member that both have. */
function isAbout({ manifest, seller }: Judged, terms: Terms): boolean {
  const [, buyer] = manifest.cards;
  const signer = terms.signers.find(({ role }) => role === 'seller');
  const witnesses = new Set(terms.witnesses.map(({ card }) => card));
  const present = manifest.cards.filter(({ role }) => role === 'witness');
  return (
    signer?.card === seller.card &&
    terms.recipient === buyer?.id &&
    terms.holders.join() === manifest.holders.join() &&
    present.every(({ id }) => witnesses.has(id)) &&
    shared.every((member) => terms[member] === manifest[member])
  );
}

const shared = ['case_uid', 'cross_border', 'deal', 'label', 'route', 'suite'] as const;

function cardsById({ cards, manifest }: Judged): Map<string, StatementFile<Card>> {
  const pairs = cards.map((card, index) => [manifest.cards[index]?.id ?? '', card] as const);
  return new Map(pairs);
}
