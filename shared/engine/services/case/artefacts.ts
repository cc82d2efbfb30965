// Statements into a case: checked against their cards, united with the signatures that are there, kept and logged.
import { HandoverError } from '../../../domain/errors.ts';
import type { ArtefactKind } from '../../../domain/vocabulary.ts';
import { isOf, kindOf, parseStatement, serialiseStatement, statementId } from '../../../format/statements/file.ts';
import { checkSignerCards } from '../../../format/statements/signer-cards.ts';
import { mergeStatements } from '../../../format/statements/signing.ts';
import { cardsOfTerms } from '../../../format/statements/terms.ts';
import type { StatementFile } from '../../../format/statements/types.ts';
import { nodePrimitives } from '../../primitives.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { listArtefacts, putArtefact, readArtefact, removeArtefact } from '../../vault/stores/artefact-store.ts';
import type { Vault } from '../../vault/vault.ts';
import { cardBytes, readCard } from '../office/cards.ts';
import { artefactComplete } from './artefact-complete.ts';

export type Added = { readonly kind: ArtefactKind; readonly id: string; readonly complete: boolean };

/** @throws unknown.party for a card that is not in the trust list · card for a key that is not its card's */
export function checkSigners(db: ReadableDb, file: StatementFile): void {
  const ids = file.statement.signers.flatMap(({ card }) => card ?? []);
  const all = isOf('terms', file) ? [...ids, ...cardsOfTerms(file.statement)] : ids;
  checkSignerCards(file, new Map(all.map((id) => [id, readCard(cardBytes(db, id))])));
}

/** Keeps a statement in its case; an unsigned draft of terms gives way to the next one. */
export function keepArtefact(vault: Vault, caseUid: string, file: StatementFile): Added {
  if ('case_uid' in file.statement && file.statement.case_uid !== caseUid) {
    throw new HandoverError('chain', {}, { reason: 'other-case' });
  }
  checkSigners(vault.db, file);
  const id = statementId(file.statement);
  const kind = kindOf(file.statement);
  const united = unite(vault.db, caseUid, id, file);
  const bytes = serialiseStatement(united);
  vault.change('artefact', (db, record) => {
    if (kind === 'terms') removeDrafts(db, caseUid, id);
    putArtefact(db, { caseUid, id, kind, bytes, added: vault.utc() });
    record({ act: 'add', caseUid, object: `${kind}:${id}`, digest: id });
  });
  return { kind, id, complete: artefactComplete(vault.db, { bytes, caseUid }) };
}

function unite(db: ReadableDb, caseUid: string, id: string, file: StatementFile): StatementFile {
  const known = readArtefact(db, caseUid, id);
  return known === undefined ? file : mergeStatements(parseStatement(known.bytes, nodePrimitives.ed25519), file);
}

function removeDrafts(db: Parameters<typeof removeArtefact>[0], caseUid: string, next: string): void {
  for (const { bytes, id } of listArtefacts(db, caseUid, 'terms')) {
    const isDraft = parseStatement(bytes, nodePrimitives.ed25519).signatures.length === 0;
    if (isDraft && id !== next) removeArtefact(db, caseUid, id);
  }
}
