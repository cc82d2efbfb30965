// Rules that columns speak for in so many words, 同意转让, 勿扰: whether those customers go or stay a person says before anything is settled.
import { useState } from 'react';
import { answerTo, isWaived, rulesToAnswer } from '../../../shared/domain/row-rules.ts';
import type { CaseView } from '../../app/queries.ts';
import type { Rule } from './row-rules.ts';
import type { CaseTables } from './stacks.ts';

type Table = CaseTables[number];

export type RuleAnswer = 'stay' | 'go';
export type RuleQuestion = {
  readonly key: string;
  readonly table: Table;
  readonly rule: Rule;
  /** Undefined until a person says so. */
  readonly answer: RuleAnswer | undefined;
};

function answerOf(table: Table, rule: Rule): RuleAnswer | undefined {
  const answered = answerTo(table, rule);
  if (answered === undefined) return undefined;
  return isWaived(answered) ? 'go' : 'stay';
}

function questionsOf(tables: CaseTables): RuleQuestion[] {
  return tables.flatMap((table) =>
    rulesToAnswer(table).map((rule) => ({
      key: `${table.id} ${rule.rule} ${rule.column}`,
      table,
      rule,
      answer: answerOf(table, rule),
    })),
  );
}

/** Those without an answer, and for the time of this visit those that had none when it began. */
export function useRuleQuestions({ tables }: CaseView): RuleQuestion[] {
  const all = questionsOf(tables);
  const [askedBefore] = useState(() => all.filter(({ answer }) => answer === undefined).map(({ key }) => key));
  return all.filter(({ answer, key }) => answer === undefined || askedBefore.includes(key));
}
