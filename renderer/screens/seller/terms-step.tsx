// Third thing of 卖6: the terms are written, read as a whole and signed here, signed by them, and brought back.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseView, type Sheet, useStatement } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { useLabels } from '../../app/words.ts';
import { Note } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Drop } from '../../controls/drop.tsx';
import { Icon } from '../../controls/icons.tsx';
import type { Step } from '../../controls/steps.tsx';
import { WrittenTo } from '../../controls/written-to.tsx';
import { usePrint } from '../../paper/print.tsx';
import { StatementPages } from '../../paper/statement-pages.tsx';
import { StatementDialog } from '../shared/statement-dialog.tsx';
import { StatementSheet } from '../shared/statement-sheet.tsx';
import { misfits, stageOf, type TermsActs, type TermsStage, useTermsActs, useTermsWords } from './terms-acts.ts';
import { TermsForm } from './terms-form.tsx';

type Part = Pick<Step, 'primary' | 'actions' | 'body'>;
type Turn = { readonly view: CaseView; readonly acts: TermsActs; readonly go: (stage: TermsStage | undefined) => void };

function useWriting({ view, acts: { draft }, go }: Turn, form: Part['body']): Part {
  const { t } = useTranslation();
  return {
    primary: {
      label: t('recipient.terms.act'),
      onPress: () => void draft.run(undefined).then((made) => (made === undefined ? undefined : go('read'))),
      disabled: draft.busy,
    },
    body: (
      <>
        {misfits(view) ? (
          <Note what={t('recipient.terms.misfits')}>{t('recipient.terms.misfitsText')}</Note>
        ) : undefined}
        {form}
      </>
    ),
  };
}

function useReading({ view, acts: { sign }, go }: Turn, sheet: Sheet | undefined): Part {
  const { t } = useTranslation();
  const print = usePrint();
  const pages = sheet && <StatementPages title={t('recipient.terms.title')} sheet={sheet} view={view} />;
  return {
    primary: {
      label: t('recipient.terms.sign'),
      onPress: () => void sign.run(undefined).then((signed) => (signed === true ? go(undefined) : undefined)),
      disabled: sign.busy || sheet === undefined,
    },
    actions: (
      <>
        <Button onPress={() => go('write')}>{t('recipient.terms.edit')}</Button>
        <Button onPress={() => void print(pages)} disabled={sheet === undefined}>
          <Icon name="print" small />
          {t('bar.print')}
        </Button>
      </>
    ),
    body: (
      <>
        <p>{t('recipient.terms.read')}</p>
        {sheet === undefined ? undefined : <StatementSheet sheet={sheet} level={2} />}
      </>
    ),
  };
}

function useWaiting({ view, acts: { add, bring, written }, go }: Turn, sheet: Sheet | undefined): Part {
  const { t } = useTranslation();
  const [looking, setLooking] = useState(false);
  const title = t('recipient.terms.title');
  return {
    primary: { label: t('recipient.terms.bring'), onPress: () => void bring.run(undefined), disabled: add.busy },
    actions: (
      <Button onPress={() => setLooking(true)} disabled={sheet === undefined}>
        {t('recipient.terms.look')}
      </Button>
    ),
    body: (
      <>
        {view.terms.state === 'complete' ? undefined : <p role="status">{t('recipient.terms.waiting')}</p>}
        <WrittenTo name={written} />
        <Drop onFiles={(files) => void add.run(files)}>
          <Button kind="small" onPress={() => go('write')}>
            {t('recipient.terms.again')}
          </Button>
        </Drop>
        {looking && sheet !== undefined ? (
          <StatementDialog title={title} sheet={sheet} view={view} onClose={() => setLooking(false)} />
        ) : undefined}
      </>
    ),
  };
}

export function useTermsStep(view: CaseView): Step {
  const { t } = useTranslation();
  const { lang } = useSession();
  const label = useLabels();
  const [words, setWords] = useTermsWords(view);
  const [chosen, go] = useState<TermsStage>();
  const acts = useTermsActs(view, words);
  const stage = chosen ?? stageOf(view);
  const sheet = useStatement(stage === 'write' ? undefined : { case: view.case_uid }, lang);
  const turn = { view, acts, go };
  const parts: Record<TermsStage, Part> = {
    write: useWriting(turn, <TermsForm words={words} onChange={setWords} />),
    read: useReading(turn, sheet),
    wait: useWaiting(turn, sheet),
  };
  const { state } = view.terms;
  return {
    id: 'terms',
    name: t('recipient.terms.name'),
    done: state === 'complete' && !misfits(view),
    summary: state === 'absent' ? t('recipient.terms.todo') : label.terms[state],
    problems: [acts.draft.problem, acts.sign.problem, acts.add.problem, acts.bring.problem],
    ...parts[stage],
  };
}
