// Signing a statement that one is named in, and bringing statements of others in.
import { basename } from 'node:path';
import { HandoverError } from '../../../domain/errors.ts';
import { isOf, kindOf, serialiseStatement, statementId } from '../../../format/statements/file.ts';
import { keyOfCard } from '../../../format/statements/signer-cards.ts';
import { completeness, signStatement } from '../../../format/statements/signing.ts';
import type { StatementFile, Terms } from '../../../format/statements/types.ts';
import type { Output } from '../../../ipc/contract.ts';
import { nodePrimitives } from '../../primitives.ts';
import { type CaseRole, findCase, listCases } from '../../vault/stores/case-store.ts';
import { isOwnCard } from '../../vault/stores/identity-store.ts';
import { putParty } from '../../vault/stores/party-store.ts';
import type { Context, Service } from '../context.ts';
import { readStatementFile, writeSmallFile } from '../files.ts';
import { ownIdentity } from '../office/cards.ts';
import { checkSigners, keepArtefact } from './artefacts.ts';
import { addCase } from './cases.ts';
import { draft } from './statement-show.ts';

type AddedFile = Output<'artefact.add'>['added'][number];

/** Writes the signed file to `out`, else in the place of the original; a case that is known gets it too. */
export function signService(context: Context): Service<'statement.sign'> {
  return async (wanted) => {
    const vault = context.vault();
    const path = 'file' in wanted ? context.files.path(wanted.file) : undefined;
    const file = 'case' in wanted ? draft(context, wanted.case) : await readStatementFile(path ?? '');
    checkSigners(vault.db, file);
    const { seed } = ownIdentity(vault.db);
    const signed = signStatement(file, seed, nodePrimitives.ed25519);
    seed.fill(0);
    const id = statementId(signed.statement);
    const caseUid = caseFor(context, signed);
    const complete =
      caseUid === undefined ? completeness(signed).complete : keepArtefact(vault, caseUid, signed).complete;
    const target = wanted.out === undefined ? (path ?? '') : context.files.path(wanted.out);
    const name = await writeSmallFile(context, target, serialiseStatement(signed), {
      writer: 'statement',
      overwrite: target === path,
    });
    return { kind: kindOf(signed.statement), id, complete, file: name };
  };
}

export function addArtefacts(context: Context): Service<'artefact.add'> {
  return async ({ case: ref, files }) => {
    const added: AddedFile[] = [];
    for (const handle of files) added.push(await addOne(context, context.files.path(handle), ref));
    return { added };
  };
}

async function addOne(context: Context, path: string, ref: string | undefined): Promise<AddedFile> {
  const vault = context.vault();
  const file = await readStatementFile(path);
  const name = basename(path);
  if (isOf('card', file)) return { file: name, ...addCard(context, file) };
  const record = ref === undefined ? undefined : findCase(vault.db, ref);
  const caseUid = record?.caseUid ?? caseFor(context, file);
  if (caseUid === undefined) throw new HandoverError('unknown.case', { file: name });
  const kept = keepArtefact(vault, caseUid, file);
  return { file: name, case: findCase(vault.db, caseUid).label, ...kept };
}

function addCard(
  context: Context,
  file: Extract<StatementFile, { statement: { type: 'handover-card/1' } }> | StatementFile,
) {
  const vault = context.vault();
  if (!isOf('card', file)) throw new HandoverError('bug');
  const { complete } = completeness(file);
  if (!complete) throw new HandoverError('incomplete', {}, { reason: 'card' });
  const id = statementId(file.statement);
  if (isOwnCard(vault.db, id)) return { kind: 'card', id, complete };
  vault.change('party', (db, record) => {
    const { name } = file.statement;
    const key = keyOfCard(file.statement);
    putParty(db, { cardId: id, card: serialiseStatement(file), key, name, trust: 'unknown', added: vault.utc() });
    record({ act: 'add', object: `card:${id}`, digest: id });
  });
  return { kind: 'card', id, complete };
}

/** The case of a statement; terms that name this vault's owner make it if it is new. */
function caseFor(context: Context, file: StatementFile): string | undefined {
  const vault = context.vault();
  if (!('case_uid' in file.statement)) return undefined;
  const { case_uid: caseUid } = file.statement;
  if (listCases(vault.db).some((known) => known.caseUid === caseUid)) return caseUid;
  if (!isOf('terms', file)) return undefined;
  checkSigners(vault.db, file);
  addCase(context, {
    caseUid,
    label: file.statement.label,
    title: file.statement.label,
    deal: file.statement.deal,
    roles: rolesOf(file.statement),
    settings: { ground: file.statement.ground, cutoff: file.statement.cutoff },
  });
  return caseUid;
}

function rolesOf(terms: Terms): Partial<Record<CaseRole, readonly string[]>> {
  const signer = (role: 'seller' | 'buyer') =>
    terms.signers.flatMap((one) => (one.role === role ? (one.card ?? []) : []));
  return {
    seller: signer('seller'),
    buyer: signer('buyer'),
    holder: terms.holders,
    witness: terms.witnesses.flatMap(({ card }) => card ?? []),
  };
}
