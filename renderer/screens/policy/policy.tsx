// 卖4 交什么: three stacks with the amber questions on top, one real person beside them, which customers stay, and what it comes to.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseStrip } from '../../app/case-strip.tsx';
import type { CaseView } from '../../app/queries.ts';
import { useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import { useWords } from '../../app/session.ts';
import layout from '../../app/shell.module.css';
import { reasonsOf } from '../../app/why.tsx';
import { WithCase } from '../../app/with-case.tsx';
import { Button } from '../../controls/button.tsx';
import { Icon } from '../../controls/icons.tsx';
import { PolicyPages } from '../../paper/policy-pages.tsx';
import { usePrint } from '../../paper/print.tsx';
import { PreviewSample } from '../preview/preview-sample.tsx';
import { useTableChoice } from '../shared/table-choice.tsx';
import { AskCard } from './ask-card.tsx';
import { RuleAsks } from './ask-rule.tsx';
import { ColumnDialogs } from './column-dialogs.tsx';
import { Counts } from './counts.tsx';
import { Exceptions } from './exceptions.tsx';
import { Person } from './person.tsx';
import styles from './policy.module.css';
import { keyOf, questionsOf } from './questions.ts';
import { type RuleQuestion, useRuleQuestions } from './rule-questions.ts';
import { RowRules } from './rules.tsx';
import type { Place } from './stacks.ts';
import { TableStacks } from './table-stacks.tsx';
import { type Checked, useChecked } from './use-counts.ts';
import { type Deciding, useDeciding } from './use-deciding.ts';

type AsksProps = {
  /** Of tables. */
  readonly several: boolean;
  readonly places: readonly Place[];
  readonly deciding: Deciding;
  readonly onOther: (place: Place) => void;
};

function Asks({ several, places, deciding, onOther }: AsksProps) {
  if (places.length === 0) return undefined;
  return (
    <ul className={styles.asks}>
      {places.map((place) => (
        <AskCard
          key={keyOf(place)}
          place={place}
          ofTable={several}
          onAnswer={({ name: _, ...choice }) => void deciding.decide([place], () => choice)}
          onOther={() => onOther(place)}
        />
      ))}
    </ul>
  );
}

type BodyProps = {
  readonly view: CaseView;
  readonly questions: readonly Place[];
  readonly asking: readonly RuleQuestion[];
  readonly deciding: Deciding;
  readonly checked: Checked | undefined;
  readonly counting: boolean;
};

function Body({ view, questions, asking, deciding, checked, counting }: BodyProps) {
  const [table, turnTo] = useTableChoice(view.tables);
  const [open, setOpen] = useState<readonly Place[]>([]);
  return (
    <>
      <div className={`${layout.c7} ${styles.left}`}>
        <RuleAsks questions={asking} several={view.tables.length > 1} deciding={deciding} />
        <Asks
          several={view.tables.length > 1}
          places={questions}
          deciding={deciding}
          onOther={(place) => setOpen([place])}
        />
        <TableStacks view={view} table={table} deciding={deciding} onTable={turnTo} onDecide={setOpen} />
        {table === undefined ? undefined : <RowRules table={table} deciding={deciding} />}
        <Exceptions tables={view.tables} deciding={deciding} />
        {view.tables.length === 0 ? undefined : <Counts checked={checked} counting={counting} />}
        <PreviewSample view={view} />
      </div>
      <div className={`${layout.c5} ${styles.beside}`}>
        {table === undefined ? undefined : <Person key={table.id} caseRef={view.case_uid} table={table} />}
      </div>
      <ColumnDialogs places={open} deciding={deciding} onPlaces={setOpen} />
    </>
  );
}

/** What belongs to the whole screen: the way back step by step, and the page on paper. */
function Acts({ view, deciding, checked }: Pick<BodyProps, 'view' | 'deciding' | 'checked'>) {
  const { t } = useTranslation();
  const print = usePrint();
  const { last } = deciding;
  return (
    <>
      <Button
        onPress={() => void deciding.undo()}
        disabled={last === undefined}
        {...(last === undefined ? {} : { label: t('policy.undoLabel', { what: last.what }) })}
      >
        {t('policy.undo')}
      </Button>
      <Button onPress={() => void print(<PolicyPages view={view} checked={checked} />)}>
        <Icon name="print" small />
        {t('bar.print')}
      </Button>
    </>
  );
}

function Page({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const words = useWords();
  const { go } = useRoute();
  const deciding = useDeciding(view);
  const { checked, counting } = useChecked(view);
  const [askedBefore] = useState(() => questionsOf(view.tables, []).map(keyOf));
  const questions = questionsOf(view.tables, askedBefore);
  const open = questions.filter(({ column }) => !column.by_person);
  const asking = useRuleQuestions(view);
  const isOpen = asking.some(({ answer }) => answer === undefined);
  const isEmpty = view.tables.length === 0 && view.attachments.files === 0;
  const settle = async () => {
    // What was left as proposed is now a person's decision, too.
    const settled = open.length === 0 || (await deciding.decide(open, ({ action, reason }) => ({ action, reason })));
    if (settled) go({ screen: 'recipient', case: view.case_uid });
  };
  return (
    <Screen
      title={t('policy.title')}
      lead={t(open.length === 0 && !isOpen ? 'policy.leadNone' : 'policy.lead')}
      strip={<CaseStrip current="prepare" />}
      problems={[deciding.problem]}
      why={reasonsOf(words.reasons.policy)}
      {...(isOpen ? { note: t('policy.first') } : {})}
      actions={isEmpty ? undefined : <Acts view={view} deciding={deciding} checked={checked} />}
      primary={{ label: t('policy.act'), onPress: () => void settle(), disabled: isEmpty || isOpen }}
    >
      {isEmpty ? (
        <p>{t('policy.empty')}</p>
      ) : (
        <Body
          view={view}
          questions={questions}
          asking={asking}
          deciding={deciding}
          checked={checked}
          counting={counting}
        />
      )}
    </Screen>
  );
}

export function Policy() {
  const { t } = useTranslation();
  return <WithCase title={t('policy.title')}>{(view) => <Page view={view} />}</WithCase>;
}
