// Fourth thing of 卖6: a trial envelope goes out, and six digits come back by voice.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/domain/words/describe.ts';
import { useAct } from '../../app/act.ts';
import { suggestedName } from '../../app/file-names.ts';
import { api, place } from '../../app/host.ts';
import { partyName } from '../../app/parties.ts';
import type { CaseView } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { useCount, useLabels } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Field } from '../../controls/field.tsx';
import type { Step } from '../../controls/steps.tsx';
import { WrittenTo } from '../../controls/written-to.tsx';

function useTrialActs(view: CaseView) {
  const { lang } = useSession();
  const [written, setWritten] = useState<string>();
  const [wrong, setWrong] = useState<Problem>();
  const make = useAct(
    async () => {
      const who = [partyName(view.parties, 'seller'), partyName(view.parties, 'buyer')];
      const out = await place('file', suggestedName('trial', who, lang));
      if (out === undefined) return;
      setWrong(undefined);
      setWritten((await api['trial.make']({ case: view.case_uid, out: out.handle })).file);
    },
    { saves: true },
  );
  const confirm = useAct(
    async (code: string) => {
      const tried = await api['trial.confirm']({ case: view.case_uid, code });
      setWrong(tried.passed ? undefined : { code: 'trial.code', where: {}, facts: { tries_left: tried.tries_left } });
    },
    { saves: true },
  );
  return { make, confirm, written, wrong };
}

export function useTrialStep(view: CaseView): Step {
  const { t } = useTranslation();
  const label = useLabels();
  const count = useCount();
  const [code, setCode] = useState('');
  const { make, confirm, written, wrong } = useTrialActs(view);
  const { state, tries_left } = view.trial;
  const digits = code.replace(/\D/g, '');
  const asking = state === 'made';
  // Emptied at once: later it might take away what a person has typed by then.
  const run = () => {
    setCode('');
    void confirm.run(digits);
  };
  return {
    id: 'trial',
    name: t('recipient.trial.name'),
    done: state === 'passed',
    summary: state === 'none' ? t('recipient.trial.todo') : label.trial[state],
    problems: [make.problem, confirm.problem, asking ? wrong : undefined],
    primary: asking
      ? { label: t('recipient.trial.act'), onPress: run, disabled: digits.length !== 6 || confirm.busy }
      : {
          label: state === 'none' ? t('recipient.trial.make') : t('recipient.trial.again'),
          onPress: () => void make.run(undefined),
          disabled: make.busy,
        },
    actions: asking ? (
      <Button onPress={() => void make.run(undefined)} disabled={make.busy}>
        {t('recipient.trial.again')}
      </Button>
    ) : undefined,
    body: asking ? (
      <>
        <p role="status">{t('recipient.trial.made')}</p>
        <WrittenTo name={written} />
        <Field
          label={t('recipient.trial.code')}
          value={code}
          onChange={setCode}
          look="six"
          numeric
          maxLength={7}
          hint={count('tries', tries_left)}
        />
      </>
    ) : (
      <p>{state === 'failed' ? t('recipient.trial.failed') : t('recipient.trial.text')}</p>
    ),
  };
}
