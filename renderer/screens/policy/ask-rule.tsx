// One amber question about customers: their column says no, or says nothing. Neither answer is given already.
import { useTranslation } from 'react-i18next';
import { withRule } from '../../../shared/domain/row-rules.ts';
import { Asked, useAbout } from './asked.tsx';
import styles from './policy.module.css';
import { waivedRule } from './row-rules.ts';
import type { RuleAnswer, RuleQuestion } from './rule-questions.ts';
import { useRuleText } from './rules.tsx';
import type { Deciding } from './use-deciding.ts';

type AskRuleProps = {
  readonly question: RuleQuestion;
  /** There are other tables: say which one it is of. */
  readonly ofTable: boolean;
  readonly onAnswer: (answer: RuleAnswer) => void;
};

function AskRule({ question: { answer, rule, table }, ofTable, onAnswer }: AskRuleProps) {
  const { t } = useTranslation();
  const ruleText = useRuleText();
  const what = useAbout(ofTable)(t(`policy.rows.${rule.rule}`), table);
  const settled = answer !== undefined;
  return (
    <Asked<RuleAnswer>
      what={what}
      settled={settled}
      marks={{ 'data-asked-rule': rule.rule, 'data-settled-rule': settled }}
      label={t('policy.ask.label', { name: what })}
      options={[
        { value: 'stay', label: t('policy.ask.stay') },
        { value: 'go', label: t('policy.ask.go') },
      ]}
      value={answer}
      onChange={onAnswer}
    >
      <p className={styles.found}>{ruleText(table, rule)}</p>
    </Asked>
  );
}

export type RuleAsksProps = {
  readonly questions: readonly RuleQuestion[];
  readonly several: boolean;
  readonly deciding: Deciding;
};

export function RuleAsks({ questions, several, deciding }: RuleAsksProps) {
  const settle = ({ rule, table }: RuleQuestion, answer: RuleAnswer) => {
    const answered = answer === 'stay' ? rule : waivedRule(rule);
    return deciding.changeRules(table.id, (rules) => withRule(rules, answered));
  };
  if (questions.length === 0) return undefined;
  return (
    <ul className={styles.asks}>
      {questions.map((question) => (
        <AskRule
          key={question.key}
          question={question}
          ofTable={several}
          onAnswer={(answer) => void settle(question, answer)}
        />
      ))}
    </ul>
  );
}
