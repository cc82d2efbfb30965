// What was done with the data of a package: column by column with the reason, who could be recognised, and what this does not say.

import { knownKinds } from '../../../shared/domain/report-kinds.ts';
import type { Reason } from '../../../shared/domain/vocabulary.ts';
import { piLabel } from '../../../shared/domain/words/pi-label.ts';
import { limitWords, reportWords } from '../../../shared/domain/words/report-words.ts';
import { fill } from '../../../shared/domain/words/template.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { number, percent } from '../../app/format.ts';
import { useSession } from '../../app/session.ts';
import { useLabels } from '../../app/words.ts';
import text from '../../style/text.module.css';
import styles from './report.module.css';

export type Reports = Output<'package.inspect'>['reports'];
type Few = Reports['tables'][number]['left_out'][number]['rows'];

function useFew(): (count: Few | undefined) => string {
  const { lang } = useSession();
  return (count) => {
    if (count === undefined) return '';
    return count === '<10' ? reportWords[lang].fewCells : number(count, lang);
  };
}

/** The name of a column that came with the data; undefined for one that did not, or where the data is still closed. */
export type NameOf = (table: string, column: string) => string | undefined;

type Told = { readonly reports: Reports; readonly nameOf: NameOf };

function Columns({ reports, nameOf }: Told) {
  const { lang } = useSession();
  const label = useLabels();
  const few = useFew();
  const words = reportWords[lang];
  const many = reports.tables.length > 1;
  return (
    <table className={styles.columns}>
      <thead>
        <tr>
          <th>{words.column}</th>
          <th>{words.kind}</th>
          <th>{words.action}</th>
          <th>{words.reason}</th>
          <th className={text.number}>{words.cells}</th>
        </tr>
      </thead>
      <tbody>
        {reports.tables.flatMap(({ id, columns }) =>
          columns.map((column) => (
            <tr key={`${id}.${column.id}`} data-column={`${id}.${column.id}`}>
              <td>{nameOf(id, column.id) ?? (many ? `${id}.${column.id}` : column.id)}</td>
              <td>{piLabel(column.pi, lang)}</td>
              <td>{label.action[column.action]}</td>
              <td>{label.reason[column.reason]}</td>
              <td className={text.number}>{few(column.cells)}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

function LeftOut({ reports }: { readonly reports: Reports }) {
  const { lang } = useSession();
  const label = useLabels();
  const few = useFew();
  const lines = reports.tables.flatMap(({ id, left_out }) => left_out.map((one) => ({ id, ...one })));
  if (lines.length === 0) return undefined;
  return (
    <section>
      <h3>{reportWords[lang].leftOut}</h3>
      {lines.map(({ id, reason, rows }) => (
        <p key={`${id} ${reason}`}>
          {id} · {label.reason[reason]} · {few(rows)}
        </p>
      ))}
    </section>
  );
}

function Stated({ reports, nameOf }: Told) {
  const { lang } = useSession();
  const { not_secret: stated } = reports;
  if (stated.length === 0) return undefined;
  const words = reportWords[lang];
  const names = stated.map(({ column, table }) => nameOf(table, column) ?? `${table}.${column}`);
  return (
    <section>
      <h3>{words.notSecret}</h3>
      <p>{names.join(words.join)}</p>
    </section>
  );
}

/** One that a later program wrote may be unknown here. */
function useReasonText(): (reason: string) => string {
  const { reason: words } = useLabels();
  return (reason) => (Object.hasOwn(words, reason) ? words[reason as Reason] : reason);
}

const placeText = ({ nameOf }: Pick<Told, 'nameOf'>, table: string, column: string) =>
  nameOf(table, column) ?? `${table}.${column}`;

function Grounds({ reports, nameOf }: Told) {
  const { lang } = useSession();
  const reasonText = useReasonText();
  if (reports.grounds.length === 0) return undefined;
  const words = reportWords[lang];
  return (
    <section data-grounds={reports.grounds.length}>
      <h3>{words.grounds}</h3>
      {reports.grounds.map(({ column, rule, sha256, table }) => {
        const place = placeText({ nameOf }, table, column);
        return (
          <p key={`${table}.${column} ${rule} ${sha256}`} className={text.file}>
            {fill(words.groundLine, { place, reason: reasonText(rule), sha256 })}
          </p>
        );
      })}
    </section>
  );
}

function Gate({ reports, nameOf }: Told) {
  const { lang } = useSession();
  const reasonText = useReasonText();
  const few = useFew();
  const { allowed, gate } = reports;
  if (gate === undefined) return undefined;
  const words = reportWords[lang];
  const { cells, texts, values } = gate;
  const place = (table: string, column: string) => nameOf(table, column) ?? `${table}.${column}`;
  return (
    <section data-gate="">
      <h3>{words.gate}</h3>
      <p>{fill(words.searched, { cells: few(cells), texts: few(texts), values: few(values) })}</p>
      <p>{words.refused}</p>
      {allowed.length === 0 ? undefined : <h3>{words.allowed}</h3>}
      {allowed.map((one) => {
        const [from, into] = [place(one.from_table, one.from_column), place(one.table, one.column)];
        return (
          <p key={`${one.from_table}.${one.from_column} ${one.table}.${one.column}`}>
            {fill(words.allowedLine, { from, into, cells: few(one.cells), reason: reasonText(one.reason) })}
          </p>
        );
      })}
    </section>
  );
}

function Risk({ reports }: { readonly reports: Reports }) {
  const { lang } = useSession();
  const { risk } = reports;
  if (risk === undefined) return undefined;
  const words = reportWords[lang];
  const sentence = (says: string, { k, average_permille, worst_permille, ...by }: Omit<typeof risk, 'before'>) => {
    const [worst, average] = [worst_permille, average_permille].map((permille) => percent(permille / 1000, lang));
    const kinds = knownKinds(reports.tables, by, (pi) => piLabel(pi, lang)).join(words.join);
    return fill(says, { by: kinds, k: number(k, lang), worst, average });
  };
  return (
    <section data-risk={risk.k}>
      <h3>{words.risk}</h3>
      {risk.before === undefined ? undefined : <p data-before={risk.before.k}>{sentence(words.before, risk.before)}</p>}
      <p>{sentence(words.after, risk)}</p>
    </section>
  );
}

function Limits({ reports }: { readonly reports: Reports }) {
  const { lang } = useSession();
  const words = reportWords[lang];
  if (reports.limits.length === 0) return undefined;
  return (
    <section>
      <h3>{words.limits}</h3>
      {reports.limits.map((word) => (
        <p key={word}>{limitWords(word, lang) ?? fill(words.otherLimit, { word })}</p>
      ))}
    </section>
  );
}

/** The same on the screen and on paper. */
export function ReportBody({ reports, nameOf }: Told) {
  return (
    <div className={styles.report} data-report="">
      <Columns reports={reports} nameOf={nameOf} />
      <LeftOut reports={reports} />
      <Grounds reports={reports} nameOf={nameOf} />
      <Stated reports={reports} nameOf={nameOf} />
      <Gate reports={reports} nameOf={nameOf} />
      <Risk reports={reports} />
      <Limits reports={reports} />
    </div>
  );
}
