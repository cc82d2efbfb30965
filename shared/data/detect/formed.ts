// Values that their form alone tells: plates, codes of Hong Kong, Taiwan and companies, vehicles, the network, places on the globe.

import { isHkid, isTaiwanId, isUscc, isVin } from '../checks.ts';
import { emailsIn } from '../email.ts';
import type { Detector, Find } from './find.ts';
import { isAddress4, isAddress6 } from './ip-addresses.ts';
import { matches } from './matches.ts';
import { colon, letter, lower, type Needs, seldom, signClass, upper } from './signs.ts';
import { isOtherNumber } from './surroundings.ts';
import { wordClass } from './words/classes.ts';
import { Cues } from './words/cues.ts';

interface Form {
  readonly type: string;
  readonly needs: Needs;
  readonly pattern: RegExp;
  readonly confidence: number;
  readonly reason: Find['reason'];
  /** @param start of the value in the text */
  readonly check?: (value: string, text: string, start: number) => boolean;
}

const mixed = (value: string): boolean => /[A-Z]/i.test(value) && (value.match(/\d/g)?.length ?? 0) >= 5;
const notAnOrder = (text: string, start: number): boolean => !isOtherNumber(text, start);
const companyLabels = '信用代码 税号 纳税人识别号 统一代码 uscc credit_code';
const companyWords = new Cues(companyLabels, 8);
const vinLabels = '车架 车架号 车辆识别 车辆识别代号 车辆识别码 vin';
const vinWords = new Cues(vinLabels);
const ssnWords = /(?:ssn|social security|taxpayer|tax id|社会安全号?)[^\n]{0,30}$/i;
const provinceSigns = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/** At least three digits: 新A and English words are no plate. */
function isPlate(value: string): boolean {
  return (value.slice(2).match(/\d/g)?.length ?? 0) >= 3;
}

/** Registering office and kind of body (GB 32100-2015 table 1), and a place: order numbers of digits alone seldom have them. */
function isRegistered(code: string, text: string, start: number): boolean {
  if (companyWords.standBefore(text, start)) return true;
  const isKnown = /^(?:1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[19]|9[123]|A[19]|N[1239]|Y1)[1-68]/.test(
    code,
  );
  return isKnown && !(/^\d+$/.test(code) && isOtherNumber(text, start));
}

const dot = signClass('.');
/** Groups in front of an address of version 6; the colon of a column's name may stand there. */
const goesBack = /(?:^|[^0-9A-Za-z])(?:[0-9A-Fa-f]{1,4}|:):$/;

const forms: readonly Form[] = [
  {
    type: 'plate',
    needs: { own: signClass(provinceSigns), digits: 3 },
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
    needs: { digits: 8, run: 18 },
    pattern: /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/g,
    confidence: 0.97,
    reason: 'check_digit',
    check: (value, text, start) => isRegistered(value, text, start) && isUscc(value),
  },
  {
    type: 'uscc',
    needs: { digits: 8, run: 18, words: wordClass(companyLabels) },
    pattern: /(?<![0-9A-Za-z])[1-9AY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/g,
    confidence: 0.7,
    reason: 'suspected',
    check: (value, text, start) => companyWords.standBefore(text, start) && !isUscc(value),
  },
  {
    type: 'hkid',
    needs: { own: upper, digits: 6 },
    pattern: /(?<![A-Za-z0-9])[A-Z]{1,2}\d{6}\([0-9A]\)(?![0-9A-Za-z])/g,
    confidence: 0.95,
    reason: 'check_digit',
    check: isHkid,
  },
  {
    type: 'tw_id',
    needs: { own: upper, digits: 9, run: 10 },
    pattern: /(?<![A-Za-z0-9-])[A-Z][1289]\d{8}(?![0-9A-Za-z-])/g,
    confidence: 0.85,
    reason: 'check_digit',
    check: (value, text, start) => isTaiwanId(value) && notAnOrder(text, start),
  },
  {
    type: 'vin',
    needs: { own: upper, digits: 5, run: 17 },
    pattern: /(?<![0-9A-Za-z])[A-HJ-NPR-Z0-9]{17}(?![0-9A-Za-z])/g,
    confidence: 0.9,
    reason: 'check_digit',
    check: (value, text, start) => mixed(value) && isVin(value) && notAnOrder(text, start),
  },
  {
    type: 'vin',
    needs: { own: letter, digits: 5, run: 17, words: wordClass(vinLabels) },
    pattern: /(?<![0-9A-Za-z])[A-HJ-NPR-Z0-9]{17}(?![0-9A-Za-z])/gi,
    confidence: 0.8,
    reason: 'label',
    check: (value, text, start) => mixed(value) && vinWords.standBefore(text, start),
  },
  {
    type: 'military_id',
    needs: { own: seldom, digits: 6 },
    pattern: /[军兵士文警武海空火南北沈兰济成广政参后装][\u4e00-\u9fa5]?字第\d{6,8}号/g,
    confidence: 0.9,
    reason: 'form',
  },
  {
    type: 'social_security',
    needs: { digits: 9, words: wordClass('ssn social_security taxpayer tax_id 社会安全') },
    pattern: /(?<![\d-])(?!000|666|9)\d{3}([- ]?)(?!00)\d{2}\1(?!0000)\d{4}(?![\d-])/g,
    confidence: 0.95,
    reason: 'label',
    check: (_, text, start) => ssnWords.test(text.slice(Math.max(0, start - 50), start)),
  },
  {
    type: 'mac',
    needs: { own: signClass(':-'), run: 2 },
    // The colon of a column's name may stand in front: f3:A4:5E:…
    pattern:
      /(?<![0-9A-Za-z-]|[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}:)(?:[0-9A-Fa-f]{2}([:-]))(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![0-9A-Za-z:-])/g,
    confidence: 0.95,
    reason: 'form',
  },
  {
    type: 'ip',
    needs: { own: dot, joined: 4 },
    pattern: /(?<![\d.A-Za-z])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d|[A-Za-z])/g,
    confidence: 0.9,
    reason: 'form',
    check: isAddress4,
  },
  {
    type: 'ip',
    needs: { own: colon, digits: 1, run: 3 },
    pattern: /(?<![0-9A-Za-z.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![0-9A-Za-z:])/g,
    confidence: 0.9,
    reason: 'form',
    check: (value, text, start) => isAddress6(value) && !goesBack.test(text.slice(Math.max(0, start - 6), start)),
  },
  {
    type: 'geo_point',
    needs: { own: dot, joined: 10 },
    pattern:
      /(?<![\d.])(?:1[0-3]\d|7[3-9]|[89]\d)\.\d{4,12} ?, ?[1-5]?\d\.\d{4,12}(?!\d)|(?<![\d.])[1-5]?\d\.\d{4,12} ?, ?(?:1[0-3]\d|7[3-9]|[89]\d)\.\d{4,12}(?!\d)/g,
    confidence: 0.9,
    reason: 'form',
  },
  {
    type: 'geo_point',
    needs: { own: dot, digits: 10 },
    pattern:
      /(?:北纬|纬度|lat(?:itude)?|(?<![a-z])n)[:= ]{0,2}[1-5]?\d\.\d{4,12}[,; /]{0,2}(?:东经|经度|(?:lng|lon)(?:gitude)?|e)[:= ]{0,2}\d{2,3}\.\d{4,12}(?!\d)|(?:东经|经度|(?:lng|lon)(?:gitude)?|(?<![a-z])e)[:= ]{0,2}\d{2,3}\.\d{4,12}[,; /]{0,2}(?:北纬|纬度|lat(?:itude)?|n)[:= ]{0,2}[1-5]?\d\.\d{4,12}(?!\d)/gi,
    confidence: 0.9,
    reason: 'form',
  },
  // zhangsan_face.jpg, fp_0021_r.bmp
  {
    type: 'biometric',
    needs: { own: dot | letter, run: 3 },
    pattern:
      /(?<![A-Za-z0-9_-])(?:[a-z0-9]{1,24}[_-]){0,3}(?:face|fp|finger(?:print)?|iris|palm|voiceprint|faceid)(?:[_-][a-z0-9]{1,24}|\d{1,8}){0,3}\.(?:jpe?g|png|bmp|gif|dat|bin|wav|mp3|tpl)(?![A-Za-z0-9])/gi,
    confidence: 0.75,
    reason: 'form',
  },
  {
    type: 'property',
    needs: { own: seldom, digits: 8 },
    pattern: /[\u4e00-\u9fa5]\((?:19|20)\d{2}\)[\u4e00-\u9fa5]{1,8}不动产权第\d{4,10}号/g,
    confidence: 0.95,
    reason: 'form',
  },
  {
    type: 'wechat_id',
    needs: { own: lower | seldom, run: 10 },
    pattern: /(?<![A-Za-z0-9_])wxid_[a-z0-9]{10,22}(?![A-Za-z0-9_])/g,
    confidence: 0.97,
    reason: 'form',
  },
  {
    type: 'wechat_id',
    needs: { own: lower | upper, digits: 1 },
    pattern: /(?<![A-Za-z0-9_-])o[A-Za-z0-9_-]{27}(?![A-Za-z0-9_-])/g,
    confidence: 0.8,
    reason: 'form',
    check: (value) => /\d/.test(value) && /[A-Z]/.test(value) && /[a-z]/.test(value),
  },
];

const emails: Detector = {
  needs: { own: seldom },
  find(text, finds) {
    for (const { start, end } of emailsIn(text)) {
      finds.push({ type: 'email', start, end, confidence: 0.98, reason: 'form' });
    }
  },
};

function detectorOf({ type, needs, pattern, confidence, reason, check }: Form): Detector {
  return {
    needs,
    find(text, finds) {
      for (const { 0: value, index: start } of matches(pattern, text)) {
        if (check !== undefined && !check(value, text, start)) continue;
        finds.push({ type, start, end: start + value.length, confidence, reason });
      }
    },
  };
}

export const formedValues: readonly Detector[] = [...forms.map(detectorOf), emails];
