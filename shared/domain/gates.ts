// What must be there before a package may be sealed: each gate has the command that mends it and the screen that shows it.

export const gates = {
  ground: { command: 'case set --ground', screen: 'deal' },
  data: { command: 'import', screen: 'data' },
  buyer_card: { command: 'trust', screen: 'recipient' },
  buyer_verified: { command: 'trust --case ID --safety-number N', screen: 'recipient' },
  terms: { command: 'terms', screen: 'recipient' },
  terms_signed: { command: 'sign, then add', screen: 'recipient' },
  terms_match: { command: 'terms', screen: 'recipient' },
  trial: { command: 'trial', screen: 'recipient' },
  trial_confirmed: { command: 'trial confirm', screen: 'recipient' },
  suite: { command: 'case new', screen: 'recipient' },
  nothing_kept: { command: 'policy set', screen: 'policy' },
  customers_said: { command: 'policy set --rule', screen: 'policy' },
} as const satisfies Record<string, { command: string; screen: Screen }>;

export type Gate = keyof typeof gates;

/** The screens of the default path, by the names of the window's routes. */
export type Screen =
  | 'start'
  | 'deal'
  | 'data'
  | 'policy'
  | 'recipient'
  | 'seal'
  | 'finish'
  | 'receive'
  | 'trial'
  | 'check'
  | 'compare'
  | 'use';
