// How far an address reaches from its house number: to the left over road, estate and province, to the right over building and room.

import { codeAt, isOfHanScript } from '../han-signs.ts';
import { unitTable } from '../words/unit-table.ts';
import { saysSomething } from './line-parts.ts';
import { endsInEstate, levelsBefore, placeStart, wordsBefore } from './parts.ts';

/** So far to the left of a house number an address reaches. */
export const longestLeft = 48;
const longestName = 12;
const clauseSigns = unitTable(`,。;!?:"'()\n\t|【】《》、·=`);
const pieceEnd = /(?:省|市|区|县|旗|州|镇|乡|街道|村|路|街|道|号|小区|园|苑|城)$/;

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

/** 碧桂园· in front of the name of an estate. */
const builder = /\p{Script=Han}{2,5}·$/u;
const longestBuilder = 6;

function builderBefore(text: string, at: number): string {
  if (text.charAt(at - 1) !== '·') return '';
  const own = builder.exec(text.slice(Math.max(0, at - longestBuilder), at))?.[0] ?? '';
  return own.slice(wordsBefore.lastEnd(own));
}

/** 翡翠城三期, in front of 5号楼 */
function estateBefore(text: string, at: number): string {
  const name = text.charAt(at - 1) === ',' ? clauseBefore(text, at - 1) : '';
  return name.length > 2 && name.length <= longestName && endsInEstate(name) ? `${name},` : '';
}

/** What stands in front of a house number and may be a part of its address. */
export function nameBefore(text: string, at: number): string {
  const clause = clauseBefore(text, at);
  const own = isOfHanScript(codeAt(clause, 0)) ? clause : clause.replace(/^[^\p{Script=Han}A-Za-z0-9]+/u, '');
  const start = at - own.length;
  return (own === '' ? estateBefore(text, start) : builderBefore(text, start)) + own;
}

/** Where the address begins in such a name: with its levels, or else with what is near. */
export function startInName(name: string): number {
  if (name.length <= longestName) return 0;
  const levels = levelsBefore(name);
  return levels > 0 && name.length - levels <= 2 * longestName ? 0 : name.length - 6;
}

const room = '(?:[A-Z]座)?(?:\\d{3,4}(?:-\\d{3,4})?室?(?!\\d))?';
const namedBuilding = new RegExp(
  `^ ?\\(?\\p{Script=Han}{1,8}?(?:花园|小区|大厦|公寓|广场|中心|家园|苑|新村|大楼|写字楼|商城|(?:科技|产业|软件|创业|工业|物流)园区?|国际|名邸)\\)?${room}`,
  'u',
);
/** 锦绣江南12-3-602, 大悦城8F-12: such numbers say that a building's name stands in front of them. */
const numberedBuilding =
  /^ ?\p{Script=Han}{2,8}(?:\d{1,3}-\d{1,3}-\d{2,4}|(?:[A-Z]{1,2}\d{0,2}|\d{1,2}F)-\d{2,4})(?![\dA-Za-z-])/u;
/** 云州匠园建设有限公司 behind the number is where the address is, if nothing more is said of it. */
const namedFirm =
  /^ ?\p{Script=Han}{2,20}?(?:公司|集团|工厂|医院|学校|中学|小学|幼儿园|酒店|宾馆|超市|银行)(?=[,。;)\n]|$)/u;
const longestRight = 26;

/** The end of what still belongs to an address behind its last number: the name of the building, and the room. */
export function reachRight(text: string, end: number): number {
  const endsClause = clauseSigns[text.charCodeAt(end)] === 1 && text.charAt(end) !== '(';
  if (end === text.length || endsClause) return end;
  const behind = text.slice(end, end + longestRight);
  const tail = (numberedBuilding.exec(behind) ?? namedBuilding.exec(behind))?.[0] ?? '';
  const firm = namedFirm.exec(behind)?.[0] ?? '';
  if (firm.length > tail.length && !saysSomething(firm)) return end + firm.length;
  return tail === '' || wordsBefore.lastEnd(tail) > 0 ? end : end + tail.length;
}
