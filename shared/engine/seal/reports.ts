// The reports of a package (FORMAT.md 7.6): how many cells went as something else or not at all, and who could be recognised in what goes.

import type { PackageKind } from '../../domain/vocabulary.ts';
import type { ReportLimit } from '../../domain/words/report-words.ts';
import type { RedactionReport, Report, RiskReport } from '../../format/package/reports.ts';
import { fewOf } from '../../format/words.ts';
import type { ContainmentReport } from './containment/report.ts';
import type { SealedTable, TableToSeal } from './seal-table.ts';
import type { TableRisk } from './table-risk.ts';

type Counted = Pick<SealedTable, 'manifest' | 'changed' | 'risk' | 'before'>;

const redactionLimits: ReportLimit[] = ['scan_misses', 'still_personal', 'text_may_tell', 'files_unread'];
const riskLimits: ReportLimit[] = ['named_columns', 'other_knowledge', 'rows_are_persons', 'still_personal'];

/** In the order of their names. A preview shows no counts in the clear, a trial has nothing to report on. */
export function reportsOf(kind: PackageKind, tables: readonly Counted[]): Report[] {
  if (kind === 'trial') return [];
  const redaction = kind === 'preview' ? undefined : redactionReport(tables);
  return [redaction, riskReport(tables)].filter((report) => report !== undefined);
}

/** Columns that go as they are have no line: nothing of them was changed. */
function redactionReport(tables: readonly Counted[]): Report | undefined {
  const reported = tables.flatMap(({ manifest: { columns, id }, changed }) => {
    const lines = columns.flatMap((column, index) =>
      column.action === 'keep' ? [] : [{ cells: fewOf(changed[index] ?? 0), id: column.id }],
    );
    return lines.length === 0 ? [] : [{ columns: lines, id }];
  });
  if (tables.length === 0) return undefined;
  return { format: 'handover-report/1', kind: 'redaction', limits: redactionLimits, tables: reported };
}

/** With what a person decided against the program, and what the containment gate looked for and where. */
export function withGate(
  reports: readonly Report[],
  found: ContainmentReport,
  tables: readonly Pick<TableToSeal, 'allowed' | 'grounds' | 'id' | 'notSecret'>[],
): Report[] {
  const { cells, chanceValues, texts, values } = found;
  const gate = { cells: fewOf(cells), texts: fewOf(texts), values: fewOf(values + chanceValues) };
  const allowed = tables.flatMap((table) => allowedIn(table, found));
  const grounds = tables.flatMap(({ grounds: ofTable, id: table }) => ofTable.map((one) => ({ ...one, table })));
  const stated = tables.flatMap(({ id: table, notSecret }) => notSecret.map((column) => ({ column, table })));
  const told = {
    ...(allowed.length === 0 ? {} : { allowed }),
    gate,
    ...(grounds.length === 0 ? {} : { grounds }),
    ...(stated.length === 0 ? {} : { not_secret: stated }),
  };
  return reports.map((report) => (report.kind === 'redaction' ? { ...report, ...told } : report));
}

function allowedIn(
  { allowed, id: table }: Pick<TableToSeal, 'allowed' | 'id'>,
  found: ContainmentReport,
): NonNullable<RedactionReport['allowed']> {
  return allowed.map(({ column, from, reason }) => {
    const pairs = found.allowed.filter(
      (one) =>
        one.in.table === table &&
        one.in.column === column &&
        one.from.table === from.table &&
        one.from.column === from.column,
    );
    const cells = pairs.reduce((sum, one) => sum + one.cells, 0);
    return { cells: fewOf(cells), column, from_column: from.column, from_table: from.table, reason, table };
  });
}

type OfTable = TableRisk & { readonly table: string };

/** Of all tables measured: the smallest class, its risk, and the average risk over their rows. Rounded upwards. */
function together(measured: readonly OfTable[]): Required<RiskReport>['before'] {
  const sum = (of: (risk: TableRisk) => number) => measured.reduce((total, risk) => total + of(risk), 0);
  const k = Math.min(...measured.map((risk) => risk.k));
  return {
    average_permille: Math.ceil((1000 * sum(({ classes }) => classes)) / sum(({ rows }) => rows)),
    k,
    quasi: measured.flatMap(({ table, quasi }) => quasi.map((column) => ({ column, table }))),
    worst_permille: Math.ceil(1000 / k),
  };
}

function riskReport(tables: readonly Counted[]): Report | undefined {
  const ofTable = ({ manifest: { id: table } }: Counted, risk: TableRisk | undefined) =>
    risk === undefined ? [] : [{ table, ...risk }];
  const measured = tables.flatMap((table) => ofTable(table, table.risk));
  const before = tables.flatMap((table) => ofTable(table, table.before));
  if (measured.length === 0) return undefined;
  return {
    ...together(measured),
    ...(before.length < measured.length ? {} : { before: together(before) }),
    format: 'handover-report/1',
    kind: 'risk',
    limits: riskLimits,
  };
}
