// What witness statements, releases and receipts say of each other and of their package.
import { fromHex } from '../bytes.ts';
import { sha256Hex } from '../hash.ts';
import { isOf } from './file.ts';
import { edgeTo, type Fault, faults, isHolderOf, type PackageNode, type Pile, packageOf, type Test } from './pile.ts';
import type { Receipt, Release, Statement, Terms, Witness } from './types.ts';

/** A statement about a package names the terms that the package was sealed under. */
function otherTerms(statement: Statement, node: PackageNode): Test {
  return [node.terms !== edgeTo(statement, 'terms'), 'other-terms', node.id];
}

export function witnessFaults(statement: Witness, pile: Pile): Fault[] {
  const node = packageOf(statement, pile);
  if (node === undefined) return [];
  const holds = isHolderOf(node, statement);
  return faults(
    otherTerms(statement, node),
    [holds !== (statement.inner_sha256 !== undefined), 'inner-iff-holder', node.id],
    [!holds && statement.signers.some(({ role }) => role === 'holder'), 'not-a-holder', node.id],
    ...otherInner(statement, pile),
  );
}

/** All holders of a package saw the same inner file. */
function otherInner(statement: Witness, pile: Pile): Test[] {
  const about = edgeTo(statement, 'package');
  return [...pile.statements].map(([id, file]) => {
    if (!isOf('witness', file) || edgeTo(file.statement, 'package') !== about) return [false, '', id];
    const inner = file.statement.inner_sha256;
    const both = inner !== undefined && statement.inner_sha256 !== undefined;
    return [both && inner !== statement.inner_sha256, 'other-inner', id];
  });
}

export function releaseFaults(statement: Release, pile: Pile): Fault[] {
  const holder = statement.signers[0]?.card;
  const node = packageOf(statement, pile);
  const witnessId = edgeTo(statement, 'witness') ?? '';
  const witness = pile.statements.get(witnessId)?.statement;
  const terms = pile.statements.get(edgeTo(statement, 'terms') ?? '');
  return [
    ...(node === undefined
      ? []
      : faults(otherTerms(statement, node), [node.holders[statement.position - 1] !== holder, 'position', node.id])),
    ...(witness?.type === 'handover-witness/1' ? releaseWitnessFaults(statement, witness, witnessId) : []),
    ...(terms !== undefined && isOf('terms', terms) ? conditionFaults(statement, terms.statement) : []),
  ];
}

function releaseWitnessFaults(statement: Release, witness: Witness, other: string): Fault[] {
  const holder = statement.signers[0]?.card;
  return faults(
    [edgeTo(witness, 'package') !== edgeTo(statement, 'package'), 'other-package', other],
    [holder !== undefined && !witness.signers.some(({ card }) => card === holder), 'not-the-holders-witness', other],
    [witness.inner_sha256 !== statement.inner_sha256, 'other-inner', other],
  );
}

function conditionFaults(statement: Release, terms: Terms): Fault[] {
  const texts = statement.conditions.map((condition) => condition.text);
  const isSame = texts.length === terms.conditions.length && texts.every((text, i) => text === terms.conditions[i]);
  return faults([!isSame, 'other-conditions', edgeTo(statement, 'terms')]);
}

export function receiptFaults(statement: Receipt, pile: Pile): Fault[] {
  const node = packageOf(statement, pile);
  const releaseId = edgeTo(statement, 'release');
  const release = pile.statements.get(releaseId ?? '')?.statement;
  const { opening } = statement;
  const buyer = statement.signers[0]?.card;
  const found =
    node === undefined
      ? []
      : faults(
          otherTerms(statement, node),
          [opening !== undefined && sha256Hex(fromHex(opening)) !== node.opening_sha256, 'opening', node.id],
          [
            buyer !== undefined && !node.cards.some(({ id, role }) => role === 'buyer' && id === buyer),
            'not-the-buyer',
            node.id,
          ],
          [node.holders.length === 0 && releaseId !== undefined, 'not-escrowed', node.id],
          [node.holders.length > 0 && opening !== undefined && releaseId === undefined, 'no-release', node.id],
        );
  if (release?.type !== 'handover-release/1') return found;
  const isOther = edgeTo(release, 'package') !== edgeTo(statement, 'package');
  return [
    ...found,
    ...faults([isOther, 'other-package', releaseId], [release.decision !== 'release', 'refused', releaseId]),
  ];
}
