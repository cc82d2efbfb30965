// A pile of artefacts, found by id: the graph that `chain` walks. File names and times lead nowhere.
import type { PackageKind } from '../../domain/vocabulary.ts';
import { isOf, statementId } from './file.ts';
import type { Cards } from './signer-cards.ts';
import { mergeStatements } from './signing.ts';
import type { Card, Edge, Made, Statement, StatementFile } from './types.ts';

/** What the edges of statements need of a verified package: its id and these members of its `handover.json`. */
export type PackageNode = {
  id: string;
  cards: readonly { id: string; role: string }[];
  case_uid: string;
  holders: readonly string[];
  kind: PackageKind;
  made: Made;
  opening_sha256: string;
  terms?: string;
};

export type Pile = {
  packages: ReadonlyMap<string, PackageNode>;
  statements: ReadonlyMap<string, StatementFile>;
  cards: Cards;
};

/** `of` and `other` are ids: a contradiction names both files. */
export type Finding = { code: 'card' | 'chain' | 'log' | 'time'; of: string; other?: string; reason: string };

/** @param files verified ones, as `parseStatement` gives them; the signatures of one statement are united */
export function pileOf(files: readonly StatementFile[], packages: readonly PackageNode[] = []): Pile {
  const statements = new Map<string, StatementFile>();
  for (const file of files) {
    const id = statementId(file.statement);
    statements.set(id, mergeStatements(statements.get(id) ?? file, file));
  }
  const cards = new Map<string, StatementFile<Card>>();
  for (const [id, file] of statements) if (isOf('card', file)) cards.set(id, file);
  return { packages: new Map(packages.map((node) => [node.id, node])), statements, cards };
}

/** The edges that lead to nothing in the pile: a file that has to be brought, not a fault of the one that names it. */
export function missingEdges(pile: Pile): { of: string; edge: Edge }[] {
  return [...pile.statements].flatMap(([of, { statement }]) =>
    statement.about
      .filter(({ id }) => !pile.packages.has(id) && !pile.statements.has(id))
      .map((edge) => ({ of, edge })),
  );
}

/** The one package that a statement is about, if it is in the pile. */
export function packageOf(statement: Statement, pile: Pile): PackageNode | undefined {
  return pile.packages.get(statement.about.find((edge) => edge.kind === 'package')?.id ?? '');
}

/** The id of the one artefact of a kind that a statement is about. */
export function edgeTo(statement: Statement, kind: Edge['kind']): string | undefined {
  return statement.about.find((edge) => edge.kind === kind)?.id;
}

export function isHolderOf(node: PackageNode, statement: Statement): boolean {
  return statement.signers.some(({ card }) => card !== undefined && node.holders.includes(card));
}

export type Fault = { other?: string; reason: string };
/** A fault if the first is true: its reason, and the other artefact's id. */
export type Test = readonly [isFault: boolean, reason: string, other?: string | undefined];

export function faults(...tests: readonly Test[]): Fault[] {
  return tests
    .filter(([isFault]) => isFault)
    .map(([, reason, other]) => (other === undefined ? { reason } : { reason, other }));
}
