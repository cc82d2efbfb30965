// How sure a finding is, in the three words that a person tells apart.

export type Certainty = 'sure' | 'likely' | 'guess';

const sureFrom = 0.9;
const likelyFrom = 0.6;

/** @param confidence 0 to 1 */
export function certaintyOf(confidence: number): Certainty {
  if (confidence >= sureFrom) return 'sure';
  return confidence >= likelyFrom ? 'likely' : 'guess';
}
