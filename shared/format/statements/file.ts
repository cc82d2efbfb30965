// A statement file: {"signatures":[{key, role, sshsig}],"statement":{…}}, canonical JSON and LF. One reader, one writer.

import { HandoverError, locate } from '../../domain/errors.ts';
import type { ArtefactKind } from '../../domain/vocabulary.ts';
import { type Bytes, fromHex, utf8 } from '../bytes.ts';
import { canonical } from '../canonical.ts';
import { sha256Hex } from '../hash.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { type Ed25519, portable } from '../primitives.ts';
import { asObject, list, object, type Schema, schemaError } from '../schema.ts';
import { statementNamespace, verifyKey } from '../sshsig.ts';
import { h32, versionWord } from '../words.ts';
import { role } from './common.ts';
import { statement, statementTypes } from './schemas.ts';
import type { Signature, Signer, Statement, StatementFile, StatementOf } from './types.ts';

const armor: Schema<string> = (value, path) => {
  if (typeof value !== 'string') throw schemaError(path, 'armor');
  return value;
};
const fileSchema: Schema<StatementFile> = object({
  signatures: list(object({ key: h32, role, sshsig: armor }), 0, 8),
  statement,
});

/**
 * The file, its form checked and every signature in it verified. Whether it is complete, and whether each key is that of
 * its card, are questions of their own: `completeness`, `checkSignerCards`.
 * @throws json, version, schema, sig
 */
export function parseStatement(bytes: Uint8Array, ed25519: Ed25519 = portable.ed25519): StatementFile {
  const value = readJsonFile(bytes);
  // The type is read before all else: a file of a later format must not look like a damaged one.
  checkVersion(value);
  const file = fileSchema(value, '');
  checkSignatures(file, ed25519);
  return file;
}

/** As `parseStatement`, for a file that must be of this type. @throws schema if it is of another */
export function parseStatementOf<W extends ArtefactKind>(
  word: W,
  bytes: Uint8Array,
  ed25519: Ed25519 = portable.ed25519,
): StatementFile<StatementOf<W>> {
  const file = parseStatement(bytes, ed25519);
  if (!isOf(word, file)) throw schemaError('statement.type', `handover-${word}/1`);
  return file;
}

export function isOf<W extends ArtefactKind>(word: W, file: StatementFile): file is StatementFile<StatementOf<W>> {
  return file.statement.type === `handover-${word}/1`;
}

/** The type's word, as an edge names it: `terms` of `handover-terms/1`. */
export function kindOf(value: Statement): ArtefactKind {
  return value.type.slice('handover-'.length, -'/1'.length) as ArtefactKind;
}

/** The only bytes of this file. Signatures are written as they are. @throws version, schema, json, sig for a wrong form */
export function serialiseStatement(file: StatementFile): Bytes {
  return writeJsonFile(fileSchema(file, ''));
}

/** A draft: the statement, its form checked, without signatures. @throws version, schema, sig */
export function draftOf<S extends Statement>(value: S): StatementFile<S> {
  statement(value, 'statement');
  return { signatures: [], statement: value };
}

/** What is signed: RFC 8785 of the statement, without LF. */
export function statementMessage(value: Statement): Bytes {
  return utf8(canonical(value));
}

/** SHA-256 of what is signed, as hex: signatures don't change it. */
export function statementId(value: Statement): string {
  return sha256Hex(statementMessage(value));
}

function checkVersion(value: unknown): void {
  versionWord(asObject(value, '').statement, 'type', statementTypes, 'statement');
}

/** Each belongs to a `key` signer of its own, in the order of `signers`, and is valid. @throws sig */
function checkSignatures({ signatures, statement: signed }: StatementFile, ed25519: Ed25519): void {
  const message = statementMessage(signed);
  let next = 0;
  for (const [index, signature] of signatures.entries()) {
    const where = { member: `signatures[${index}]` };
    const place = signed.signers.findIndex((signer) => isBy(signature, signer));
    if (place < next) throw new HandoverError('sig', where, { reason: place < 0 ? 'not-named' : 'order' });
    next = place + 1;
    try {
      verifyKey(statementNamespace, message, signature.sshsig, fromHex(signature.key), ed25519);
    } catch (error) {
      throw locate(error, where);
    }
  }
}

/** The signature stands for this signer: same key, same role. A relabelled one belongs to nobody. */
export function isBy(signature: Signature, signer: Signer): boolean {
  return signer.method === 'key' && signer.key === signature.key && signer.role === signature.role;
}
