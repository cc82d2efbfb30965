// Chinese addresses in running text: they are found at their house numbers, then reach left to the road, the estate and the province.

import type { Detector, Find } from '../find.ts';
import { hanRunEnd } from '../han-signs.ts';
import { matches } from '../matches.ts';
import { han, signClass } from '../signs.ts';
import { dashedHouse, endsInEstate, endsInRoad, houseNumbers, levelsOf, placeStart, wordsBefore } from './parts.ts';
import { nameBefore, reachRight, startInName } from './reach.ts';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** High rooms in a sentence are none of an address: 电梯在3楼. */
const isHigh = (house: string): boolean => /^[^号弄栋幢座元室房户]*[楼层]$/.test(house);

/** Signs that a name which tells nothing else is made of. */
const plainName = /^(?:\p{Script=Han}{2,12}|[A-Z]区)$/u;

/** Where the address with this house number begins, and how sure it is one. */
function weigh(text: string, start: number, end: number): Place | undefined {
  const house = text.slice(start, end);
  const before = nameBefore(text, start);
  const levels = levelsOf(house);
  if (before.endsWith(',') && levels < 2) return undefined;
  const name = before.replace(/[ ,]+$/, '');
  const place = placeStart(name);
  const from = start - before.length;
  if (
    place !== undefined &&
    (hanRunEnd(name, place, 3) === place + 3 || /[\p{Script=Han}]{3}/u.test(name.slice(place)))
  )
    return { start: from + place, end, confidence: 0.95 };
  const near = from + startInName(name);
  if (name.length >= 2 && endsInRoad(name) && /[号弄组队社栋幢]/.test(house))
    return { start: near, end, confidence: 0.93 };
  if (name.length >= 3 && endsInEstate(name) && !isHigh(house) && /[栋幢座元室房户楼铺]|号|弄/.test(house))
    return { start: near, end, confidence: 0.9 };
  if (levels < 2 || !/[栋幢座元弄]|号楼/.test(house)) return undefined;
  return { start: plainName.test(name) ? from : start, end, confidence: 0.82 };
}

const gapSigns = /^[\p{Script=Han}A-Za-z0-9 ()-]{0,14}$/u;
const smallerFirst = /^, ?$/;
/** From the house number to the room. */
const ranks = [
  /^[^栋幢座元层室房户]*?(?:号(?!楼)|弄)/,
  /^[^元层室房户]*?(?:栋|幢|座|号楼)/,
  /^[^层室房户]*?单元/,
  /^[^室房户]*?[楼层]/,
];
const rankOf = (house: string): number => ranks.findIndex((rank) => rank.test(house)) + 1 || ranks.length + 1;

/** What stands behind an address goes on with it: 88号锦绣江南12栋, 3号楼,2单元. @param house the house number behind it */
function continues(text: string, { start, end }: Place, index: number, house: string): boolean {
  const gap = text.slice(end, index);
  const open = text.slice(start, end);
  if (smallerFirst.test(gap)) return rankOf(house) > rankOf(open.slice(-4));
  if (!gapSigns.test(gap) || wordsBefore.lastEnd(gap) > 0) return false;
  const name = gap.trim();
  if (name === '') return true;
  const isBuilding = /[栋幢座]|号楼/.test(house);
  return (endsInEstate(name) && !isHigh(house)) || (isBuilding && /[号弄院]$/.test(open) && name.length > 1);
}

function asFind(text: string, { start, end, confidence }: Place): Find {
  return { type: 'address', start, end: reachRight(text, end), confidence, reason: 'house_number' };
}

function findAddresses(text: string, finds: Find[]): void {
  let open: Place | undefined;
  for (const { 0: house, index } of matches(houseNumbers, text)) {
    const end = index + house.length;
    if (open !== undefined && continues(text, open, index, house)) {
      open = { ...open, end };
      continue;
    }
    const place = weigh(text, index, end);
    if (place === undefined) continue;
    if (open !== undefined) finds.push(asFind(text, open));
    open = place;
  }
  if (open !== undefined) finds.push(asFind(text, open));
}

export const addresses: Detector = {
  needs: { own: signClass('号弄栋幢座单层室房户门梯组队社楼铺') },
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
    const before = nameBefore(text, index);
    const name = before.trimEnd();
    if (name.length < 3 || !endsInEstate(name) || !/^[\p{Script=Han}A-Za-z0-9 ·]+$/u.test(name)) continue;
    const start = index - before.length + (placeStart(name) ?? startInName(name));
    finds.push({ type: 'address', start, end, confidence: 0.85, reason: 'house_number' });
  }
}

export const dashedAddresses: Detector = { needs: { own: signClass('-'), digits: 2, beside: han }, find: findDashed };
