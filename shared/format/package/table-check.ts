// A table across its parts: `_row` rises, counts are those promised, control totals add up.
import { HandoverError } from '../../domain/errors.ts';
import { type DecimalSum, decimalSum, parseDecimal } from './decimal.ts';
import { countedParts, type DescriptorTable, headerFields } from './descriptor.ts';
import type { Manifest, ManifestTable } from './manifest.ts';
import type { CsvFacts } from './part-csv.ts';
import type { PartSpec } from './parts.ts';

export interface TableCheck {
  /** What part `index` (from 0) must be. */
  spec(index: number): PartSpec;
  /** Takes the facts of part `index`, in order. @throws csv */
  add(index: number, facts: CsvFacts): void;
}

export function tableCheck(of: ManifestTable, named: DescriptorTable, kind: Manifest['kind']): TableCheck {
  const counted = countedParts(of, named);
  const fields = headerFields(named);
  const totals = controlTotals(named, kind);
  const sums = totals.map(({ field }) => field);
  const deleted = named.deleted ?? [];
  let lastRow = 0;

  return {
    spec: (index) => ({ csvBytes: counted[index]?.csv_bytes ?? 0, deleted, fields, preview: kind === 'preview', sums }),
    add(index, facts) {
      if (facts.rows !== counted[index]?.rows) throw refused(of.id, 'rows');
      if (facts.rows > 0 && facts.first <= lastRow) throw refused(of.id, '_row');
      if (facts.rows > 0) lastRow = facts.last;
      for (const [position, total] of totals.entries()) addTo(total, facts.sums[position], of.id);
      if (index === counted.length - 1) for (const total of totals) checkTotal(total, of.id);
    },
  };
}

interface Total {
  readonly column: string;
  readonly field: number;
  readonly expected: bigint;
  readonly sum: DecimalSum;
}

/** In a supplement `sum` speaks of the table after applying, which only the receiver of the base can know. */
function controlTotals(named: DescriptorTable, kind: Manifest['kind']): Total[] {
  if (kind === 'supplement') return [];
  return named.columns.flatMap(({ id, sum }, index) =>
    sum === undefined ? [] : [{ column: id, field: index + 1, expected: parseDecimal(sum), sum: decimalSum() }],
  );
}

function addTo(total: Total, part: bigint | undefined, table: string): void {
  if (part === undefined) throw refused(table, 'sum', total.column);
  total.sum.merge(part);
}

function checkTotal(total: Total, table: string): void {
  if (total.sum.value !== total.expected) throw refused(table, 'sum', total.column);
}

function refused(table: string, reason: string, column?: string): HandoverError {
  return new HandoverError('csv', column === undefined ? { table } : { table, column }, { reason });
}
