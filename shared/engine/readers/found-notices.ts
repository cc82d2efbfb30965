// Notices of what was found at all.
import type { Notice } from './record.ts';

type Found = readonly [code: Notice['code'], count: number, names?: readonly string[]];

/** Names shown of a long list. */
const mostNames = 20;

export function foundNotices(found: readonly Found[]): Notice[] {
  return found
    .filter(([, count]) => count > 0)
    .map(([code, count, names]) => ({ code, count, ...(names ? { names: names.slice(0, mostNames) } : {}) }));
}
