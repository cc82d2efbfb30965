// Third thing of 卖6: the terms, written and signed here, signed by them, and brought back.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clauses } from '../../../shared/domain/terms-text.ts';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { useAct } from '../../app/act.ts';
import { suggestedName } from '../../app/file-names.ts';
import { given } from '../../app/given.ts';
import { api, pick, place } from '../../app/host.ts';
import { partyName } from '../../app/parties.ts';
import type { CaseView } from '../../app/queries.ts';
import { useDraft, useSession } from '../../app/session.ts';
import { useLabels } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Drop } from '../../controls/drop.tsx';
import type { Step } from '../../controls/steps.tsx';
import { WrittenTo } from '../../controls/written-to.tsx';
import { TermsPage } from '../../paper/pages.tsx';
import { usePrint } from '../../paper/print.tsx';
import { TermsForm, type TermsWords } from './terms-form.tsx';

function purposesOf({ purposes }: TermsWords): string[] {
  return purposes.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

function useTermsActs(view: CaseView, words: TermsWords) {
  const { lang } = useSession();
  const [written, setWritten] = useState<string>();
  const write = useAct(
    async () => {
      const who = [partyName(view.parties, 'seller'), partyName(view.parties, 'buyer')];
      const out = await place('file', suggestedName('terms', who, lang));
      if (out === undefined) return;
      const { retention, failure, cutoff, declaredOk } = words;
      const purposes = purposesOf(words);
      await api['terms.draft']({
        case: view.case_uid,
        out: out.handle,
        declared_ok: declaredOk,
        lang,
        ...given({ retention, failure, cutoff }),
        ...(purposes.length === 0 ? {} : { purposes }),
      });
      setWritten((await api['statement.sign']({ file: out.handle })).file);
    },
    { saves: true },
  );
  const add = useAct(
    async (files: FileRef[]) => {
      if (files.length > 0)
        await api['artefact.add']({ case: view.case_uid, files: files.map(({ handle }) => handle) });
    },
    { saves: true },
  );
  const bring = useAct(async () => void (await add.run(await pick('artefacts'))));
  return { write, add, bring, written };
}

export function useTermsStep(view: CaseView): Step {
  const { t } = useTranslation();
  const { lang } = useSession();
  const label = useLabels();
  const print = usePrint();
  const usual = clauses[lang];
  const [words, setWords] = useDraft<TermsWords>(`terms ${view.case_uid}`, {
    purposes: usual.purposes.join('\n'),
    retention: usual.retention,
    failure: usual.failure,
    cutoff: view.cutoff ?? '',
    declaredOk: false,
  });
  const [again, setAgain] = useState(false);
  const { write, add, bring, written } = useTermsActs(view, words);
  const { state } = view.terms;
  const done = state === 'complete';
  const signed = !again && (state === 'signed_by_us' || done);
  const sign = () => void write.run(undefined).then(() => setAgain(false));
  return {
    id: 'terms',
    name: t('recipient.terms.name'),
    done,
    summary: state === 'absent' ? t('recipient.terms.todo') : label.terms[state],
    problems: [write.problem, add.problem, bring.problem],
    primary: signed
      ? { label: t('recipient.terms.bring'), onPress: () => void bring.run(undefined), disabled: add.busy }
      : { label: t('recipient.terms.act'), onPress: sign, disabled: write.busy },
    actions: (
      <Button onPress={() => void print(<TermsPage view={view} terms={words} />)}>{t('recipient.terms.print')}</Button>
    ),
    body: signed ? (
      <>
        {done ? undefined : <p role="status">{t('recipient.terms.waiting')}</p>}
        <WrittenTo name={written} />
        <Drop onFiles={(files) => void add.run(files)}>
          <Button kind="small" onPress={() => setAgain(true)}>
            {t('recipient.terms.again')}
          </Button>
        </Drop>
      </>
    ) : (
      <TermsForm words={words} onChange={setWords} />
    ),
  };
}
