// The terms of a case as far as they have come: which file counts, who has signed, and whether they speak of this very deal.
import { parseStatementOf, statementId } from '../../../format/statements/file.ts';
import { signerCardFaults } from '../../../format/statements/signer-cards.ts';
import { completeness } from '../../../format/statements/signing.ts';
import { cardsOfTerms } from '../../../format/statements/terms.ts';
import type { Card, Paper, StatementFile, Terms } from '../../../format/statements/types.ts';
import { nodePrimitives } from '../../primitives.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { listArtefacts } from '../../vault/stores/artefact-store.ts';
import type { CaseRecord } from '../../vault/stores/case-store.ts';
import { type CaseCard, cardIn, findCardBytes, readCard } from '../office/cards.ts';

export type CaseTerms = {
  readonly id: string;
  readonly file: StatementFile<Terms>;
  readonly complete: boolean;
};

export function papersOf(db: ReadableDb, caseUid: string): StatementFile<Paper>[] {
  return listArtefacts(db, caseUid, 'paper').map(({ bytes }) =>
    parseStatementOf('paper', bytes, nodePrimitives.ed25519),
  );
}

/** All terms of a case, drafts too, in the order in which they came. */
export function allTerms(db: ReadableDb, caseUid: string): CaseTerms[] {
  const papers = papersOf(db, caseUid);
  return listArtefacts(db, caseUid, 'terms').map(({ bytes }): CaseTerms => {
    const file = parseStatementOf('terms', bytes, nodePrimitives.ed25519);
    const signed = completeness(file, papers).complete && signerCardFaults(file, knownCards(db, file)).length === 0;
    return { id: statementId(file.statement), file, complete: signed };
  });
}

/** The latest complete terms; else the latest draft. */
export function termsOfCase(db: ReadableDb, caseUid: string): CaseTerms | undefined {
  const all = allTerms(db, caseUid);
  return all.findLast(({ complete }) => complete) ?? all.at(-1);
}

/** The latest complete terms that speak of this very deal; else the latest of all, which a person is at work on. */
export function termsInForce(db: ReadableDb, record: CaseRecord, cards: readonly CaseCard[]): CaseTerms | undefined {
  const all = allTerms(db, record.caseUid);
  return all.findLast((terms) => terms.complete && termsFit(terms, record, cards)) ?? all.at(-1);
}

/** The cards that terms name, as far as this vault has them: whether they sign is not whether they fit the case. */
function knownCards(db: ReadableDb, { statement }: StatementFile<Terms>): Map<string, StatementFile<Card>> {
  return new Map(
    cardsOfTerms(statement).flatMap((id) => {
      const bytes = findCardBytes(db, id);
      return bytes === undefined ? [] : [[id, readCard(bytes)] as const];
    }),
  );
}

export type TermsState = 'absent' | 'draft' | 'signed_by_us' | 'signed_by_them' | 'complete';

export function termsState(terms: CaseTerms | undefined, ownKey: string): TermsState {
  if (terms === undefined) return 'absent';
  if (terms.complete) return 'complete';
  const [first] = terms.file.signatures;
  if (first === undefined) return 'draft';
  return first.key === ownKey ? 'signed_by_us' : 'signed_by_them';
}

/** The terms name this case, this deal, this seller, this buyer and this suite. */
export function termsFit({ file }: CaseTerms, record: CaseRecord, cards: readonly CaseCard[]): boolean {
  const { statement } = file;
  const signer = (role: 'seller' | 'buyer') => statement.signers.find((one) => one.role === role)?.card;
  const buyer = cardIn(cards, 'buyer');
  return (
    statement.case_uid === record.caseUid &&
    statement.label === record.label &&
    statement.deal === record.deal &&
    signer('seller') === cardIn(cards, 'seller')?.id &&
    signer('buyer') === buyer?.id &&
    statement.recipient === buyer?.id &&
    statement.suite === buyer?.card.suite
  );
}
