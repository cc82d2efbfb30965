// Values that their form alone tells: plates, codes of Hong Kong, Taiwan and companies, vehicles, the network, places on the globe.

import { isHkid, isTaiwanId, isUscc, isVin } from '../checks.ts';
import { emailsIn } from '../email.ts';
import type { Detector, Find } from './find.ts';
import { isAddress4, isAddress6 } from './ip-addresses.ts';
import { matches } from './matches.ts';
import { isAfter, isOtherNumber, wordsBefore } from './surroundings.ts';

interface Form {
  readonly type: string;
  readonly pattern: RegExp;
  readonly confidence: number;
  readonly reason: Find['reason'];
  /** @param start of the value in the text */
  readonly check?: (value: string, text: string, start: number) => boolean;
}

const mixed = (value: string): boolean => /[A-Z]/i.test(value) && (value.match(/\d/g)?.length ?? 0) >= 5;
const notAnOrder = (text: string, start: number): boolean => !isOtherNumber(text, start);
const companyWords = wordsBefore('信用代码|税号|纳税人识别号|统一代码|uscc|credit code', 8);
const vinWords = wordsBefore('车架号?|车辆识别(?:代号|码)?|vin', 6);
const ssnWords = /(?:ssn|social security|taxpayer|tax id|社会安全号?)[^\n]{0,30}$/i;
const provinceSigns = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/** At least three digits: 新A and English words are no plate. */
function isPlate(value: string): boolean {
  return (value.slice(2).match(/\d/g)?.length ?? 0) >= 3;
}

/** Registering office and kind of body (GB 32100-2015 table 1), and a place: order numbers of digits alone seldom have them. */
function isRegistered(code: string, text: string, start: number): boolean {
  if (isAfter(text, start, companyWords)) return true;
  const isKnown = /^(?:1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[19]|9[123]|A[19]|N[1239]|Y1)[1-68]/.test(
    code,
  );
  return isKnown && !(/^\d+$/.test(code) && isOtherNumber(text, start));
}

const forms: readonly Form[] = [
  {
    type: 'plate',
    pattern: new RegExp(
      `[${provinceSigns}][· ]?[A-HJ-NP-Z][· -]?(?:[A-HJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJK]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳使领])(?![A-Za-z0-9])`,
      'gi',
    ),
    confidence: 0.95,
    reason: 'form',
    check: isPlate,
  },
  {
    type: 'uscc',
    pattern: /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/g,
    confidence: 0.97,
    reason: 'check_digit',
    check: (value, text, start) => isUscc(value) && isRegistered(value, text, start),
  },
  {
    type: 'uscc',
    pattern: /(?<![0-9A-Za-z])[1-9AY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/g,
    confidence: 0.7,
    reason: 'suspected',
    check: (value, text, start) => !isUscc(value) && isAfter(text, start, companyWords),
  },
  {
    type: 'hkid',
    pattern: /(?<![A-Za-z0-9])[A-Z]{1,2}\d{6}\([0-9A]\)(?![0-9A-Za-z])/g,
    confidence: 0.95,
    reason: 'check_digit',
    check: isHkid,
  },
  {
    type: 'tw_id',
    pattern: /(?<![A-Za-z0-9-])[A-Z][1289]\d{8}(?![0-9A-Za-z-])/g,
    confidence: 0.85,
    reason: 'check_digit',
    check: (value, text, start) => isTaiwanId(value) && notAnOrder(text, start),
  },
  {
    type: 'vin',
    pattern: /(?<![0-9A-Za-z])[A-HJ-NPR-Z0-9]{17}(?![0-9A-Za-z])/g,
    confidence: 0.9,
    reason: 'check_digit',
    check: (value, text, start) => mixed(value) && isVin(value) && notAnOrder(text, start),
  },
  {
    type: 'vin',
    pattern: /(?<![0-9A-Za-z])[A-HJ-NPR-Z0-9]{17}(?![0-9A-Za-z])/gi,
    confidence: 0.8,
    reason: 'label',
    check: (value, text, start) => mixed(value) && isAfter(text, start, vinWords),
  },
  {
    type: 'military_id',
    pattern: /[军兵士文警武海空火南北沈兰济成广政参后装][\u4e00-\u9fa5]?字第\d{6,8}号/g,
    confidence: 0.9,
    reason: 'form',
  },
  {
    type: 'social_security',
    pattern: /(?<![\d-])(?!000|666|9)\d{3}([- ]?)(?!00)\d{2}\1(?!0000)\d{4}(?![\d-])/g,
    confidence: 0.95,
    reason: 'label',
    check: (_, text, start) => ssnWords.test(text.slice(Math.max(0, start - 50), start)),
  },
  {
    type: 'mac',
    pattern: /(?<![0-9A-Za-z:-])(?:[0-9A-Fa-f]{2}([:-]))(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![0-9A-Za-z:-])/g,
    confidence: 0.95,
    reason: 'form',
  },
  {
    type: 'ip',
    pattern: /(?<![\d.A-Za-z])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d|[A-Za-z])/g,
    confidence: 0.9,
    reason: 'form',
    check: isAddress4,
  },
  {
    type: 'ip',
    pattern: /(?<![0-9A-Za-z:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![0-9A-Za-z:])/g,
    confidence: 0.9,
    reason: 'form',
    check: isAddress6,
  },
  {
    type: 'geo_point',
    pattern:
      /(?<![\d.])(?:1[0-3]\d|7[3-9]|[89]\d)\.\d{4,12} ?, ?[1-5]?\d\.\d{4,12}(?!\d)|(?<![\d.])[1-5]?\d\.\d{4,12} ?, ?(?:1[0-3]\d|7[3-9]|[89]\d)\.\d{4,12}(?!\d)/g,
    confidence: 0.9,
    reason: 'form',
  },
  {
    type: 'property',
    pattern: /[\u4e00-\u9fa5]\((?:19|20)\d{2}\)[\u4e00-\u9fa5]{1,8}不动产权第\d{4,10}号/g,
    confidence: 0.95,
    reason: 'form',
  },
  {
    type: 'wechat_id',
    pattern: /(?<![A-Za-z0-9_])wxid_[a-z0-9]{10,22}(?![A-Za-z0-9_])/g,
    confidence: 0.97,
    reason: 'form',
  },
  {
    type: 'wechat_id',
    pattern: /(?<![A-Za-z0-9_-])o[A-Za-z0-9_-]{27}(?![A-Za-z0-9_-])/g,
    confidence: 0.8,
    reason: 'form',
    check: (value) => /\d/.test(value) && /[A-Z]/.test(value) && /[a-z]/.test(value),
  },
];

export const formedValues: Detector = function* (text) {
  for (const { type, pattern, confidence, reason, check } of forms) {
    for (const match of matches(pattern, text)) {
      const value = match[0];
      const start = match.index;
      if (check !== undefined && !check(value, text, start)) continue;
      yield { type, start, end: start + match[0].length, confidence, reason };
    }
  }
  for (const { start, end } of emailsIn(text)) yield { type: 'email', start, end, confidence: 0.98, reason: 'form' };
};
