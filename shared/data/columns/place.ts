// What was found in all values of a column decides what it is taken for: remarks with one identity number among them are no mere remarks.
import type { Action, PiClass, Reason } from '../../domain/vocabulary.ts';
import { piType } from '../pi-types.ts';
import { classRank, freeText } from './hints.ts';

/** What a column is taken for: an id of the catalogue or `none`, and how strictly it is treated. */
export interface ColumnPlace {
  readonly pi: string;
  readonly class: PiClass;
}

/** What the program does with a column until a person decides. */
export interface Proposal {
  readonly action: Extract<Action, 'keep' | 'drop'>;
  readonly reason: Extract<Reason, 'necessary' | 'class_c' | 'sensitive' | 'photo' | 'unplaced'>;
}

/** A type that was found in a column, as far as it matters here. */
export interface FoundType {
  readonly type: string;
  /** 0 to 1, both; `share` is that of the values. */
  readonly confidence: number;
  readonly share: number;
  /** Values that are one as a whole, that hold one among other words, and that were looked at. */
  readonly whole: number;
  readonly inside: number;
  readonly examined: number;
}

/** Types whose values are texts. */
const texts = new Set(['free_text', 'complaint_text', 'advice_file', 'comm_content']);
/** From this share on, a type's values speak for the whole column. */
export const columnShare = 0.6;
/** So sure a find counts, were it the only one; so does a secret. A less certain one counts in texts only, from one value of a hundred on. */
const sure = 0.85;
const manyOfThem = 0.01;

export function proposalFor({ pi, class: piClass }: ColumnPlace): Proposal {
  if (piClass === 'C') return { action: 'drop', reason: 'class_c' };
  if (pi === 'home_media' || pi === 'id_photo') return { action: 'drop', reason: 'photo' };
  if (classRank[piClass] >= classRank['S*']) return { action: 'drop', reason: 'sensitive' };
  return { action: 'keep', reason: 'necessary' };
}

/** A column in which a type stands: what it says of secrets is told by name, anything else makes it a text of that class. */
export function holding(pi: string, inside: string): ColumnPlace {
  const { cls } = piType(inside);
  if (cls === 'C') return { pi: inside, class: cls };
  return { pi: texts.has(pi) ? pi : freeText.id, class: cls };
}

/** Numbers that check digits tell: one among values that are something else is not there by chance. */
export const checkedNumbers = new Set(['cn_id18', 'hmt_residence', 'cn_foreign_pr', 'bank_card']);

/** A find inside a value makes the column stricter; a secret and a checked number do so as whole values, too. */
function counts({ pi }: ColumnPlace, { type, confidence, share, inside }: FoundType): boolean {
  const isSure = confidence >= sure;
  if (piType(type).cls === 'C') return inside > 0 || isSure;
  if (inside === 0) return isSure && checkedNumbers.has(type);
  return isSure || ((pi === 'none' || texts.has(pi)) && share >= manyOfThem);
}

const stricter = (left: ColumnPlace, right: ColumnPlace): ColumnPlace =>
  classRank[right.class] > classRank[left.class] ? right : left;

/** 卡号 was taken for the number of a shop's own card by its first values; a later one is that of a bank card. */
function asBankCards(place: ColumnPlace, findings: readonly FoundType[]): ColumnPlace {
  const isFound = findings.some(({ type, confidence }) => type === 'bank_card' && confidence >= sure);
  return place.pi === 'user_id' && isFound ? { pi: 'bank_card', class: piType('bank_card').cls } : place;
}

/** A column is what nearly all its values are, if nothing spoke for it or they are stricter. */
function asWhole(place: ColumnPlace, findings: readonly FoundType[]): ColumnPlace {
  return findings
    .filter(({ confidence, examined, whole }) => confidence >= sure && whole >= columnShare * examined)
    .map(({ type }) => ({ pi: type, class: piType(type).cls }))
    .reduce(stricter, place);
}

/** From this share on, names among other values are those of persons among companies, and no chance. */
const mixedShare = 0.25;

/**
 * A column of persons and companies, 客户全称: nobody can tell but whoever knows it. Undefined for one that something else speaks for,
 * or that nearly all values speak for.
 */
export function mixedNames(place: ColumnPlace, findings: readonly FoundType[]): (ColumnPlace & Proposal) | undefined {
  const isMixed = ({ type, confidence, examined, whole }: FoundType) =>
    type === 'person_name' && confidence >= sure && whole >= mixedShare * examined;
  if (place.pi !== 'none' || !findings.some(isMixed)) return undefined;
  return { pi: 'person_name', class: piType('person_name').cls, action: 'drop', reason: 'unplaced' };
}

/** What the column is, with all that was found in it: the same, or stricter. What is not sensitive makes no column stricter from inside. */
export function placeWith(place: ColumnPlace, findings: readonly FoundType[]): ColumnPlace {
  const whole = asWhole(asBankCards(place, findings), findings);
  return findings
    .filter((finding) => counts(whole, finding) && classRank[piType(finding.type).cls] >= classRank['S*'])
    .map(({ type }) => holding(whole.pi, type))
    .reduce(stricter, whole);
}
