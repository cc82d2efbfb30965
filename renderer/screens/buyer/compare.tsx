// 买4 对数: expected against found, totals, ten masked rows; then the receipt, or what is wrong.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act.ts';
import { CaseStrip } from '../../app/case-strip.tsx';
import { suggestedName } from '../../app/file-names.ts';
import { api, place } from '../../app/host.ts';
import { partyName } from '../../app/parties.ts';
import { type CaseView, useComparison } from '../../app/queries.ts';
import { useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import { useSession, useWords } from '../../app/session.ts';
import layout from '../../app/shell.module.css';
import { reasonsOf } from '../../app/why.tsx';
import { Waiting, WithCase } from '../../app/with-case.tsx';
import { Button } from '../../controls/button.tsx';
import { isPreview, OpenedPreview } from '../preview/opened-preview.tsx';
import { Report } from '../shared/report.tsx';
import type { Comparison, Verdict } from './comparison.ts';
import { Counts } from './counts.tsx';
import { Sample } from './sample.tsx';
import { Signed } from './signed.tsx';
import { WrongDialog } from './wrong-dialog.tsx';

function useReceipt(view: CaseView) {
  const { lang } = useSession();
  const [written, setWritten] = useState<string>();
  const act = useAct(
    async (verdict: Verdict) => {
      const who = [partyName(view.parties, 'seller'), partyName(view.parties, 'buyer')];
      const out = await place('file', suggestedName('receipt', who, lang));
      if (out === undefined) return;
      const made = await api['receipt.make']({ case: view.case_uid, out: out.handle, ...verdict });
      setWritten(made.file);
    },
    { saves: true },
  );
  return { act, written };
}

function columnNamed({ tables }: CaseView, table: string, column: string): string | undefined {
  return tables.find(({ id }) => id === table)?.columns.find(({ id }) => id === column)?.name;
}

function Page({ view, comparison }: { readonly view: CaseView; readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const words = useWords();
  const { place: here, go } = useRoute();
  const { act, written } = useReceipt(view);
  const [asking, setAsking] = useState(false);
  const stamped = view.strip.some(({ cell, state }) => cell === 'receipt' && state === 'done');
  const ask = () => setAsking(true);
  const signed = written !== undefined || stamped;
  const wrong = { label: t('compare.wrong'), onPress: ask, disabled: act.busy };
  const agreed = { label: t('compare.act'), onPress: () => void act.run({ result: 'final' }), disabled: act.busy };
  const onward = { label: t('compare.next'), onPress: () => go({ screen: 'use', case: view.case_uid }) };
  return (
    <Screen
      stage={signed ? 'signed' : 'compare'}
      title={signed ? t('compare.signed') : t('compare.title')}
      lead={written === undefined ? t('compare.lead') : t('compare.signedText', { name: written })}
      strip={<CaseStrip current="receipt" pressed={written === undefined ? undefined : 'receipt'} />}
      problems={[act.problem]}
      why={reasonsOf(words.reasons.compare)}
      actions={signed || !comparison.agrees ? undefined : <Button onPress={ask}>{t('compare.wrong')}</Button>}
      primary={signed ? onward : comparison.agrees ? agreed : wrong}
    >
      {here.openedBefore === true && !signed ? (
        <p role="status" data-opened-before="">
          {t('check.openedBefore')}
        </p>
      ) : undefined}
      {written === undefined ? undefined : <Signed />}
      <div className={layout.c5}>
        <Counts comparison={comparison} />
      </div>
      <div className={layout.c7}>
        <Sample sample={comparison.sample} />
      </div>
      {comparison.reports === undefined ? undefined : (
        <Report
          reports={comparison.reports}
          name={comparison.package.name}
          nameOf={(table, column) => columnNamed(view, table, column)}
        />
      )}
      {asking ? (
        <WrongDialog
          onClose={() => setAsking(false)}
          onVerdict={(verdict) => {
            setAsking(false);
            void act.run(verdict);
          }}
        />
      ) : undefined}
    </Screen>
  );
}

function Compared({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const { data, error } = useComparison(view.case_uid);
  if (data !== undefined) return <Page view={view} comparison={data} />;
  return <Waiting title={t('compare.title')} error={error} />;
}

export function Compare() {
  const { t } = useTranslation();
  return (
    <WithCase title={t('compare.title')}>
      {(view) => (isPreview(view) ? <OpenedPreview view={view} /> : <Compared view={view} />)}
    </WithCase>
  );
}
