// A text or a clause that is an address as a whole, like a cell of a column of addresses: it may lack what one in running text needs, and reaches to its end.

import type { Detector, Find } from '../find.ts';
import { han, isSign, signClass } from '../signs.ts';
import { nextLabel } from './labelled.ts';
import { wordsBefore } from './parts.ts';
import { type Clause, clausesOf, holdsPlaceSign, lineEnd, placeSigns } from './whole.ts';

const longestLabel = 41;
const longest = 70;
const shortest = 5;

const isDigit = (text: string, at: number): boolean => text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39;

/** Behind the label in front of the text, if there is one: not behind the colon of 19:30. */
function valueStart(text: string): number {
  let start = text.indexOf(':') + 1;
  if (start >= longestLabel || (isDigit(text, start - 2) && isDigit(text, start))) return 0;
  while (text.charAt(start) === ' ') start += 1;
  return start;
}

/** It is found as an address already, and surer. */
const isKnown = (finds: readonly Find[], start: number, end: number): boolean =>
  finds.some((find) => find.type === 'address' && find.start <= start && find.end === end);

const sure = 0.93;

/** A sure one ends the clause: where it begins is known too. */
const isSurelyKnown = (finds: readonly Find[], { start, end }: Clause): boolean =>
  finds.some((find) => find.type === 'address' && find.end === end && find.start >= start && find.confidence >= sure);

/** It holds something else, like a code of a door; a name or a word in the middle is one of the place. */
const holdsOther = (text: string, finds: readonly Find[], start: number, end: number): boolean =>
  finds.some(
    (find) =>
      find.type !== 'address' &&
      find.end > start &&
      find.start < end &&
      !((find.type === 'person_name' || find.reason === 'word') && isInside(text, find, start, end)),
  );

/** Han characters stand on both sides. */
const isInside = (text: string, find: Find, start: number, end: number): boolean =>
  find.start > start && find.end < end && isSign(text, find.start - 1, han) && isSign(text, find.end, han);

const mark: Pick<Find, 'type' | 'confidence' | 'reason'> = { type: 'address', confidence: 0.75, reason: 'form' };

/** Adds the address that all of this is; false if it is none. */
function addWhole(text: string, start: number, end: number, isLabelled: boolean, finds: Find[]): boolean {
  if (end - start < shortest || end - start > longest) return false;
  if (isKnown(finds, start, end) || holdsOther(text, finds, start, end)) return false;
  const addressEnd = lineEnd(text, start, end, isLabelled);
  if (addressEnd !== undefined) finds.push({ ...mark, start, end: addressEnd });
  return addressEnd !== undefined;
}

/** 13800000000 in front of an address, 王伟 13800000000 */
const numberBefore = /^\D{0,12}\d[\d -]{5,15}\d /u;
/** 帮我送到, 麻烦寄往: where parcels go. */
const delivery = /^[^\d]{0,10}?(?:[送寄发运派投]|配送)(?:[到往至去]|给我)/u;
/** 地址改成, 我们搬到, 货放: what is said behind such words is where. */
const moved = /^[^\d]{0,8}?(?:[改换][成到为]|搬[到去]|放[到在]?|[住居约]在|(?:公司|店|家|现场)在)/u;
const nowhere = /^(?:小区|公司|村|社区|花园|广场|大厦|市场|学校|单元|楼)/u;

const longestSaid = 14;
const fewestOfNumber = 7;

/** A clause or what stands in it behind a telephone number or words like 送到. @param tried where the value of the text begins, which is none as a whole */
function findInClause(
  text: string,
  { start: from, end: to, digits, maySay }: Clause,
  tried: number,
  finds: Find[],
): void {
  const clause = text.slice(from, to);
  const number = digits < fewestOfNumber ? undefined : numberBefore.exec(clause)?.[0].length;
  const behindNumber = number ?? clause.length - clause.trimStart().length;
  const behind = clause.slice(behindNumber);
  const rest = (behind.includes(' ') ? behind.replace(nextLabel, '') : behind).trimEnd();
  const beginning = maySay ? rest.slice(0, longestSaid) : '';
  const sent = delivery.exec(beginning)?.[0].length;
  const said = sent ?? moved.exec(beginning)?.[0].length ?? wordsBefore.lastEnd(rest);
  const start = from + behindNumber + (holdsPlaceSign(rest, 0, said) ? 0 : said);
  const end = from + behindNumber + rest.length;
  const isLabelled = sent !== undefined && !nowhere.test(text.slice(start, end));
  if (isLabelled || start !== tried || end !== text.length) addWhole(text, start, end, isLabelled, finds);
}

/** It looks at what the other detectors have found, so it is the last. */
export const addressLines: Detector = {
  needs: { own: han | signClass(placeSigns) },
  find(text, finds) {
    const start = text.length > longest + longestLabel ? 0 : valueStart(text);
    if (isKnown(finds, start, text.length) || addWhole(text, start, text.length, false, finds)) return;
    for (const clause of clausesOf(text)) {
      if (!isSurelyKnown(finds, clause)) findInClause(text, clause, start, finds);
    }
  },
};
