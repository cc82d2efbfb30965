// Rules that keep rows back: one of each kind on a column.

type Rule = { readonly rule: string; readonly column: string; readonly ground?: object };

export const isSameRule = (one: Rule, other: Rule): boolean => one.rule === other.rule && one.column === other.column;

/** One that is there already is told anew, and rests on the same paper. */
export function withRule<One extends Rule>(rules: readonly One[], rule: One): One[] {
  const ground = rules.find((one) => isSameRule(one, rule))?.ground;
  const others = rules.filter((one) => !isSameRule(one, rule));
  return [...others, ground === undefined ? rule : { ...rule, ground }];
}

const saidRules: readonly string[] = ['no_consent', 'objected', 'withdrawn', 'no_contact'];

/** Whether it goes by what customers said themselves: whoever ignores that should know it. An age is only reckoned. */
export const isSaid = ({ rule }: Rule): boolean => saidRules.includes(rule);
