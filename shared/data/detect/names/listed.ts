// Names in a list: 高翔、马超、吕布三人. One that is sure speaks for those beside it, whose signs would not be enough.
import type { Detector, Find } from '../find.ts';
import { signCount, signLength } from '../han-signs.ts';
import { matches } from '../matches.ts';
import { han, signClass } from '../signs.ts';
import { givenSum, isPlaceName, surnameAt, wordPenalty } from './evidence.ts';
import { nameAt } from './evident.ts';
import { rightEvidence } from './surroundings.ts';

const list = /\p{Script=Han}{2,16}(?:、\p{Script=Han}{2,16}){1,30}/gu;
const longestInner = 4;
const mostGiven = 2;
/** Behind a name in the last piece a word stands that follows names. */
const enoughRight = 0.7;

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** A surname and a given name, and no other word. */
function mayBeName(text: string, { start, end }: Piece): boolean {
  const surname = surnameAt(text, start);
  if (surname === undefined || surname.end >= end || signCount(text, surname.end, end) > mostGiven) return false;
  const given = givenSum(text, surname.end, end);
  return given !== undefined && !isPlaceName(text, start) && wordPenalty(text, start, surname.end, end) === 0;
}

/** In the last piece more may follow: the shortest name with a word behind it that follows names. */
function lastName(text: string, { start, end }: Piece): Piece | undefined {
  const surname = surnameAt(text, start);
  let to = surname?.end ?? end;
  for (let count = 1; count <= mostGiven && to < end; count += 1) {
    to += signLength(text, to);
    const name = { start, end: to };
    if (mayBeName(text, name) && (to === end || (rightEvidence(text, to) ?? 0) >= enoughRight)) return name;
  }
  return undefined;
}

function piecesOf(whole: string, start: number): Piece[] {
  let from = start;
  return whole.split('、').map((piece) => {
    const at = from;
    from += piece.length + 1;
    return { start: at, end: at + piece.length };
  });
}

/** The names of a list behind its first piece, if one of all is sure and every piece between may be one. */
function namesOf(text: string, [first, ...others]: readonly Piece[]): Piece[] {
  const inner = others.slice(0, -1);
  const last = others.at(-1);
  if (first === undefined || last === undefined) return [];
  if (!inner.every((piece) => piece.end - piece.start <= longestInner && mayBeName(text, piece))) return [];
  const end = lastName(text, last);
  const names = end === undefined ? inner : [...inner, end];
  const isSure = ({ start, end: to }: Piece): boolean => nameAt(text, start)?.end === to;
  return names.length > 0 && (names.some(isSure) || endsInName(text, first)) ? names : [];
}

/** 参会的有高建军 */
function endsInName(text: string, { start, end }: Piece): boolean {
  for (let at = Math.max(start, end - longestInner); at < end - 1; at += 1) {
    if (nameAt(text, at)?.end === end) return true;
  }
  return false;
}

export const listedNames: Detector = {
  needs: { own: han, beside: signClass('、') },
  find(text, finds: Find[]) {
    for (const { 0: whole, index } of matches(list, text)) {
      for (const { start, end } of namesOf(text, piecesOf(whole, index)))
        finds.push({ type: 'person_name', start, end, confidence: 0.75, reason: 'surname' });
    }
  },
};
