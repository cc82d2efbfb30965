// The strip on the check screen: stamped at 封 by what the package says of itself, torn there when it fails.
import { CaseStrip } from '../../app/case-strip.tsx';
import type { KnownCell } from '../../strip/cells.ts';
import { failed } from './next-of.ts';
import type { Checked } from './verify.ts';

export function cellsOfCheck(checked: Checked): KnownCell[] {
  if (failed(checked)) return [{ cell: 'seal', state: 'torn' }];
  const { facts } = checked;
  if (facts === undefined || facts.kind === 'trial') return [{ cell: 'prepare', state: 'doing' }];
  const sealed: KnownCell = { cell: 'seal', state: 'done', at: facts.made, short: facts.short };
  return facts.for_us ? [sealed, { cell: 'receipt', state: 'doing' }] : [sealed];
}

export function CheckStrip({ checked }: { readonly checked: Checked }) {
  const current = checked.facts?.kind === 'trial' ? 'prepare' : 'seal';
  return <CaseStrip current={current} instead={cellsOfCheck(checked)} />;
}
