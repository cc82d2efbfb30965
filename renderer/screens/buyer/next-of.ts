// What may follow a check, as a pure rule: nothing opens unless everything is good and the package is ours.

export type Next = 'pick' | 'again' | 'unlock' | 'open' | 'trial' | 'signer' | 'another';

export type CheckStanding = {
  readonly good: boolean;
  readonly error?: { readonly code: string } | undefined;
  readonly lines: readonly { readonly result: 'good' | 'bad' | 'open' }[];
  readonly facts?: { readonly kind: string; readonly for_us: boolean } | undefined;
};

/** A line that is wrong; that the signer is not known yet is a doubt, not a failure. */
export function failed({ lines, error }: CheckStanding): boolean {
  return lines.some(({ result }) => result === 'bad') || (error !== undefined && error.code !== 'package.untrusted');
}

export function nextOf(checked: CheckStanding | undefined, vault: 'missing' | 'locked' | 'open' | undefined): Next {
  if (checked === undefined) return 'pick';
  if (failed(checked)) return 'again';
  // Whose package it is, and whom to trust, is known to an open data box only.
  if (vault === 'locked') return 'unlock';
  const ours = vault === 'open' && checked.facts?.for_us === true;
  // A trial proves the key, whoever made it: it is opened before anybody is trusted.
  if (ours && checked.facts?.kind === 'trial') return 'trial';
  if (!checked.good) return 'signer';
  return ours ? 'open' : 'another';
}
