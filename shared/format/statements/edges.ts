// The edges of statements against what they lead to (FORMAT.md section 3 and 7.3): as far as the pile holds it.
import { cleanupFaults, paperFaults } from './edges-after.ts';
import { receiptFaults, releaseFaults, witnessFaults } from './edges-day.ts';
import { isOf, kindOf } from './file.ts';
import type { Fault, Finding, PackageNode, Pile } from './pile.ts';
import { signerCardFaults } from './signer-cards.ts';
import type { Statement, StatementFile } from './types.ts';

/** Every contradiction between a statement and the artefacts it names. An artefact that is not there contradicts nothing. */
export function edgeFindings(pile: Pile): Finding[] {
  return [...pile.statements].flatMap(([of, file]) => [
    ...signerCardFaults(file, pile.cards)
      .filter(({ reason }) => reason !== 'unknown-card')
      .map(({ card, reason }): Finding => ({ code: 'card', of, other: card, reason })),
    ...[...targetFaults(file, pile), ...typeFaults(file, pile)].map(
      (fault): Finding => ({ code: 'chain', of, ...fault }),
    ),
  ]);
}

/** Each edge leads to an artefact of the kind it says and of the same case. */
function targetFaults({ statement }: StatementFile, pile: Pile): Fault[] {
  return statement.about.flatMap(({ id, kind }) => {
    const node = pile.packages.get(id);
    const target = pile.statements.get(id)?.statement;
    if (node === undefined && target === undefined) return [];
    const found = node === undefined && target !== undefined ? kindOf(target) : 'package';
    if (found !== kind) return [{ other: id, reason: 'other-kind' }];
    return isForeign(statement, node ?? target) ? [{ other: id, reason: 'foreign-case' }] : [];
  });
}

/** A card belongs to no case. */
function isForeign(statement: Statement, target: Statement | PackageNode | undefined): boolean {
  if (target === undefined || !('case_uid' in target) || !('case_uid' in statement)) return false;
  return target.case_uid !== statement.case_uid;
}

function typeFaults(file: StatementFile, pile: Pile): Fault[] {
  if (isOf('witness', file)) return witnessFaults(file.statement, pile);
  if (isOf('release', file)) return releaseFaults(file.statement, pile);
  if (isOf('receipt', file)) return receiptFaults(file.statement, pile);
  if (isOf('cleanup', file)) return cleanupFaults(file.statement, pile);
  if (isOf('paper', file)) return paperFaults(file.statement, pile);
  return [];
}
