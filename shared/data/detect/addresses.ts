// Chinese addresses in running text: they are found at their house numbers, then reach left to the road, the estate and the province.

import {
  dashedHouse,
  endsInEstate,
  endsInRoad,
  houseNumbers,
  levelsOf,
  placeStart,
  wordsBefore,
} from './address-parts.ts';
import type { Detector, Find } from './find.ts';
import { codeAt, hanRunEnd, isOfHanScript } from './han-signs.ts';
import { matches } from './matches.ts';
import { han, signClass } from './signs.ts';
import { unitTable } from './unit-table.ts';

/** So far to the left of a house number an address reaches. */
const longestLeft = 48;
const longestName = 12;
const clauseSigns = unitTable(`,。;!?:"'()\n\t|【】《》、·=`);
const pieceEnd = /(?:省|市|区|县|旗|州|镇|乡|街道|村|路|街|道|号|小区|园|苑|城)$/;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** The words in front of a house number, in the same clause; pieces apart are joined while they end like a part of an address. */
function clauseBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && at - from < longestLeft && clauseSigns[text.charCodeAt(from - 1)] !== 1) from -= 1;
  const clause = text.slice(from, at);
  const own = clause.slice(wordsBefore.lastEnd(clause));
  if (!own.includes(' ')) return own;
  const pieces = own.trimEnd().split(' ');
  let first = pieces.length - 1;
  while (first > 0 && (pieceEnd.test(pieces[first - 1] as string) || placeStart(pieces[first - 1] as string) === 0))
    first -= 1;
  const kept = pieces.slice(first).join(' ');
  return kept + ' '.repeat(own.length - own.trimEnd().length);
}

/** Where the address with this house number begins, and how sure it is one. */
function weigh(text: string, start: number, end: number): Place | undefined {
  const house = text.slice(start, end);
  const clause = clauseBefore(text, start);
  const before = isOfHanScript(codeAt(clause, 0)) ? clause : clause.replace(/^[^\p{Script=Han}A-Za-z0-9]+/u, '');
  const name = before.trimEnd();
  const place = placeStart(name);
  const from = start - before.length;
  if (
    place !== undefined &&
    (hanRunEnd(name, place, 3) === place + 3 || /[\p{Script=Han}]{3}/u.test(name.slice(place)))
  )
    return { start: from + place, end, confidence: 0.95 };
  const levels = levelsOf(house);
  const isHigh = /^[^号弄栋幢座元室房户]*[楼层]$/.test(house);
  const tail = name.length > longestName ? name.length - 6 : 0;
  if (name.length >= 2 && endsInRoad(name) && /[号弄组队社栋幢]/.test(house))
    return { start: from + tail, end, confidence: 0.93 };
  if (name.length >= 3 && endsInEstate(name) && !isHigh && /[栋幢座元室房户楼]|号|弄/.test(house)) {
    return { start: from + tail, end, confidence: 0.9 };
  }
  if (levels < 2 || !/[栋幢座元弄]|号楼/.test(house)) return undefined;
  return {
    start: name.length >= 2 && tail === 0 && hanRunEnd(name, 0, longestLeft) === name.length ? from : start,
    end,
    confidence: 0.82,
  };
}

const gapSigns = /^[\p{Script=Han}A-Za-z0-9 ()-]{0,14}$/u;
const namedBuilding =
  /^ ?\(?[\p{Script=Han}]{1,8}?(?:花园|小区|大厦|公寓|广场|中心|家园|苑|新村|大楼|写字楼|商城|国际|名邸)\)?(?:[A-Z]座)?(?:\d{3,4}室?(?!\d))?/u;

/** What still belongs to the address behind its last number: the name of the building. */
function reachRight(text: string, end: number): number {
  if (end === text.length) return end;
  const tail = namedBuilding.exec(text.slice(end, end + 16))?.[0] ?? '';
  return tail === '' || wordsBefore.lastEnd(tail) > 0 ? end : end + tail.length;
}

/** Two places with nothing but a building's name between them are one address. */
function joins(text: string, left: Place, right: Place): boolean {
  if (right.start <= left.end) return true;
  const gap = text.slice(left.end, right.start);
  return gapSigns.test(gap) && wordsBefore.lastEnd(gap) === 0 && /^ ?$/.test(gap);
}

function asFind(text: string, { start, end, confidence }: Place): Find {
  return { type: 'address', start, end: reachRight(text, end), confidence, reason: 'house_number' };
}

function findAddresses(text: string, finds: Find[]): void {
  let open: Place | undefined;
  for (const { 0: house, index } of matches(houseNumbers, text)) {
    const place = weigh(text, index, index + house.length);
    if (place === undefined) continue;
    if (open !== undefined && joins(text, open, place)) {
      open = {
        start: Math.min(open.start, place.start),
        end: place.end,
        confidence: Math.max(open.confidence, place.confidence),
      };
      continue;
    }
    if (open !== undefined) finds.push(asFind(text, open));
    open = place;
  }
  if (open !== undefined) finds.push(asFind(text, open));
}

export const addresses: Detector = {
  needs: { own: signClass('号弄栋幢座单层室房户门梯组队社楼') },
  find: findAddresses,
};

/** 住3-2-1102 */
function isSaidToLive(text: string, start: number, house: string): boolean {
  return (
    house.split('-').length === 3 &&
    /(?:住|住在|房号|门牌号?|业主|住户|房间号?) ?:? ?$/.test(text.slice(Math.max(0, start - 8), start))
  );
}

/** 翠湖苑12-301: the dash stands for building and room. */
function findDashed(text: string, finds: Find[]): void {
  for (const { 0: house, index } of matches(dashedHouse, text)) {
    const end = index + house.length;
    if (isSaidToLive(text, index, house)) {
      finds.push({ type: 'address', start: index, end, confidence: 0.8, reason: 'label' });
      continue;
    }
    const before = clauseBefore(text, index);
    const name = before.trimEnd();
    if (name.length < 3 || !endsInEstate(name) || !/^[\p{Script=Han}A-Za-z0-9 ]+$/u.test(name)) continue;
    const start = index - before.length + (name.length > longestName ? (placeStart(name) ?? name.length - 6) : 0);
    finds.push({ type: 'address', start, end, confidence: 0.85, reason: 'house_number' });
  }
}

export const dashedAddresses: Detector = { needs: { own: signClass('-'), digits: 2, beside: han }, find: findDashed };
