// Before 卖3: to whom, what is sold, on what ground, which day. Four questions; what is open may stay open.
import { useTranslation } from 'react-i18next';
import { type Ground, groundArticle, grounds, groundWords } from '../../../shared/domain/grounds.ts';
import type { Deal as DealKind } from '../../../shared/domain/vocabulary.ts';
import { type Act, useAct } from '../../app/act.ts';
import { given } from '../../app/given.ts';
import { api } from '../../app/host.ts';
import { type CaseView, useAppState } from '../../app/queries.ts';
import { useCaseRef, useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import { useDraft, useSession, useWords } from '../../app/session.ts';
import layout from '../../app/shell.module.css';
import { reasonsOf } from '../../app/why.tsx';
import { WithCase } from '../../app/with-case.tsx';
import { useLabels } from '../../app/words.ts';
import { Choice } from '../../controls/choice.tsx';
import { DayField } from '../../controls/day-field.tsx';
import { Field } from '../../controls/field.tsx';
import { StopText } from '../../controls/stop-block.tsx';
import styles from './deal.module.css';
import { Slip } from './slip.tsx';

export type DealAnswers = {
  readonly who: string;
  readonly deal: DealKind | undefined;
  readonly ground: Ground | 'none';
  readonly groundText: string;
  readonly day: string;
};

const dealsInOrder: readonly DealKind[] = ['D4', 'D1', 'D6', 'D3', 'D2', 'D5', 'D8', 'D9', 'D7'];

function answersOf(view: CaseView | undefined): DealAnswers {
  const ground = grounds.find((name) => groundArticle[name] === view?.ground?.article);
  return {
    who: view?.title ?? '',
    deal: view?.deal,
    ground: ground ?? 'none',
    groundText: view?.ground?.text ?? '',
    day: view?.cutoff ?? '',
  };
}

/** Makes the handover, or settles what was left open; then on to the data. */
function useNote(view: CaseView | undefined, answers: DealAnswers): Act<undefined, void> {
  const { lang, drafts } = useSession();
  const { go } = useRoute();
  const me = useAppState()?.me;
  return useAct(
    async () => {
      const { ground, deal, who, day } = answers;
      const text = answers.groundText.trim();
      const chosen =
        ground === 'none'
          ? undefined
          : { article: groundArticle[ground], text: text === '' ? groundWords[lang][ground].text : text };
      const settled = given({ ground: chosen, cutoff: day });
      if (view !== undefined) {
        await api['case.settle']({ case: view.case_uid, title: who, ...settled });
        go({ screen: 'data', case: view.case_uid });
      } else if (deal !== undefined && me !== undefined) {
        const made = await api['case.new']({ title: who, deal, seller: me.card, ...settled });
        drafts.delete('deal ');
        go({ screen: 'data', case: made.case_uid });
      }
    },
    { saves: true },
  );
}

type QuestionsProps = {
  readonly answers: DealAnswers;
  readonly onChange: (answers: DealAnswers) => void;
  /** What is sold is settled once the handover exists. */
  readonly fixed: boolean;
};

function Questions({ answers, onChange, fixed }: QuestionsProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const label = useLabels();
  const set = (change: Partial<DealAnswers>) => onChange({ ...answers, ...change });
  const groundOptions = [
    ...grounds.map((value) => ({ value, label: groundWords[lang][value].name })),
    { value: 'none' as const, label: t('deal.groundNone') },
  ];
  return (
    <div className={`${layout.c7} ${styles.questions}`}>
      <Field
        label={t('deal.who')}
        value={answers.who}
        onChange={(who) => set({ who })}
        hint={t('deal.whoHint')}
        maxLength={200}
      />
      <Choice
        label={t('deal.what')}
        columns={3}
        options={dealsInOrder.map((value) => ({
          value,
          label: label.deal[value],
          disabled: fixed && value !== answers.deal,
        }))}
        value={answers.deal}
        onChange={(deal) => set({ deal })}
      />
      <Choice
        label={t('deal.ground')}
        columns={2}
        options={groundOptions}
        value={answers.ground}
        onChange={(ground) => set({ ground, groundText: ground === 'none' ? '' : groundWords[lang][ground].text })}
      />
      {answers.ground === 'none' ? undefined : (
        <Field
          label={t('deal.groundText')}
          value={answers.groundText}
          onChange={(groundText) => set({ groundText })}
          lines
          maxLength={2000}
        />
      )}
      <DayField label={t('deal.day')} value={answers.day} onChange={(day) => set({ day })} />
    </div>
  );
}

function Form({ view }: { readonly view: CaseView | undefined }) {
  const { t } = useTranslation();
  const words = useWords();
  const [answers, setAnswers] = useDraft(`deal ${view?.case_uid ?? ''}`, answersOf(view));
  const note = useNote(view, answers);
  const nobody = answers.deal === 'D7';
  const ready = answers.who.trim() !== '' && answers.deal !== undefined && !nobody && !note.busy;
  return (
    <Screen
      title={t('deal.title')}
      lead={t('deal.lead')}
      problems={[note.problem]}
      why={reasonsOf(words.reasons.deal)}
      primary={{
        label: view === undefined ? t('deal.act') : t('deal.actSettle'),
        onPress: () => void note.run(undefined),
        disabled: !ready,
      }}
    >
      <Questions answers={answers} onChange={setAnswers} fixed={view !== undefined} />
      <div className={`${layout.c5} ${styles.beside}`}>
        {nobody ? <StopText what={t('deal.nobody.what')} mend={t('deal.nobody.mend')} /> : <Slip deal={answers.deal} />}
      </div>
    </Screen>
  );
}

export function Deal() {
  const { t } = useTranslation();
  if (useCaseRef() === '') return <Form view={undefined} />;
  return <WithCase title={t('deal.title')}>{(view) => <Form view={view} />}</WithCase>;
}
