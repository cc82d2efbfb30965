// What is known of a table beside its rows when its layout is looked for.
import { knownBill } from '../text/bill.ts';
import type { SampleRow } from './cells.ts';
import { headerNamesNothing, type Known } from './header.ts';

export async function knownOf(rows: readonly SampleRow[]): Promise<Known> {
  const isName = headerNamesNothing(rows) ? (await import('./is-name.ts')).isName : undefined;
  return { bill: knownBill(rows), isName };
}
