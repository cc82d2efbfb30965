// Who could be recognised in a table, for the person who decides: in its rows as they are, in those that go, and what to write coarser next.

import { rowCells } from '../../../data/csv/row-cells.ts';
import { asStored, drop, type TablePlan, withChanges } from '../../../data/redaction/table-plan.ts';
import { isQuasi } from '../../../data/risk/known-columns.ts';
import { RiskMeasure } from '../../../data/risk/measure.ts';
import type { Reidentification, RiskReport } from '../../../data/risk/report.ts';
import type { Row } from '../../../data/risk/rows.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { Output } from '../../../ipc/contract.ts';
import { rowProgress } from '../../jobs.ts';
import { release } from '../../memory.ts';
import { decode } from '../../readers/text/utf8.ts';
import { type Projecting, projectedRows, type StoredRows } from '../../seal/projected-rows.ts';
import type { TableToSeal } from '../../seal/seal-table.ts';
import type { Context, Service } from '../context.ts';
import { dataOfTable } from '../data/data-of-table.ts';
import { contentOf } from '../package/seal-content.ts';
import { NextSteps, type QuasiOfCase } from './next-steps.ts';

type Measured = Output<'policy.risk'>;
type Figures = NonNullable<Measured['before']>;

/** What is measured: ids of columns. */
type Wanted = {
  readonly quasi: readonly string[];
  readonly sensitive?: string | undefined;
  readonly k?: number | undefined;
};

/** @throws unknown.case, unknown.table, unknown.column · usage if the sensitive column is among the quasi ones · cancelled, vault.damaged */
export function measurePolicyRisk(context: Context): Service<'policy.risk'> {
  return ({ job, case: ref, table: id, quasi, sensitive, k }) =>
    context.jobs.run(job, async (running): Promise<Measured> => {
      const data = await dataOfTable(context, ref, id);
      const through = { bulk: context.bulk(), signal: running.signal };
      const { all } = await contentOf(context.vault(), data, context.now(), through);
      const table = all.find((one) => one.id === id);
      if (table === undefined) throw new HandoverError('unknown.table', { table: id });
      for (const column of [...(quasi ?? []), ...(sensitive === undefined ? [] : [sensitive])]) columnOf(table, column);
      const usual = table.columns.filter(({ pi }) => isQuasi(pi)).map((column) => column.id);
      const wanted = { quasi: quasi ?? usual.filter((column) => column !== sensitive), sensitive, k };
      // The rows are gone through twice.
      const progress = rowProgress(running, 'check', [table, table]);
      const rows = (plan: TablePlan) => projectedIn({ ...table, plan }, { ...through, progress });
      return measure(table, wanted, rows);
    });
}

function columnOf({ columns, id }: TableToSeal, column: string): QuasiOfCase {
  const found = columns.find((one) => one.id === column);
  if (found === undefined) throw new HandoverError('unknown.column', { table: id, column });
  return found;
}

type RowsBy = (plan: TablePlan) => AsyncGenerator<Row>;

async function measure(table: TableToSeal, wanted: Wanted, rows: RowsBy): Promise<Measured> {
  const { quasi, sensitive } = wanted;
  if (quasi.length === 0) return { quasi: [], suggestions: [] };
  const asked = [...quasi, ...(sensitive === undefined ? [] : [sensitive])];
  const before = await figures(rows(asStored(table.plan, asked)), wanted);
  const goes = (id: string) => !['drop', 'token'].includes(columnOf(table, id).action);
  const going = {
    ...wanted,
    quasi: quasi.filter(goes),
    sensitive: sensitive !== undefined && goes(sensitive) ? sensitive : undefined,
  };
  const next = new NextSteps(going.quasi.map((id) => columnOf(table, id)));
  const after = going.quasi.length === 0 ? undefined : await figures(rows(asTheyGo(table.plan, asked)), going, next);
  return {
    quasi: [...quasi],
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    suggestions: next.result(),
  };
}

function asTheyGo(plan: TablePlan, ids: readonly string[]): TablePlan {
  return withChanges(plan, ({ id, change }) => (ids.includes(id) ? change : drop));
}

type Looking = Projecting & { progress(rows: number): void };

async function* projectedIn(table: StoredRows, looking: Looking): AsyncGenerator<Row> {
  const ids = table.plan.columns.filter(({ change }) => change.action !== 'drop').map(({ id }) => id);
  for await (const { csv, rows } of projectedRows(table, looking)) {
    for (const [, ...cells] of rowCells(decode(csv, 0, csv.length), ids.length + 1)) {
      yield Object.fromEntries(ids.map((id, at) => [id, cells[at] ?? '']));
    }
    release(csv);
    looking.progress(rows);
  }
}

/** @param next is told of the rows, too */
async function figures(rows: AsyncIterable<Row>, wanted: Wanted, next?: NextSteps): Promise<Figures | undefined> {
  const { quasi, sensitive, k } = wanted;
  const risk = new RiskMeasure({
    quasi,
    ...(sensitive === undefined ? {} : { sensitive }),
    ...(k === undefined ? {} : { k }),
  });
  for await (const row of rows) {
    risk.add(row);
    next?.add(row);
  }
  return risk.rows === 0 ? undefined : { quasi: [...quasi], ...figuresOf(risk.result()) };
}

function figuresOf({
  classSizes,
  journalist,
  l,
  prosecutor,
  rowsWithEmpty,
  t,
  tDistance,
  uniqueness,
  ...report
}: RiskReport): Omit<Figures, 'quasi'> {
  return {
    ...report,
    rows_with_empty: rowsWithEmpty,
    class_sizes: classSizes.map(({ size, classes }) => ({ size, classes })),
    unique: { ...uniqueness },
    prosecutor: chances(prosecutor),
    journalist: { ...chances(journalist), population: journalist.population },
    ...(l === undefined ? {} : { l: { ...l } }),
    ...(t === undefined ? {} : { t }),
    ...(tDistance === undefined ? {} : { t_distance: tDistance }),
  };
}

const chances = ({ average, highest, rowsAbove, shareAbove, threshold }: Reidentification): Figures['prosecutor'] => ({
  average,
  highest,
  threshold,
  rows_above: rowsAbove,
  share_above: shareAbove,
});
