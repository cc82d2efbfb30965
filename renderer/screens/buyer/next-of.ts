// What may follow a check, as a pure rule: nothing opens unless everything is good and the package is ours.

export type Next = 'pick' | 'again' | 'unlock' | 'open' | 'trial' | 'signer' | 'another';

export type CheckStanding = {
  readonly good: boolean;
  readonly error?: unknown;
  readonly lines: readonly { readonly result: 'good' | 'bad' | 'open' }[];
  readonly facts?: { readonly kind: string; readonly for_us: boolean } | undefined;
};

export function failed({ lines, error }: CheckStanding): boolean {
  return error !== undefined || lines.some(({ result }) => result === 'bad');
}

export function nextOf(checked: CheckStanding | undefined, vault: 'missing' | 'locked' | 'open' | undefined): Next {
  if (checked === undefined) return 'pick';
  if (failed(checked)) return 'again';
  // Whose package it is, and whom to trust, is known to an open data box only.
  if (vault === 'locked') return 'unlock';
  if (!checked.good) return 'signer';
  if (vault !== 'open' || checked.facts?.for_us !== true) return 'another';
  return checked.facts.kind === 'trial' ? 'trial' : 'open';
}
