// The five lines of a check; a failed line is the ink block that names the entry, and what comes after it was not checked.
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../shared/domain/words/describe.ts';
import type { CheckLine } from '../../../shared/domain/words/label-lists.ts';
import { useSession } from '../../app/session.ts';
import layout from '../../app/shell.module.css';
import { useLabels } from '../../app/words.ts';
import { CodeGroups, Note, Sheet } from '../../controls/blocks.tsx';
import checks from '../../controls/checks.module.css';
import { Icon } from '../../controls/icons.tsx';
import { StopText } from '../../controls/stop-block.tsx';
import text from '../../style/text.module.css';
import { Report } from '../shared/report.tsx';
import { Details } from './details.tsx';
import { failed } from './next-of.ts';
import { type Line, problemOf, useLineWords } from './result-words.ts';
import type { Checked } from './verify.ts';

const order: readonly CheckLine[] = ['integrity', 'signer', 'authority', 'recipient', 'content'];
const marks = { good: 'tick', bad: 'stop', open: 'ask' } as const;

function ResultLine({ line, checked }: { readonly line: Line; readonly checked: Checked }) {
  const label = useLabels();
  const { fact, details } = useLineWords()(line, checked);
  // What no one can know without the key is a fact, not a doubt.
  const calm = line.line === 'content' && line.result === 'open';
  const tone = line.result === 'good' ? checks.good : calm ? checks.skip : checks.open;
  return (
    <li data-line={line.line} data-result={line.result}>
      <Icon name={calm ? 'todo' : marks[line.result]} className={tone} />
      <h2 className={tone}>{label.line[line.line][line.result]}</h2>
      <div>
        {fact}
        <Details lines={details} />
      </div>
    </li>
  );
}

function Stopped({ checked }: { readonly checked: Checked }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const label = useLabels();
  const failing = checked.bad?.line ?? 'integrity';
  const passed = (line: CheckLine) => checked.lines.some((known) => known.line === line && known.result === 'good');
  return (
    <ol className={checks.checks}>
      <li className={checks.stopped} data-line={failing} data-result="bad">
        <StopText {...describeError(problemOf(checked), lang)} still />
      </li>
      {order
        .filter((line) => line !== failing)
        .map((line) => (
          <li key={line} className={checks.skip} data-line={line} data-result={passed(line) ? 'good' : 'skipped'}>
            <Icon name={passed(line) ? 'tick' : 'todo'} />
            <h2>{passed(line) ? label.line[line].good : label.lineName[line]}</h2>
            <div>{passed(line) ? '' : t('check.skipped')}</div>
          </li>
        ))}
    </ol>
  );
}

export function CheckResult({ checked }: { readonly checked: Checked }) {
  const { t } = useTranslation();
  if (failed(checked)) return <Stopped checked={checked} />;
  const { facts } = checked;
  return (
    <>
      <div className={layout.c8}>
        <ol className={checks.checks}>
          {checked.lines.map((line) => (
            <ResultLine key={line.line} line={line} checked={checked} />
          ))}
        </ol>
        {facts?.kind === 'trial' ? <Note what={t('trial.title')}>{t('check.trialFound')}</Note> : undefined}
        {facts === undefined ? undefined : <Report reports={facts.reports} name={facts.name} />}
      </div>
      {facts === undefined ? undefined : (
        <div className={layout.c4}>
          <Sheet>
            <h2 className={text.strong}>{t('check.fingerprint')}</h2>
            <p className={text.meta}>{t('check.compare')}</p>
            <CodeGroups code={facts.short} narrow />
          </Sheet>
        </div>
      )}
    </>
  );
}
