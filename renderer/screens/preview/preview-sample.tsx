// 先给买方看样, folded on the screen of what goes: who could be recognised, how many rows must look alike, and the sample itself.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { barsPreview } from '../../../shared/domain/seal-gates.ts';
import { reportWords } from '../../../shared/domain/words/report-words.ts';
import { coarserWord, riskWords } from '../../../shared/domain/words/risk-words.ts';
import { fill } from '../../../shared/domain/words/template.ts';
import { number } from '../../app/format.ts';
import type { CaseView, Table } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { useCount } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import checks from '../../controls/checks.module.css';
import { Segments, Tick } from '../../controls/choice.tsx';
import { Fold } from '../../controls/fold.tsx';
import { Progress } from '../../controls/progress.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import { WrittenTo } from '../../controls/written-to.tsx';
import text from '../../style/text.module.css';
import { GateLines } from '../shared/gate-lines.tsx';
import { TablePicker, useTableChoice } from '../shared/table-choice.tsx';
import styles from './preview.module.css';
import { RiskPicture } from './risk-picture.tsx';
import { type Measured, useMaking, useMeasuring } from './use-preview.ts';

const sizes = [5, 10, 20] as const;
const usualSize = 10;

type KnownProps = {
  readonly table: Table;
  readonly known: readonly string[];
  readonly onChange: (known: readonly string[]) => void;
};

/** A secret is known to nobody else. */
function Known({ table, known, onChange }: KnownProps) {
  const { t } = useTranslation();
  const toggle = (id: string) => (on: boolean) => onChange(on ? [...known, id] : known.filter((one) => one !== id));
  return (
    <fieldset className={styles.known} data-known={known.length}>
      <legend>{t('preview.known')}</legend>
      {table.columns
        .filter((column) => column.class !== 'C')
        .map(({ id, name }) => (
          <Tick key={id} selected={known.includes(id)} onChange={toggle(id)}>
            {name}
          </Tick>
        ))}
    </fieldset>
  );
}

/** The one column that would help most, with what is decided now. */
function Next({ measured, nameOf }: { readonly measured: Measured; readonly nameOf: (id: string) => string }) {
  const { lang } = useSession();
  const { after, suggestions } = measured;
  const [best] = suggestions;
  if (after === undefined || best === undefined || best.k <= after.k) return undefined;
  return (
    <p className={text.meta2} data-coarser={best.column}>
      {fill(riskWords[lang][coarserWord(best.exact)].says, {
        column: nameOf(best.column),
        k: number(best.k, lang),
        rows: number(best.unique_rows, lang),
      })}
    </p>
  );
}

/** The picture of one table, made when it is asked for. */
function Who({ view, table }: { readonly view: CaseView; readonly table: Table }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const { job, measured } = useMeasuring(view, table.id);
  const [chosen, setChosen] = useState<readonly string[]>();
  const known = chosen ?? measured?.quasi ?? [];
  const nameOf = (id: string) => table.columns.find((column) => column.id === id)?.name ?? id;
  const before = measured?.before;
  return (
    <>
      {measured === undefined ? undefined : <Known table={table} known={known} onChange={setChosen} />}
      {measured !== undefined && before === undefined ? <p>{t('preview.noneKnown')}</p> : undefined}
      {before === undefined ? undefined : (
        <RiskPicture
          before={before}
          after={measured?.after}
          by={before.quasi.map(nameOf).join(reportWords[lang].join)}
        />
      )}
      {measured === undefined ? undefined : <Next measured={measured} nameOf={nameOf} />}
      {job.busy ? <Progress pace={job.pace} /> : undefined}
      <StopBlock problem={job.problem} />
      <div>
        <Button kind="small" onPress={() => void job.run(chosen)} disabled={job.busy}>
          {t(measured === undefined ? 'preview.look' : 'preview.lookAgain')}
        </Button>
      </div>
    </>
  );
}

function Make({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const count = useCount();
  const { job, sealed } = useMaking(view);
  const [k, setK] = useState<number>(usualSize);
  const missing = view.missing.filter(({ gate }) => barsPreview(gate));
  return (
    <>
      <div className={styles.line}>
        <span>{t('preview.alike')}</span>
        <Segments
          label={t('preview.alike')}
          options={sizes.map((size) => ({ value: String(size), label: String(size) }))}
          value={String(k)}
          onChange={(size) => setK(Number(size))}
        />
        <Button onPress={() => void job.run(k)} disabled={job.busy || missing.length > 0}>
          {t('preview.act')}
        </Button>
      </div>
      <p className={text.meta2}>{t('preview.alikeText', { n: k - 1 })}</p>
      {missing.length === 0 ? undefined : (
        <ul className={`${checks.checks} ${checks.short}`}>
          <GateLines view={view} missing={missing} />
        </ul>
      )}
      {job.busy ? <Progress pace={job.pace} /> : undefined}
      <StopBlock problem={job.problem} />
      {sealed === undefined ? undefined : (
        <p role="status" data-preview-made={sealed.package.id}>
          {t('preview.made', { rows: count('rows', sealed.rows), columns: count('columns', sealed.columns_kept) })}
        </p>
      )}
      <WrittenTo name={sealed?.file} />
    </>
  );
}

/** Nothing for a case without tables. */
export function PreviewSample({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const [table, turnTo] = useTableChoice(view.tables);
  if (table === undefined) return undefined;
  return (
    <Fold title={t('preview.title')}>
      <div className={styles.preview} data-preview="">
        <p>{t('preview.text')}</p>
        {view.tables.length < 2 ? undefined : (
          <div className={styles.line}>
            <TablePicker tables={view.tables} value={table.id} onChange={turnTo} />
          </div>
        )}
        <Who key={table.id} view={view} table={table} />
        <Make view={view} />
      </div>
    </Fold>
  );
}
