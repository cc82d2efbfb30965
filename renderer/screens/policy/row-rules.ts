// Which customers stay: the rules of a table, those in use and those that its columns suggest, and new ones by hand.
import { isInForce, isSameRule, isWaived } from '../../../shared/domain/row-rules.ts';
import type { Column } from './stacks.ts';
import type { Rules } from './undo.ts';

export type Rule = Rules[number];
export type RuleName = Rule['rule'];
/** In the order of the law's severity. */
export const ruleNames = [
  'no_consent',
  'objected',
  'withdrawn',
  'expired',
  'minor',
  'no_contact',
] as const satisfies readonly RuleName[];

type WithRules = { readonly rules: Rules; readonly suggested_rules: Rules };

/** The rules in use, then those waived, then those suggested and not taken. */
export function rulesShown({ rules, suggested_rules: suggested }: WithRules): { rule: Rule; used: boolean }[] {
  const used = rules.filter(isInForce);
  const waived = rules.filter(isWaived);
  const open = suggested.filter((rule) => !rules.some((one) => isSameRule(one, rule)));
  return [
    ...used.map((rule) => ({ rule, used: true })),
    ...[...waived, ...open].map((rule) => ({ rule, used: false })),
  ];
}

/** Those customers go all the same. */
export const waivedRule = (rule: Rule): Rule => ({ ...rule, waived: true });

export function inForce({ waived: _, ...rule }: Rule): Rule {
  return rule;
}

export function withoutRule(rules: Rules, rule: Rule): Rules {
  return rules.filter((one) => !isSameRule(one, rule));
}

export function withoutGround(rules: Rules, rule: Rule): Rules {
  return rules.map(({ ground, ...one }) => (isSameRule(one, rule) || ground === undefined ? one : { ...one, ground }));
}

/**
 * What a rule made by hand is told; words and figures as they were typed. `guardian`: the column that says whether a guardian has agreed;
 * empty for none.
 */
export type Typed = { readonly agreed: string; readonly months: string; readonly guardian: string };

const longestMonths = 1200;

/** By which kind of column the age is told. */
function ageBy(pi: string): string {
  if (pi === 'age') return 'age';
  return pi.startsWith('cn_id') ? 'id' : 'birth_date';
}

function acceptedWords(agreed: string): string {
  return agreed
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .join('|');
}

/** Undefined while what was typed does not make a rule. */
export function madeRule(
  rule: RuleName,
  column: Pick<Column, 'id' | 'pi'>,
  { agreed, guardian, months }: Typed,
): Rule | undefined {
  switch (rule) {
    case 'no_consent': {
      const accepted = acceptedWords(agreed);
      return accepted === '' ? undefined : { rule, column: column.id, params: { accepted } };
    }
    case 'expired': {
      const count = /^\d{1,4}$/.test(months.trim()) ? Number(months) : 0;
      return count < 1 || count > longestMonths ? undefined : { rule, column: column.id, params: { months: count } };
    }
    case 'minor': {
      const by = ageBy(column.pi);
      if (guardian === '') return { rule, column: column.id, params: { by } };
      const accepted = acceptedWords(agreed);
      return accepted === '' ? undefined : { rule, column: column.id, params: { by, unless: guardian, accepted } };
    }
    default:
      return { rule, column: column.id };
  }
}
