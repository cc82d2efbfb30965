// The schema of every statement type, by its version word.
import { artefactKinds } from '../../domain/vocabulary.ts';
import type { Schema } from '../schema.ts';
import { versionWord } from '../words.ts';
import { cancellation, cleanup, compromise, keyChange, restored } from './after.ts';
import { card } from './card.ts';
import { checkpoint, paper, receipt, release, witness } from './day.ts';
import { terms } from './terms.ts';
import type { Statement } from './types.ts';

const schemas: { readonly [T in Statement['type']]: Schema<Extract<Statement, { type: T }>> } = {
  'handover-cancellation/1': cancellation,
  'handover-card/1': card,
  'handover-checkpoint/1': checkpoint,
  'handover-cleanup/1': cleanup,
  'handover-compromise/1': compromise,
  'handover-key_change/1': keyChange,
  'handover-paper/1': paper,
  'handover-receipt/1': receipt,
  'handover-release/1': release,
  'handover-restored/1': restored,
  'handover-terms/1': terms,
  'handover-witness/1': witness,
};

/** The version words of format 1. */
export const statementTypes = artefactKinds.map((word) => `handover-${word}/1` as const);

/** Any statement. @throws version if its type is unknown, before anything else is looked at · schema · sig for a key */
export const statement: Schema<Statement> = (value, path) =>
  schemas[versionWord(value, 'type', statementTypes, path)](value, path);
