// Whether a statement in a case has all the signatures that it names; paper ones count through their scans.
import { parseStatement } from '../../format/statements/file.ts';
import { completeness } from '../../format/statements/signing.ts';
import { nodePrimitives } from '../primitives.ts';
import type { Artefact } from '../vault/artefact-store.ts';
import type { ReadableDb } from '../vault/database.ts';
import { papersOf } from './terms-of-case.ts';

export function artefactComplete(db: ReadableDb, { bytes, caseUid }: Pick<Artefact, 'bytes' | 'caseUid'>): boolean {
  return completeness(parseStatement(bytes, nodePrimitives.ed25519), papersOf(db, caseUid)).complete;
}
