// The refusal of what holds no row, with what it does hold: a header, tables, records.
import { HandoverError } from '../../../domain/errors.ts';
import type { TableFormat } from '../record.ts';

/** `columns`: as the format states them, if it does. */
type Rowless = { readonly kind: TableFormat; readonly columns?: readonly string[] | undefined };

/** @param columns of the header, or as the format states them */
export function onlyHeader(columns: number): { columns?: number } {
  return columns === 0 ? {} : { columns };
}

/** Of a file none of whose tables has a row. */
export function noRows(file: string, tables: readonly Rowless[]): HandoverError {
  const [only] = tables;
  if (only === undefined || tables.length > 1) return new HandoverError('input.no-rows', { file }, countOf(tables));
  const columns = only.columns?.length ?? 0;
  const facts = only.kind === 'json' && columns === 0 ? { records: 0 } : onlyHeader(columns);
  return new HandoverError('input.no-rows', { file }, facts);
}

function countOf({ length }: readonly unknown[]): { tables?: number } {
  return length === 0 ? {} : { tables: length };
}
