// Rules that columns speak for in so many words, 同意转让, 勿扰: whether those customers go or stay a person says before anything is settled.
import { useState } from 'react';
import { isSaid, isSameRule } from '../../../shared/domain/row-rules.ts';
import type { CaseView } from '../../app/queries.ts';
import { useDraft } from '../../app/session.ts';
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

function questionsOf(tables: CaseTables, letGo: readonly string[]): RuleQuestion[] {
  return tables.flatMap((table) =>
    table.suggested_rules.filter(isSaid).map((rule) => {
      const key = `${table.id} ${rule.rule} ${rule.column}`;
      const isUsed = table.rules.some((used) => isSameRule(used, rule));
      const answer = isUsed ? 'stay' : letGo.includes(key) ? 'go' : undefined;
      return { key, table, rule, answer };
    }),
  );
}

export type RuleQuestions = {
  readonly questions: readonly RuleQuestion[];
  /** Remembered until the window is closed: the data box knows only of rules that are in use. */
  note(question: RuleQuestion, answer: RuleAnswer): void;
};

/** Those without an answer, and for the time of this visit those that had none when it began. */
export function useRuleQuestions({ case_uid: ref, tables }: CaseView): RuleQuestions {
  const [letGo, setLetGo] = useDraft<readonly string[]>(`customers let go ${ref}`, []);
  const all = questionsOf(tables, letGo);
  const [askedBefore] = useState(() => all.filter(({ answer }) => answer === undefined).map(({ key }) => key));
  return {
    questions: all.filter(({ answer, key }) => answer === undefined || askedBefore.includes(key)),
    note({ key }, answer) {
      const others = letGo.filter((one) => one !== key);
      setLetGo(answer === 'go' ? [...others, key] : others);
    },
  };
}
