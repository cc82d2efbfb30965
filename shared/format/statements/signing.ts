// Signing a statement, uniting its signatures, and the question whether all whom it names have signed.
import { HandoverError } from '../../domain/errors.ts';
import { toHex } from '../bytes.ts';
import { type Ed25519, portable } from '../primitives.ts';
import { signWith, statementNamespace } from '../sshsig.ts';
import { draftOf, isBy, kindOf, statementId, statementMessage } from './file.ts';
import { cardsOfTerms } from './terms.ts';
import type { Paper, PaperSigner, Signature, Signer, Statement, StatementFile, Terms } from './types.ts';

/**
 * Adds the signature of every `key` signer whose key is the seed's; a signature that is there stays.
 * @param seed 32 bytes
 * @throws sign.not-named if the statement names no such key · version, schema, sig if its form is wrong
 */
export function signStatement<S extends Statement>(
  file: StatementFile<S>,
  seed: Uint8Array,
  ed25519: Ed25519 = portable.ed25519,
): StatementFile<S> {
  const { statement } = draftOf(file.statement);
  const key = toHex(ed25519.publicKey(seed));
  const mine = statement.signers.filter((signer) => signer.method === 'key' && signer.key === key);
  if (mine.length === 0) throw new HandoverError('sign.not-named', {}, { id: statementId(statement) });
  const sshsig = signWith(statementNamespace, statementMessage(statement), seed, ed25519);
  const added = mine.map(({ role }) => ({ key, role, sshsig }));
  return { signatures: inOrder(statement.signers, [...file.signatures, ...added]), statement };
}

/** The signatures of two files of one statement. @throws chain if the statements differ */
export function mergeStatements<S extends Statement>(
  left: StatementFile<S>,
  right: StatementFile<S>,
): StatementFile<S> {
  if (statementId(left.statement) !== statementId(right.statement)) {
    throw new HandoverError('chain', {}, { reason: 'other-statement' });
  }
  const { statement } = left;
  return { signatures: inOrder(statement.signers, [...left.signatures, ...right.signatures]), statement };
}

/** One signature for each signer, in the order of `signers`; the first found is taken. */
function inOrder(signers: readonly Signer[], signatures: readonly Signature[]): Signature[] {
  return signers.flatMap((signer) => signatures.find((signature) => isBy(signature, signer)) ?? []);
}

export type Completeness = { complete: boolean; missing: Signer[] };

/**
 * Who has not signed yet. The files come from `parseStatement`, so each signature that is there is valid and belongs to a
 * signer. That a key is its card's is not asked here: see `checkSignerCards`, for the file and for its papers.
 * @param papers candidates; those about something else, or attached by a stranger, don't count
 * @param terms the terms that the statement is about: the cards they name may attach a paper too
 */
export function completeness(
  file: StatementFile,
  papers: readonly StatementFile<Paper>[] = [],
  terms?: StatementFile<Terms>,
): Completeness {
  const named = cardsThatMayAttach(file.statement, terms?.statement);
  const missing = file.statement.signers.filter((signer) =>
    signer.method === 'key'
      ? !file.signatures.some((signature) => isBy(signature, signer))
      : !papers.some((paper) => meets(paper, signer, file.statement, named)),
  );
  return { complete: missing.length === 0, missing };
}

/** A complete `paper` about the statement, in this role and name, attached by a card that is named. */
function meets(
  paper: StatementFile<Paper>,
  signer: PaperSigner,
  statement: Statement,
  named: ReadonlySet<string>,
): boolean {
  const { about, role, signed_by, signers } = paper.statement;
  const [edge] = about;
  const attached = signers[0]?.card;
  return (
    edge?.kind === kindOf(statement) &&
    edge.id === statementId(statement) &&
    (!('case_uid' in statement) || statement.case_uid === paper.statement.case_uid) &&
    role === signer.role &&
    signed_by === signer.name &&
    attached !== undefined &&
    named.has(attached) &&
    completeness(paper).complete
  );
}

/** The cards that a statement or its terms name (FORMAT.md 7.3): a stranger's paper proves nothing. */
export function cardsThatMayAttach(statement: Statement, terms: Terms | undefined): ReadonlySet<string> {
  const isItsTerms = terms !== undefined && statement.about.some((edge) => edge.id === statementId(terms));
  return new Set([...cardsNamedBy(statement), ...(isItsTerms ? cardsOfTerms(terms) : [])]);
}

/** Cards of the signers and of the edges. In terms the edges are all the cards they speak of. */
function cardsNamedBy(statement: Statement): string[] {
  const edges = statement.about.filter((edge) => edge.kind === 'card').map((edge) => edge.id);
  const signers = statement.signers.map((signer) => signer.card).filter((card) => card !== undefined);
  return [...new Set([...edges, ...signers])];
}
