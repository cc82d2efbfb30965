// What a cleanup and a paper say of the artefacts they are about.

import { isOf, kindOf } from './file.ts';
import { edgeTo, type Fault, faults, type Pile, type Test } from './pile.ts';
import { cardsThatMayAttach, completeness } from './signing.ts';
import type { Cleanup, Paper, Receipt, Statement, StatementFile, Terms } from './types.ts';

/** Only after a complete final receipt with an opened second copy, one for each package. */
export function cleanupFaults({ about }: Cleanup, pile: Pile): Fault[] {
  const packages = about.filter((edge) => edge.kind === 'package').map((edge) => edge.id);
  const receipts = about.flatMap(({ id }) => {
    const file = pile.statements.get(id);
    return file !== undefined && isOf('receipt', file) ? [{ id, file }] : [];
  });
  const covered = receipts.map(({ file }) => edgeTo(file.statement, 'package') ?? '');
  const tests = receipts.flatMap(({ id, file }, index) => [
    [!packages.includes(covered[index] ?? ''), 'other-package', id] as const,
    [covered.indexOf(covered[index] ?? '') !== index, 'second-receipt', id] as const,
    ...receiptTests(id, file, pile),
  ]);
  return faults(...tests);
}

function receiptTests(id: string, file: StatementFile<Receipt>, pile: Pile): Test[] {
  const { result, second_copy } = file.statement;
  return [
    [result !== 'final', 'receipt-not-final', id],
    [second_copy !== 'opened', 'no-second-copy', id],
    [!completeness(file, papersIn(pile), termsOf(file.statement, pile)).complete, 'receipt-incomplete', id],
  ];
}

/** A paper names a signer that its statement has, and is attached by a card that the statement or its terms name. */
export function paperFaults(paper: Paper, pile: Pile): Fault[] {
  const [edge] = paper.about;
  const target = pile.statements.get(edge?.id ?? '')?.statement;
  if (target === undefined || kindOf(target) !== edge?.kind) return [];
  const isSigner = target.signers.some(
    (signer) => signer.method === 'paper' && signer.role === paper.role && signer.name === paper.signed_by,
  );
  const named = cardsThatMayAttach(target, termsOf(target, pile)?.statement);
  const attached = paper.signers[0]?.card;
  return faults(
    [!isSigner, 'not-a-signer', edge.id],
    [attached === undefined || !named.has(attached), 'attached-by-a-stranger', edge.id],
  );
}

/** All papers of a pile, as `completeness` takes them. */
export function papersIn(pile: Pile): StatementFile<Paper>[] {
  return [...pile.statements.values()].filter((file) => isOf('paper', file));
}

/** The terms that a statement is about, if they are in the pile. */
export function termsOf(statement: Statement, pile: Pile): StatementFile<Terms> | undefined {
  const file = pile.statements.get(edgeTo(statement, 'terms') ?? '');
  return file !== undefined && isOf('terms', file) ? file : undefined;
}
