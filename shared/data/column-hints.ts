// Places a column by its name: the hint words of the catalogue, found whatever the width, case and separators of the name.
import type { PiClass } from '../domain/vocabulary.ts';
import { type PiType, piType, piTypes } from './pi-types.ts';

/** The stricter class has the higher rank. */
export const classRank = { N: 0, G: 1, 'S*': 2, M: 3, S: 4, C: 5 } as const satisfies Record<PiClass, number>;

/** Words that the catalogue does not list; they only make a column stricter or better named. */
const moreHints: Readonly<Record<string, readonly string[]>> = {
  person_name: ['名字', '客户名', '会员姓名', 'full_name', 'fullname'],
  cn_mobile: ['联系方式', '手提', 'mobile_no', 'phone_no'],
  cn_landline: ['固定电话', '办公电话', '家庭电话', '住宅电话', '宅电'],
  cn_id18: ['证件号', '身份号', 'idcard', 'id_no', 'identity_no'],
  card_auth: ['cvc', 'cvv2', 'card_expiry', '安全码'],
  credential: ['密钥', '秘钥', '动态码', 'passwd', 'passcode', 'pin', 'otp', 'api_key', 'apikey', 'private_key'],
  home_access: [
    '门锁',
    '锁密码',
    '开锁',
    '门卡',
    '开门码',
    '门密码',
    'door_code',
    'lock_code',
    'gate_code',
    'alarm_code',
  ],
};

const scoreWords = ['评分', '得分', '打分', '评级', '标签', '画像', '黑名单', '白名单', '风险等级', '客户价值'];
const scoreTokens = ['score', 'scoring', 'rating', 'tag', 'tags', 'label', 'segment', 'rfm', 'churn', 'blacklist'];

interface NameForms {
  /** Lower case, half width, without separators: for Chinese words. */
  readonly compact: string;
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
  return { compact: compactOf(plain), windows };
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
  [...type.hints, ...(moreHints[type.id] ?? [])].map((hint) => {
    const plain = compactOf(hint);
    return { type, hint, plain, isLatin: /^[a-z0-9]+$/.test(plain) };
  }),
);

/** A type that a column's name speaks for, and the word that did. */
export interface NamePlace {
  readonly type: PiType;
  readonly hint: string;
}

/** Class C before all; else the longest word, then the stricter class, then the order of the catalogue. */
function isBetter(place: NamePlace, than: NamePlace | undefined): boolean {
  if (than === undefined) return true;
  const secret = Number(place.type.cls === 'C') - Number(than.type.cls === 'C');
  if (secret !== 0) return secret > 0;
  if (place.hint.length !== than.hint.length) return place.hint.length > than.hint.length;
  return classRank[place.type.cls] > classRank[than.type.cls];
}

/** 订单编号, order_id: the number of an order is a key between tables, not what was bought or paid. */
function isOrderNumber(forms: NameForms, hint: string): boolean {
  if (hint === '订单') return /订单(?:编号|单号|流水号|号码|号|id|no)$/.test(forms.compact);
  return hint === 'order' && ['orderid', 'orderno', 'ordernumber', 'ordercode'].some((word) => forms.windows.has(word));
}

/** The type that a column's name names; undefined if the name says nothing. */
export function placeByName(name: string): NamePlace | undefined {
  const forms = formsOf(name);
  let best: NamePlace | undefined;
  for (const { type, hint, plain, isLatin } of hints) {
    if (!(isLatin ? forms.windows.has(plain) : forms.compact.includes(plain))) continue;
    if (type.id === 'transaction' && isOrderNumber(forms, hint)) continue;
    const place = { type, hint };
    if (isBetter(place, best)) best = place;
  }
  return best;
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

/** The hint that stands for the validity of a bank card, but also for that of a membership. */
export const validityHint = '有效期';

/** The type of the general free text column. */
export const freeText = piType('free_text');
