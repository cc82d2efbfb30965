// Where a handover goes on: the screen of the first thing that is still missing.
import { type Gate, gates } from '../../shared/domain/gates.ts';
import type { ScreenName } from './route.ts';

export type Standing = {
  readonly role: 'seller' | 'buyer' | 'witness' | 'holder';
  readonly missing: readonly { readonly gate: string }[];
  readonly packages: readonly { readonly kind: string; readonly direction: 'made' | 'opened' }[];
};

/** The screen that mends a gate. */
export function screenOfGate(gate: string): ScreenName {
  return Object.hasOwn(gates, gate) ? gates[gate as Gate].screen : 'seal';
}

function has(standing: Standing, kind: string, direction: 'made' | 'opened'): boolean {
  return standing.packages.some((item) => item.kind === kind && item.direction === direction);
}

export function nextScreen(standing: Standing): ScreenName {
  if (standing.role === 'buyer') {
    if (has(standing, 'full', 'opened')) return 'compare';
    return has(standing, 'trial', 'opened') ? 'check' : 'trial';
  }
  if (standing.role !== 'seller') return 'check';
  if (has(standing, 'full', 'made')) return 'finish';
  const first = standing.missing[0];
  return first === undefined ? 'seal' : screenOfGate(first.gate);
}
