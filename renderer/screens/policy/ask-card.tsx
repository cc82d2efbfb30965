// One amber question: the column, what was found in it, and two or three plain answers, the safe one given already.
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { useLabels } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Asked, useAbout } from './asked.tsx';
import { Findings, findingsInShort } from './findings.tsx';
import styles from './policy.module.css';
import { type Answer, type AnswerName, answerOf, answersTo, changeOf, keyOf } from './questions.ts';
import { useColumnLine } from './shown.ts';
import type { Column, Place } from './stacks.ts';

function useAnswerWords(): (column: Column, name: AnswerName) => string {
  const { t } = useTranslation();
  return (column, name) => {
    const change = changeOf(column);
    return name === 'change' && change !== undefined
      ? t(`policy.ask.change.${change}`)
      : t(name === 'keep' ? 'policy.ask.keep' : 'policy.ask.drop');
  };
}

/** What was found, and once it is settled what was decided. */
function About({ column }: { readonly column: Column }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const label = useLabels();
  const line = useColumnLine();
  if (!column.by_person) return <Findings column={column} most={findingsInShort} />;
  const what = [label.action[column.action], ...line(column)].join(lang === 'zh' ? '，' : ', ');
  return <p className={styles.found}>{t('policy.ask.settled', { what })}</p>;
}

export type AskCardProps = {
  readonly place: Place;
  /** There are other tables: say which one it is of. */
  readonly ofTable: boolean;
  readonly onAnswer: (answer: Answer) => void;
  readonly onOther: () => void;
};

export function AskCard({ place, ofTable, onAnswer, onOther }: AskCardProps) {
  const { t } = useTranslation();
  const words = useAnswerWords();
  const { column } = place;
  const { name } = column;
  const about = useAbout(ofTable);
  const answers = answersTo(column);
  const answer = (chosen: AnswerName) => {
    const found = answers.find((one) => one.name === chosen);
    if (found !== undefined) onAnswer(found);
  };
  return (
    <Asked
      what={about(name, place.table)}
      settled={column.by_person}
      marks={{ 'data-column': keyOf(place), 'data-settled': column.by_person }}
      label={t('policy.ask.label', { name })}
      options={answers.map((one) => ({ value: one.name, label: words(column, one.name) }))}
      value={answerOf(column)?.name}
      onChange={answer}
    >
      <About column={column} />
      <Button kind="text" onPress={onOther} label={t('policy.ask.otherLabel', { name })}>
        {t('policy.ask.other')}
      </Button>
    </Asked>
  );
}
