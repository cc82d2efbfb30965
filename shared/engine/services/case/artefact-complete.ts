// Whether a statement in a case has all the signatures that it names; paper ones count through their scans.
import { parseStatement, parseStatementOf } from '../../../format/statements/file.ts';
import { completeness } from '../../../format/statements/signing.ts';
import type { Statement, StatementFile, Terms } from '../../../format/statements/types.ts';
import { nodePrimitives } from '../../primitives.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { type Artefact, readArtefact } from '../../vault/stores/artefact-store.ts';
import { papersOf } from './terms-of-case.ts';

export function artefactComplete(db: ReadableDb, { bytes, caseUid }: Pick<Artefact, 'bytes' | 'caseUid'>): boolean {
  const file = parseStatement(bytes, nodePrimitives.ed25519);
  return completeness(file, papersOf(db, caseUid), termsNamedBy(file.statement, db, caseUid)).complete;
}

/** The cards that they name may attach a paper about the statement (FORMAT.md 7.3). */
function termsNamedBy({ about }: Statement, db: ReadableDb, caseUid: string): StatementFile<Terms> | undefined {
  const edge = about.find(({ kind }) => kind === 'terms');
  const terms = edge === undefined ? undefined : readArtefact(db, caseUid, edge.id);
  return terms === undefined ? undefined : parseStatementOf('terms', terms.bytes, nodePrimitives.ed25519);
}
