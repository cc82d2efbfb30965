// Showing a statement in plain words before anybody signs it; no vault is needed for a file, only names are missing then.
import { HandoverError } from '../../../domain/errors.ts';
import { shortForm } from '../../../format/numbers.ts';
import { kindOf, statementId } from '../../../format/statements/file.ts';
import type { StatementFile } from '../../../format/statements/types.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import type { Context, Service } from '../context.ts';
import { readStatementFile } from '../files.ts';
import { findCardBytes, readCard } from '../office/cards.ts';
import { type NameOfCard, sheetOf } from './statement-sheet.ts';
import { allTerms } from './terms-of-case.ts';

export function showStatement(context: Context): Service<'statement.show'> {
  return async (wanted) => {
    const file =
      'file' in wanted ? await readStatementFile(context.files.path(wanted.file)) : draft(context, wanted.case);
    const id = statementId(file.statement);
    return {
      kind: kindOf(file.statement),
      id,
      short: shortForm(id),
      signed: file.signatures.map(({ role }) => role),
      sections: sheetOf(file, wanted.lang, namesIn(context)),
    };
  };
}

/** The latest terms of a case, signed or not. @throws incomplete if none were written */
export function draft(context: Context, ref: string): StatementFile {
  const { db } = context.vault();
  const terms = allTerms(db, findCase(db, ref).caseUid).at(-1);
  if (terms === undefined) throw new HandoverError('incomplete', {}, { reason: 'terms' });
  return terms.file;
}

function namesIn(context: Context): NameOfCard {
  const db = context.openVault()?.db;
  return (id) => {
    const bytes = db === undefined ? undefined : findCardBytes(db, id);
    if (bytes === undefined) return undefined;
    const { name, organisation, uscc } = readCard(bytes).statement;
    const called = organisation === undefined ? name : `${organisation} ${name}`;
    return uscc === undefined ? called : `${called}\n${uscc}`;
  };
}
