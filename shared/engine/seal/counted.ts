// Which columns have a control total: amounts and counts. The sum of phone numbers says nothing.
import type { PiClass } from '../../domain/vocabulary.ts';

const moneyTypes = new Set(['prepaid_balance', 'transaction', 'income']);

export function isCounted({ class: piClass, pi }: { readonly class: PiClass; readonly pi: string }): boolean {
  return piClass === 'N' || moneyTypes.has(pi);
}
