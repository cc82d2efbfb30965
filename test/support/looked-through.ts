// A column as it is kept once its first values have placed it and all of them were looked through.
import { classifyColumn } from '../../shared/data/columns/classify.ts';
import { scanColumn } from '../../shared/data/detect.ts';
import type { ColumnFacts } from '../../shared/engine/services/data/table-facts.ts';
import { withFound } from '../../shared/engine/services/scan/found-facts.ts';

export function lookedThrough(name: string, values: readonly string[]): ColumnFacts | undefined {
  const rows = { rows_read: values.length, taken: values.length, refused: 0, set_apart: 0, notes: [] };
  const findings = scanColumn(name, values).map(({ counts, reasons, examples, ...finding }) => ({
    ...finding,
    ...counts,
    reasons: [...reasons],
    examples: [...examples],
  }));
  const facts = { ...rows, columns: [classifyColumn(name, values)] };
  return withFound(facts, '', { findings: [findings], states: [] }).columns[0];
}
