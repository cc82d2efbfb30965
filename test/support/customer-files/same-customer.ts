// Rows of two tables that are of one customer: what keeps a row of the one back keeps those of the other back.
import type { Row } from './kind.ts';

/** One telephone number, however it is written. */
export function plainNumber(cell: string): string {
  return cell.replace(/^\+86 |[ -]/g, '');
}

/**
 * The rows, each with the rule that keeps its customer back.
 * @param column says who the customer is: here, and as `named` among the customers
 */
export function stayWith(customers: readonly Row[], named: string, rows: readonly Row[], column = named): Row[] {
  const rules = new Map(customers.map(({ cells, stays }) => [plainNumber(cells[named] ?? ''), stays]));
  return rows.map((row) => {
    const stays = rules.get(plainNumber(row.cells[column] ?? ''));
    return stays === undefined ? row : { ...row, stays };
  });
}
