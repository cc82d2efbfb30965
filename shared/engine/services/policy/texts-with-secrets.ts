// Tells a text in which secrets stand from a column of secrets: out of the one they can be taken, the other never goes.
import type { ColumnFacts } from '../data/table-facts.ts';

type Finding = NonNullable<ColumnFacts['findings']>[number];

/** Fewer of the values than this are secrets and nothing else: 钥匙在地垫下 is one, too, among remarks. */
const fewWhole = 0.25;

/** More stand inside texts, or at least some do and few are all that a value says. */
function areInside(secrets: readonly Finding[]): boolean {
  const sum = (count: (finding: Finding) => number) => secrets.reduce((all, one) => all + count(one), 0);
  const [inside, whole] = [sum((one) => one.inside), sum((one) => one.whole)];
  const values = Math.max(...secrets.map(({ examined }) => examined));
  return inside > whole || (inside > 0 && whole < fewWhole * values);
}

/** A column that is named for its secrets holds more of them than can be found. */
export function isTextWithSecrets({ class: kind, findings = [] }: Pick<ColumnFacts, 'class' | 'findings'>): boolean {
  const secrets = findings.filter((finding) => finding.class === 'C');
  const isNamed = secrets.some(({ reasons }) => reasons.includes('column_name'));
  return kind === 'C' && secrets.length > 0 && !isNamed && areInside(secrets);
}
