// Rows as the measures read them: column name → text.
import { HandoverError } from '../../domain/errors.ts';

export type Row = Readonly<Record<string, string>>;

/**
 * @param number of the row, from 1, for the error
 * @throws usage: the row does not have the column
 */
export function cellOf(row: Row, column: string, number: number): string {
  const value = Object.hasOwn(row, column) ? row[column] : undefined;
  if (typeof value !== 'string') throw new HandoverError('usage', { column, row: number });
  return value;
}
