// Rules that keep rows back: one of each kind on a column.

type Rule = { readonly rule: string; readonly column: string; readonly ground?: object; readonly waived?: true };

export const isSameRule = (one: Rule, other: Rule): boolean => one.rule === other.rule && one.column === other.column;

/** A waived rule says no more than that a person was asked: those customers go all the same. */
export const isWaived = ({ waived }: Rule): boolean => waived === true;
export const isInForce = (rule: Rule): boolean => !isWaived(rule);

/** One that is there already is told anew, and rests on the same paper. */
export function withRule<One extends Rule>(rules: readonly One[], rule: One): One[] {
  const ground = rules.find((one) => isSameRule(one, rule))?.ground;
  const others = rules.filter((one) => !isSameRule(one, rule));
  return [...others, ground === undefined ? rule : { ...rule, ground }];
}

const saidRules: readonly string[] = ['no_consent', 'objected', 'withdrawn', 'no_contact'];

/** Whether it goes by what customers said themselves: whoever ignores that should know it. An age is only reckoned. */
const isSaid = ({ rule }: Rule): boolean => saidRules.includes(rule);

/** What customers said themselves, by the columns of a table: nothing is sealed before a person has said whether they go. */
export const rulesToAnswer = <One extends Rule>({ suggested_rules: suggested }: { suggested_rules: readonly One[] }) =>
  suggested.filter(isSaid);

/** What answers such a rule: the same one, else another by what customers said in that column. Undefined until a person has. */
export function answerTo<One extends Rule>({ rules }: { rules: readonly One[] }, rule: One): One | undefined {
  const same = rules.find((one) => isSameRule(one, rule));
  return same ?? rules.find((one) => one.column === rule.column && isSaid(one));
}

/** Those of them that nobody has answered. */
export function openRules<One extends Rule>(table: { rules: readonly One[]; suggested_rules: readonly One[] }): One[] {
  return rulesToAnswer(table).filter((rule) => answerTo(table, rule) === undefined);
}
