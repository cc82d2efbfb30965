// l-diversity of one class: how many sensitive values stand behind it, plainly counted and weighed by entropy.
import type { ClassValues } from './closeness.ts';

/**
 * exp(H) of the class, H = −Σ p ln p: n equally frequent values give n (Machanavajjhala et al. 2007, Definition 4.1). Written
 * as n / exp(Σ c ln c / n), which is exact where all counts are 1.
 */
export function entropyDiversity({ counts }: ClassValues): number {
  let rows = 0;
  let weighed = 0;
  for (const count of counts) {
    rows += count;
    weighed += count * Math.log(count);
  }
  return rows / Math.exp(weighed / rows);
}
