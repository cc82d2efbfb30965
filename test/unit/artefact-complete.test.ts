// Papers in a case: who may attach one is told by the statement or by the terms that it is about, as the vault has them.
import { expect, test } from 'vitest';
import { artefactComplete } from '../../shared/engine/services/case/artefact-complete.ts';
import { putArtefact } from '../../shared/engine/vault/stores/artefact-store.ts';
import type { Vault } from '../../shared/engine/vault/vault.ts';
import { draftOf, kindOf, serialiseStatement, statementId } from '../../shared/format/statements/file.ts';
import type { Paper, StatementFile } from '../../shared/format/statements/types.ts';
import {
  caseUid,
  edges,
  examples,
  type Party,
  receipt,
  seller,
  signed,
  signedTerms,
  signerOf,
  stranger,
} from '../support/statements.ts';
import { newVault } from '../support/vault-fixture.ts';
import { newCase } from '../support/vault-rows.ts';

const byPen = draftOf({
  ...receipt,
  signers: [{ method: 'paper', name: '样例乙', role: 'buyer' }],
} as typeof receipt);

function paperBy(party: Party): StatementFile<Paper> {
  const paper: Paper = {
    ...examples['handover-paper/1'],
    about: edges(['receipt', statementId(byPen.statement)]),
    signers: [signerOf(party, 'self')],
  };
  return signed(paper, party);
}

async function caseWith(...files: readonly StatementFile[]): Promise<Vault> {
  const { vault } = await newVault();
  newCase(vault, caseUid);
  vault.change('artefact', (db) => {
    for (const file of files) {
      const { statement } = file;
      const id = statementId(statement);
      putArtefact(db, { caseUid, id, kind: kindOf(statement), bytes: serialiseStatement(file), added: vault.utc() });
    }
  });
  return vault;
}

const isComplete = (vault: Vault) => artefactComplete(vault.db, { bytes: serialiseStatement(byPen), caseUid });

test('a receipt signed with a pen is met by a paper of a party that only the terms name', async () => {
  expect(isComplete(await caseWith(byPen, signedTerms))).toBe(false);
  expect(isComplete(await caseWith(byPen, signedTerms, paperBy(seller)))).toBe(true);
});

test('not without these terms, and not by a stranger', async () => {
  expect(isComplete(await caseWith(byPen, paperBy(seller)))).toBe(false);
  expect(isComplete(await caseWith(byPen, signedTerms, paperBy(stranger)))).toBe(false);
});
