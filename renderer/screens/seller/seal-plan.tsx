// The page to read before sealing: to whom, how much, what goes, what stays, and what is still missing.
import { useTranslation } from 'react-i18next';
import { CaseStrip } from '../../app/case-strip.tsx';
import type { Job } from '../../app/job.ts';
import { nameOf, partyOf } from '../../app/parties.ts';
import type { CaseView } from '../../app/queries.ts';
import { Screen } from '../../app/screen.tsx';
import layout from '../../app/shell.module.css';
import type { Reason } from '../../app/why.tsx';
import { useCount, useLabels } from '../../app/words.ts';
import { type Fact, Facts, Figure, Sheet } from '../../controls/blocks.tsx';
import checks from '../../controls/checks.module.css';
import { Icon } from '../../controls/icons.tsx';
import { useLeftOut, usePersonsLine } from '../policy/count-words.ts';
import { exceptionsOf, usePairText } from '../policy/exceptions.tsx';
import { useChecked } from '../policy/use-counts.ts';
import { GateLines } from '../shared/gate-lines.tsx';
import { Columns, Line, type NamedColumns, useList } from './columns.tsx';
import { LetThrough } from './let-through.tsx';
import { namedProblem } from './named-problem.ts';
import styles from './seal.module.css';

/** Names of a table's columns by whether they go. */
function namesOf({ columns, id, name }: CaseView['tables'][number], goes: boolean): NamedColumns {
  return {
    id,
    name,
    columns: columns.filter(({ action }) => (action !== 'drop') === goes).map((column) => column.name),
  };
}

/** Rows that go, once they are counted, of how many persons; and the rows that rules keep back. */
function useRowFacts(view: CaseView): Fact[] {
  const { t } = useTranslation();
  const count = useCount();
  const leftOut = useLeftOut();
  const personsLine = usePersonsLine();
  const { checked } = useChecked(view);
  const tables = count('tables', view.tables.length);
  if (checked === undefined) return [{ term: t('seal.much'), main: t('policy.check.counting'), more: tables }];
  const goes = checked.tables.reduce((sum, table) => sum + table.goes, 0);
  const stay = checked.tables.filter(({ left_out }) => left_out.length > 0);
  const stayLines = stay.map(({ id, left_out, name }) => <Line key={id} name={name} text={leftOut(left_out)} />);
  const persons = checked.persons === undefined ? [] : [personsLine(checked.persons)];
  return [
    { term: t('seal.much'), main: <Figure value={goes} />, more: [tables, ...persons].join(' · ') },
    ...(stay.length === 0 ? [] : [{ term: t('seal.rowsLeft'), main: stayLines }]),
  ];
}

function Plan({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const label = useLabels();
  const count = useCount();
  const list = useList();
  const rowFacts = useRowFacts(view);
  const buyer = partyOf(view.parties, 'buyer');
  const pairText = usePairText();
  const allowed = exceptionsOf(view.tables).map((one) => pairText(view.tables, one));
  const { files, kept } = view.attachments;
  const photos = (n: number) => (n === 0 ? undefined : t('seal.photos', { n: count('files', n) }));
  return (
    <Sheet>
      <Facts
        facts={[
          {
            term: t('seal.to'),
            main: <b>{buyer === undefined ? t('seal.nobody') : nameOf(buyer)}</b>,
            more: buyer === undefined ? undefined : `${label.trust[buyer.trust]} · ${t('seal.toText')}`,
          },
          ...rowFacts,
          {
            term: t('seal.keep'),
            main: <Columns tables={view.tables.map((table) => namesOf(table, true))} />,
            more: photos(kept),
          },
          {
            term: t('seal.left'),
            main: <Columns tables={view.tables.map((table) => namesOf(table, false))} />,
            more: photos(files - kept),
          },
          ...(allowed.length === 0 ? [] : [{ term: t('policy.allowed.title'), main: list(allowed) }]),
        ]}
      />
    </Sheet>
  );
}

function Missing({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className={styles.heading}>{t('seal.missing')}</h2>
      <ul className={`${checks.checks} ${checks.short}`}>
        {view.missing.length === 0 ? (
          <li>
            <Icon name="tick" small className={checks.good} />
            <div>{t('seal.nothing')}</div>
          </li>
        ) : undefined}
        <GateLines view={view} missing={view.missing} />
      </ul>
    </section>
  );
}

export type SealPlanProps = {
  readonly view: CaseView;
  readonly job: Pick<Job<undefined, unknown>, 'busy' | 'problem' | 'cancelled' | 'forget'>;
  readonly onSeal: () => void;
  readonly why: readonly Reason[];
};

export function SealPlan({ view, job, onSeal, why }: SealPlanProps) {
  const { t } = useTranslation();
  return (
    <Screen
      stage="plan"
      title={t('seal.title')}
      lead={t('seal.lead')}
      strip={<CaseStrip current="seal" />}
      problems={[job.problem === undefined ? undefined : namedProblem(view, job.problem)]}
      why={why}
      note={t('seal.note')}
      primary={{ label: t('seal.act'), onPress: onSeal, disabled: view.missing.length > 0 || job.busy }}
    >
      {job.cancelled ? <p role="status">{t('stop.cancelled')}</p> : undefined}
      <LetThrough view={view} problem={job.problem} onAllowed={job.forget} />
      <div className={layout.c8}>
        <Plan view={view} />
      </div>
      {/* Beside a refusal, that nothing is missing would be read as the contrary. */}
      {job.problem !== undefined && view.missing.length === 0 ? undefined : (
        <div className={layout.c4}>
          <Missing view={view} />
        </div>
      )}
    </Screen>
  );
}
