// The layout of a table whose format says what its columns are.
import { csvLimits } from '../../../data/csv/scanner.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { type Layout, tooWide } from './header.ts';

/** The layout of a table whose columns the format states. @throws input.no-rows without any, input.too-wide */
export function statedLayout(columns: readonly string[], file: string): Layout {
  if (columns.length === 0) throw new HandoverError('input.no-rows', { file });
  if (columns.length > csvLimits.columns) throw tooWide(file, 1, columns.length);
  return {
    headerLine: 0,
    headerLines: [],
    headerCells: [],
    firstLine: 1,
    bodyFrom: 1,
    bodyTo: Number.POSITIVE_INFINITY,
    titles: new Set(),
    header: columns,
    shortRows: true,
    isStated: true,
    sure: 'sure',
    reason: 'stated',
  };
}
