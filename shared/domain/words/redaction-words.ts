// What a masked value still shows, and what stands in a text where something was taken out, in words.
import type { Lang } from '../lang.ts';
import { piLabel } from './pi-label.ts';
import { fill } from './template.ts';

const partsZh = {
  whole: '全部',
  surname: '姓，或名字的第一个字',
  name_ends: '名字的第一个字和最后一个字',
  area_code: '区号',
  mail_domain: '@ 后面的网站名',
  district: '省、市、区县',
  network: '前三段',
  maker: '前三组',
  year: '年份',
  ten_years: '十岁一段',
  band: '大致的范围',
  month_or_rounded: '月份，或取整的金额',
  hundredth: '两位小数',
  organisation: '单位名和税号',
} as const satisfies Record<string, string>;

/** A named part of a value that its mask leaves in the clear. */
export type ShownPart = keyof typeof partsZh;

export const shownParts = Object.keys(partsZh) as readonly ShownPart[];

const partsEn = {
  whole: 'everything',
  surname: 'the surname, or the first letter of the name',
  name_ends: 'the first and the last sign of the name',
  area_code: 'the area code',
  mail_domain: 'the site behind the @',
  district: 'province, city and district',
  network: 'the first three numbers',
  maker: 'the first three pairs',
  year: 'the year',
  ten_years: 'ten years of age',
  band: 'a rough range',
  month_or_rounded: 'the month, or the rounded amount',
  hundredth: 'two decimal places',
  organisation: 'the company name and its tax number',
} as const satisfies Record<ShownPart, string>;

const sentences = {
  zh: { nothing: '什么也不显示', head: '前 {count} 位', tail: '后 {count} 位', join: '、', shows: '只显示{parts}' },
  en: {
    nothing: 'shows nothing',
    head: 'the first {count}',
    tail: 'the last {count}',
    join: ', ',
    shows: 'shows only {parts}',
  },
} as const satisfies Record<Lang, Record<string, string>>;

const parts: Readonly<Record<Lang, Readonly<Record<ShownPart, string>>>> = { zh: partsZh, en: partsEn };

/** What a mask leaves in the clear: so many signs at the front and at the end at most, and a named part. */
export interface Shows {
  readonly head: number;
  readonly tail: number;
  readonly part?: ShownPart;
}

export function shownWords({ head, tail, part }: Shows, lang: Lang): string {
  const words = sentences[lang];
  const named = [
    ...(part === undefined ? [] : [parts[lang][part]]),
    ...(head > 0 ? [fill(words.head, { count: head })] : []),
    ...(tail > 0 ? [fill(words.tail, { count: tail })] : []),
  ];
  return named.length === 0 ? words.nothing : fill(words.shows, { parts: named.join(words.join) });
}

/** Shorter than the name of the kind in a list, to be read in a sentence. */
const shortEn: Readonly<Record<string, string>> = {
  person_name: 'name',
  business_contact: 'name',
  cn_mobile: 'mobile',
  cn_landline: 'phone',
  intl_phone: 'phone',
  address: 'address',
  email: 'email',
  plate: 'plate',
  birth_date: 'birthday',
  bank_card: 'bank card',
  minor_data: 'child',
  health: 'health',
  gender: 'sex',
  home_access: 'way in',
  credential: 'password',
  card_auth: 'card code',
};
const shortZh: Readonly<Record<string, string>> = {
  business_contact: '姓名',
  home_access: '进门方式',
  card_auth: '卡的安全码',
};

/** What stands in a text in place of a find: 【手机号】, [mobile]. */
export function placeholder(pi: string, lang: Lang): string {
  const short = lang === 'zh' ? shortZh : shortEn;
  const word = (Object.hasOwn(short, pi) ? short[pi] : undefined) ?? piLabel(pi, lang);
  return lang === 'zh' ? `【${word}】` : `[${word}]`;
}
