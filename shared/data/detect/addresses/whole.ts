// Tells whether words are an address as a whole: by their levels, roads, estates and numbers, with nothing said beside them.

import { surnameWeightOf } from '../names/signs.ts';
import { latinLetters } from '../words/unit-table.ts';
import {
  endsLikeEstate,
  endsLikeFirm,
  endsLikeHamlet,
  endsLikePlace,
  endsLikeWorks,
  isNameOfOffice,
  isNameOfShop,
  saysAtEnd,
} from './line-ends.ts';
import {
  hasFloor,
  hasHouse,
  hasRoom,
  isPartOfBuildingAtRoad,
  type Levels,
  levelsOfLine,
  namesPlaceAtRoad,
  namesRoad,
  namesStreet,
  namesZone,
  saysSomething,
} from './line-parts.ts';

/** By code unit: 0 for a sign that no address holds, 1 for one that it may hold, more for these of them. */
const kinds = new Uint8Array(0x10000);
const ofSaying = 2;
const digit = 3;
const besidePlaces = 4;
const ofPlaces = 5;
/** Signs of places, and such as stand beside them and elsewhere. */
const clearSigns = '路街道巷弄胡村镇乡区幢栋市县省厦场园苑';
const otherSigns = '里号座单旗盟-';
export const placeSigns = clearSigns + otherSigns;
kinds.fill(1, 0x3400, 0xa000);
for (const sign of `${latinLetters} ()#&·/_-`) kinds[sign.charCodeAt(0)] = 1;
for (const sign of '到往至去给成为在放') kinds[sign.charCodeAt(0)] = ofSaying;
for (const sign of '0123456789') kinds[sign.charCodeAt(0)] = digit;
for (const sign of otherSigns) kinds[sign.charCodeAt(0)] = besidePlaces;
for (const sign of clearSigns) kinds[sign.charCodeAt(0)] = ofPlaces;

/** Only signs of addresses stand there, with one of places among them. */
function mayBeAddress(text: string, start: number, end: number): boolean {
  let isOfPlaces = false;
  for (let at = start; at < end; at += 1) {
    const kind = kinds[text.charCodeAt(at)] as number;
    if (kind === 0) return false;
    isOfPlaces ||= kind >= besidePlaces;
  }
  return isOfPlaces;
}

export function holdsPlaceSign(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((kinds[text.charCodeAt(at)] as number) >= besidePlaces) return true;
  return false;
}

/** A run of signs that an address may hold. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly digits: number;
  /** 到, 往, 在 and others: 送到 may stand there. */
  readonly maySay: boolean;
}

/** The clauses that may hold an address: with a sign of places, and a digit or another one. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let places = 0;
  let others = 0;
  let digits = 0;
  let maySay = false;
  for (let at = 0; at <= text.length; at += 1) {
    const kind = at === text.length ? 0 : (kinds[text.charCodeAt(at)] as number);
    if (kind === 1) continue;
    if (kind === ofPlaces) places += 1;
    else if (kind === besidePlaces) others += 1;
    else if (kind === digit) digits += 1;
    else if (kind === ofSaying) maySay = true;
    else {
      if (places > 0 && places + others + digits > 1) clauses.push({ start, end: at, digits, maySay });
      start = at + 1;
      places = 0;
      others = 0;
      digits = 0;
      maySay = false;
    }
  }
  return clauses;
}

/** A telephone or another number stands there too. */
const longNumber = /\d{7}|\d(?: ?\d){8}|\d{3,}-\d{3,}-\d{3}|(?:\d-?){11}/;
const longestName = 4;

/** A person may stand there too: 张伟 云州路12号 */
function holdsName(address: string): boolean {
  return address.split(' ').some((piece, _, { length }) => length > 1 && mayBeName(piece) && !endsLikePlace(piece));
}

const mayBeName = (piece: string): boolean =>
  piece.length > 1 && piece.length <= longestName && surnameWeightOf(piece.charCodeAt(0)) > 0;

/** Behind levels that reach down to a town anything is a place; behind fewer its end must tell, and it is no office. */
function isBehindLevels({ count, named, isTown }: Levels, rest: string): boolean {
  if (count > 3 && (isTown || rest.length > 1)) return true;
  if (rest.length < 2 || isNameOfOffice(rest)) return false;
  if (endsLikeWorks(rest) && named < (namesStreet(rest.slice(0, -2)) ? (isTown ? 1 : 2) : 3)) return false;
  if (count > 2 || (count > 1 && endsLikeEstate(rest))) return true;
  if (isNameOfShop(rest) && !namesStreet(rest.slice(0, -1))) return false;
  return namesStreet(rest) ? count > 1 || isTown : count > 1 && isTown;
}

/** A name that tells nothing may stand at the end behind that many levels. */
function mayEndAnyhow({ count, isTown }: Levels, rest: string): boolean {
  if (count > 3) return rest.length > 1 || (isTown && rest === '');
  return (count > 2 && namesZone(rest)) || (count > 1 && isTown && rest.length < 6 && endsLikeHamlet(rest));
}

const mayHoldLevels = /[市区县镇乡道旗]/;

function isAddress(address: string, isLabelled: boolean): boolean {
  const hasEnd = endsLikePlace(address) || endsLikeFirm(address);
  if (!hasEnd && !mayHoldLevels.test(address)) return false;
  const levels = levelsOfLine(address);
  const rest = address.slice(levels.length);
  const isEnded = hasEnd && (rest.length > 3 || endsLikePlace(address));
  if (!isEnded && !mayEndAnyhow(levels, rest)) return false;
  if (hasHouse(address) || isPartOfBuildingAtRoad(address)) return true;
  if (isLabelled && rest.length > 2 && (levels.count > 1 || namesStreet(rest))) return true;
  if (hasRoom(rest) && (levels.count > 0 || namesRoad(rest))) return true;
  return (
    levels.count > 0 &&
    (hasFloor(rest) || isBehindLevels(levels, rest) || (namesPlaceAtRoad(rest) && !endsLikeWorks(rest)))
  );
}

/** The end of the address that begins at this place, if it is all that stands there up to `end`. @param isLabelled 地址: stands in front of it: less must speak for it */
export function lineEnd(text: string, start: number, end: number, isLabelled = false): number | undefined {
  if (!mayBeAddress(text, start, end)) return undefined;
  const whole = text.slice(start, end);
  if (longNumber.test(whole)) return undefined;
  const address = whole.replace(saysAtEnd, '').trimEnd();
  return !isAddress(address, isLabelled) || saysSomething(address) || holdsName(address)
    ? undefined
    : start + address.length;
}
