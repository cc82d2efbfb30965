// The three stacks of 卖4: a column lies in one of them by what is done with it.
import type { Output } from '../../../shared/ipc/contract.ts';

export type CaseTables = Output<'policy.show'>['tables'];
export type Column = CaseTables[number]['columns'][number];
/** A column where it stands. */
export type Place = { readonly table: CaseTables[number]; readonly column: Column };

export const stackNames = ['keep', 'change', 'drop'] as const;
export type StackName = (typeof stackNames)[number];

export function stackOf({ action }: Pick<Column, 'action'>): StackName {
  return action === 'keep' || action === 'drop' ? action : 'change';
}

export function inStack<T extends Pick<Column, 'action'>>(columns: readonly T[], stack: StackName): T[] {
  return columns.filter((column) => stackOf(column) === stack);
}

/** How many columns of all tables lie in each stack. */
export function sizesOf(tables: readonly { columns: readonly Pick<Column, 'action'>[] }[]): Record<StackName, number> {
  const columns = tables.flatMap((table) => table.columns);
  const size = (stack: StackName) => inStack(columns, stack).length;
  return { keep: size('keep'), change: size('change'), drop: size('drop') };
}
