// Which columns have a control total: amounts and counts. The sum of phone numbers says nothing.
import type { PiClass } from '../../domain/vocabulary.ts';

const moneyTypes = new Set(['prepaid_balance', 'transaction', 'income']);

export const isMoney = ({ pi }: { readonly pi: string }): boolean => moneyTypes.has(pi);

export function isCounted(column: { readonly class: PiClass; readonly pi: string }): boolean {
  return column.class === 'N' || isMoney(column);
}
