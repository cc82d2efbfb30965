// The reports of a package together with the decisions of its manifest, as a caller sees them.
import type { Manifest } from '../../../format/package/manifest.ts';
import type { RedactionReport, Report, RiskReport } from '../../../format/package/reports.ts';
import type { Few } from '../../../format/words.ts';
import type { Output } from '../../../ipc/contract.ts';

type ReportsView = Output<'package.inspect'>['reports'];

export function reportsView({ tables }: Manifest, reports: readonly Report[]): ReportsView {
  const redaction = reports.find((report) => report.kind === 'redaction');
  const risk = reports.find((report) => report.kind === 'risk');
  const cells = cellsByColumn(redaction);
  return {
    tables: tables.map(({ id, columns, left_out }) => ({
      id,
      columns: columns.map(({ id: column, pi, action, reason }) => {
        const changed = cells.get(`${id}.${column}`);
        return { id: column, pi, action, reason, ...(changed === undefined ? {} : { cells: changed }) };
      }),
      left_out: left_out.map(({ reason, rows }) => ({ reason, rows })),
    })),
    ...(redaction?.gate === undefined ? {} : { gate: redaction.gate }),
    not_secret: redaction?.not_secret ?? [],
    allowed: redaction?.allowed ?? [],
    grounds: redaction?.grounds ?? [],
    ...(risk === undefined ? {} : { risk: riskView(risk) }),
    limits: [...new Set(reports.flatMap(({ limits }) => limits))],
  };
}

function cellsByColumn(report: RedactionReport | undefined): Map<string, Few> {
  const lines = report?.tables.flatMap(({ id, columns }) =>
    columns.map((column) => [`${id}.${column.id}`, column.cells] as const),
  );
  return new Map(lines);
}

function riskView({ before, format: _, kind: __, limits: ___, ...risk }: RiskReport): NonNullable<ReportsView['risk']> {
  return { ...risk, ...(before === undefined ? {} : { before }) };
}
