// What a detector is and gives back: a place in the normal text and what stands there; how overlapping places are resolved.
import type { DetectReason } from '../../domain/words/detect-words.ts';
import type { Needs } from './signs.ts';

/** A find, `start` and `end` in UTF-16 code units of the text that was searched. */
export interface Find {
  /** An id of the catalogue of types. */
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: DetectReason;
  /** It is taken to reach to the end of its clause, whatever stands there. */
  readonly isOpenEnded?: true;
}

/** Looks for its types in a normal text (normal-text.ts). */
export interface Detector {
  /** In a text that lacks these nothing is found, so it is not searched. */
  readonly needs: Needs;
  /** Adds what it finds, in linear time, whatever the text. */
  find(text: string, finds: Find[]): void;
}

function isBefore(left: Find, right: Find): number {
  const longer = right.end - right.start - (left.end - left.start);
  return longer || right.confidence - left.confidence || left.start - right.start;
}

const areApart = (left: Find, right: Find): boolean => left.end <= right.start || right.end <= left.start;

let signsTaken = new Uint8Array(256);

/** A mark for each sign of a text, none of them set; the same ones for one text after the other. */
function noneTaken(length: number): Uint8Array {
  if (length > signsTaken.length) signsTaken = new Uint8Array(2 * length);
  return signsTaken.fill(0, 0, length);
}

/** Secrets and numbers that are told by themselves: what is open-ended ends in front of them. */
const told = new Set([
  ...['home_access', 'credential', 'card_auth'],
  ...['cn_id18', 'hmt_residence', 'cn_foreign_pr', 'bank_card', 'cn_mobile', 'email'],
]);
/** What is left of a find must have more signs. */
const tooShort = 3;

function cutOpenEnds(finds: Find[], length: number): Find[] {
  if (!finds.some(({ isOpenEnded }) => isOpenEnded)) return finds;
  const isTold = noneTaken(length);
  for (const { type, start, end } of finds) if (told.has(type)) isTold.fill(1, start, end);
  return finds.flatMap((find) => {
    const cut = find.isOpenEnded ? isTold.subarray(find.start, find.end).indexOf(1) : -1;
    if (cut < 0) return [find];
    return cut > tooShort ? [{ ...find, end: find.start + cut }] : [];
  });
}

function resolveTwo(finds: Find[], one: Find, two: Find): Find[] {
  if (areApart(one, two)) return one.start < two.start ? finds : [two, one];
  return [isBefore(one, two) <= 0 ? one : two];
}

/**
 * Of finds that overlap only the longest stays, of equally long ones the most certain, once the open-ended ones are cut. In the order of
 * the text; `found` itself is reordered.
 */
export function resolveOverlaps(found: Find[], length: number): Find[] {
  const finds = cutOpenEnds(found, length);
  const [one, two] = finds;
  if (one === undefined || two === undefined) return finds;
  if (finds.length === 2) return resolveTwo(finds, one, two);
  const taken = noneTaken(length);
  const kept = finds.sort(isBefore).filter(({ start, end }) => {
    // The longer ones were first: one that overlaps this covers its first sign or its last.
    if (taken[start] === 1 || taken[end - 1] === 1) return false;
    for (let at = start; at < end; at += 1) taken[at] = 1;
    return true;
  });
  return kept.sort((left, right) => left.start - right.start);
}
