// A text that is an address as a whole, like a cell of a column of addresses: it may lack what one in running text needs, and reaches to its end.

import type { Detector, Find } from '../find.ts';
import { surnameWeightOf } from '../names/signs.ts';
import { han } from '../signs.ts';
import { latinLetters, unitTable } from '../words/unit-table.ts';
import {
  endsLikeFirm,
  endsLikePlace,
  hasHouse,
  hasRoom,
  isNameOfOffice,
  isNameOfShop,
  levelsOfLine,
  namesRoad,
  namesStreet,
  saysAtEnd,
  saysSomething,
} from './line-parts.ts';

const longestLabel = 41;
const longest = 70;
const shortest = 5;
/** Signs that no address needs end most texts early. */
const besideHan = unitTable(`${latinLetters}0123456789 ()#&·/_-`);
const firstHan = 0x3400;
const lastHan = 0x9fff;
const ofPlaces = unitTable('路街道巷弄里胡村镇乡区号幢栋座单市县省旗盟-');

/** Only signs of addresses stand there, with one of places among them. */
function mayBeAddress(text: string, start: number, end: number): boolean {
  let isOfPlaces = false;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if ((unit < firstHan || unit > lastHan) && besideHan[unit] !== 1) return false;
    isOfPlaces ||= ofPlaces[unit] === 1;
  }
  return isOfPlaces;
}

/** A telephone or another number stands there too. */
const longNumber = /\d{7}|\d(?:[ -]?\d){8}/;
const longestName = 4;

/** A person may stand there too: 张伟 云州路12号 */
function holdsName(address: string): boolean {
  return address.split(' ').some((piece, _, { length }) => length > 1 && mayBeName(piece) && !endsLikePlace(piece));
}

const mayBeName = (piece: string): boolean =>
  piece.length > 1 && piece.length <= longestName && surnameWeightOf(piece.charCodeAt(0)) > 0;

function isAddress(address: string, isLabelled: boolean): boolean {
  const levels = levelsOfLine(address);
  const isNumbered = hasHouse(address);
  if (!endsLikePlace(address)) return isNumbered && endsLikeFirm(address);
  if (isNumbered) return true;
  const rest = address.slice(levels.length);
  if (isLabelled && rest.length > 2 && (levels.count > 1 || namesStreet(rest))) return true;
  if (hasRoom(rest) && (levels.count > 0 || namesRoad(rest))) return true;
  if (levels.count === 0 || rest.length < 2) return false;
  if (levels.count > 2) return !isNameOfOffice(rest);
  if ((isNameOfOffice(rest) || isNameOfShop(rest)) && !namesStreet(rest.slice(0, -1))) return false;
  return namesStreet(rest) ? levels.count > 1 || levels.isTown : levels.count > 1 && levels.isTown;
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

const isDigit = (text: string, at: number): boolean => text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39;

/** Behind the label in front of the text, if there is one: not behind the colon of 19:30. */
function valueStart(text: string): number {
  let start = text.indexOf(':') + 1;
  if (start >= longestLabel || (isDigit(text, start - 2) && isDigit(text, start))) return 0;
  while (text.charAt(start) === ' ') start += 1;
  return start;
}

/** It is found as an address already, and surer; or it holds something else, like a name or a code of a door. */
const isSettled = (finds: readonly Find[], start: number, end: number): boolean =>
  finds.some((find) => (find.type === 'address' ? find.start <= start && find.end === end : find.end > start));

/** It looks at what the other detectors have found, so it is the last. */
export const addressLines: Detector = {
  needs: { own: han },
  find(text, finds) {
    if (text.length > longest + longestLabel) return;
    const start = valueStart(text);
    if (text.length - start < shortest || text.length - start > longest || isSettled(finds, start, text.length)) return;
    const end = lineEnd(text, start, text.length);
    if (end !== undefined) finds.push({ type: 'address', start, end, confidence: 0.75, reason: 'form' });
  },
};
