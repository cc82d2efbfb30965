// Places a column by its name: the hint words of the catalogue, found whatever the width, case and separators of the name.
import type { PiClass } from '../../domain/vocabulary.ts';
import { type PiType, piType, piTypes } from '../pi-types.ts';
import { moreHints } from './more-hints.ts';
import { pinyinHints } from './pinyin-hints.ts';

/** The stricter class has the higher rank. */
export const classRank = { N: 0, G: 1, 'S*': 2, M: 3, S: 4, C: 5 } as const satisfies Record<PiClass, number>;

const scoreWords = ['评分', '得分', '打分', '评级', '标签', '画像', '黑名单', '白名单', '风险等级', '客户价值'];
const scoreTokens = ['score', 'scoring', 'rating', 'tag', 'tags', 'label', 'segment', 'rfm', 'churn', 'blacklist'];

interface NameForms {
  /** Lower case, half width, without separators: for Chinese words. */
  readonly compact: string;
  /** The same of what stands before the first bracket or stroke: 电话（微信同号）, 手机/微信. */
  readonly main: string;
  /** Every run of up to four neighbouring Latin words, joined: for Latin words. */
  readonly windows: ReadonlySet<string>;
}

const longestWindow = 4;

function formsOf(name: string): NameForms {
  const plain = name.normalize('NFKC').replace(/[\u200b-\u200d\ufeff]/g, '');
  const words = plain
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+|[0-9]+/g);
  const windows = new Set<string>();
  for (const [start] of (words ?? []).entries()) {
    for (let length = 1; length <= longestWindow; length += 1) {
      windows.add((words ?? []).slice(start, start + length).join(''));
    }
  }
  return { compact: compactOf(plain), main: compactOf(plain.replace(/[([{【/、|].*/su, '')), windows };
}

function compactOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

interface Hint {
  readonly type: PiType;
  readonly hint: string;
  readonly plain: string;
  readonly isLatin: boolean;
}

const hints: readonly Hint[] = piTypes.flatMap((type) =>
  [...type.hints, ...(moreHints[type.id] ?? []), ...(pinyinHints[type.id] ?? [])].map((hint) => {
    const plain = compactOf(hint);
    return { type, hint, plain, isLatin: /^[a-z0-9]+$/.test(plain) };
  }),
);

/** A type that a column's name speaks for, and the word that did. */
export interface NamePlace {
  readonly type: PiType;
  readonly hint: string;
}

/** What is said of one person, and is a child's where the name says so: however long its word is, kid_birthday is no grown person's. */
const ofOnePerson = new Set(['person_name', 'gender', 'birth_date', 'age', 'education', 'cn_id18', 'cn_passport']);

function isOfChild(place: NamePlace, than: NamePlace): boolean {
  return place.type.cls === 'M' && ofOnePerson.has(than.type.id);
}

/** Class C before all, and a child before what is the child's; else the longest word, then the stricter class, then the order of the catalogue. */
function isStronger(place: NamePlace, than: NamePlace): boolean {
  const secret = Number(place.type.cls === 'C') - Number(than.type.cls === 'C');
  if (secret !== 0) return secret > 0;
  const child = Number(isOfChild(place, than)) - Number(isOfChild(than, place));
  if (child !== 0) return child > 0;
  if (place.hint.length !== than.hint.length) return place.hint.length > than.hint.length;
  return classRank[place.type.cls] > classRank[than.type.cls];
}

/** 订单编号, order_id: the number of an order is a key between tables, not what was bought or paid. */
function isOrderNumber(forms: NameForms, hint: string): boolean {
  if (hint === '订单') return /订单(?:编号|单号|流水号|号码|号|id|no)$/.test(forms.compact);
  return hint === 'order' && ['orderid', 'orderno', 'ordernumber', 'ordercode'].some((word) => forms.windows.has(word));
}

interface FoundHint extends NamePlace {
  /** Where the word ends in the main part of the name; 0: it stands aside. */
  readonly end: number;
}

/** 其他 in an upper row of the header is the title of a group, and says nothing of the columns under it. */
const groupOfOthers = /^其[他它]\s+(?=\S)/u;

function foundHints(name: string, without: string | undefined): FoundHint[] {
  const forms = formsOf(name.replace(groupOfOthers, ''));
  return hints.flatMap(({ type, hint, plain, isLatin }) => {
    if (hint === without || !(isLatin ? forms.windows.has(plain) : forms.compact.includes(plain))) return [];
    if (type.id === 'transaction' && isOrderNumber(forms, hint)) return [];
    const start = forms.main.lastIndexOf(plain);
    return [{ type, hint, end: start < 0 ? 0 : start + plain.length }];
  });
}

/**
 * The type that a column's name names; undefined if the name says nothing. The strongest word gives the class; of the words of that
 * class the last one says what the column holds: 联系人手机 is a number. A secret stays what its strongest word says.
 * @param without a hint that does not count
 */
export function placeByName(name: string, without?: string): NamePlace | undefined {
  const found = foundHints(name, without);
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  const strongest = others.reduce((best, place) => (isStronger(place, best) ? place : best), first);
  const { cls } = strongest.type;
  if (cls === 'C') return strongest;
  return found.reduce((last, place) => {
    if (place.type.cls !== cls || place.end < last.end) return last;
    return place.end > last.end || isStronger(place, last) ? place : last;
  }, strongest);
}

/** True for a column that holds a score, a grade or a tag about a person. */
export function isScoreName(name: string): boolean {
  const forms = formsOf(name);
  return scoreWords.some((word) => forms.compact.includes(word)) || scoreTokens.some((word) => forms.windows.has(word));
}

/** True for a column whose name says that it holds days or times of day. */
export function isDateName(name: string): boolean {
  const { compact, windows } = formsOf(name);
  return (
    /(?:日期|时间|生日|出生|年月日)/.test(compact) ||
    ['date', 'birthday', 'dob', 'datetime'].some((word) => windows.has(word))
  );
}

/** Words that stand for a bank card's number, but also for that of a shop's own card. */
const cardNumberHints = new Set(['卡号', 'card_no']);

/** 卡号 as the number of a shop's own card; undefined for a name that says another thing, or more: 工资卡号. */
export function placeOfOwnCard(name: string): NamePlace | undefined {
  const place = placeByName(name);
  if (place?.type.id !== 'bank_card' || !cardNumberHints.has(place.hint)) return undefined;
  return placeByName(name, place.hint) === undefined ? { type: piType('user_id'), hint: place.hint } : undefined;
}

/** The hint that stands for the validity of a bank card, but also for that of a membership. */
export const validityHint = '有效期';

/** The type of the general free text column. */
export const freeText = piType('free_text');
