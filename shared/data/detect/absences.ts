// When a home is empty, as notes say it: 周一到周五没人在家, 家里白天没人, 晚上8点后才有人在家.

import type { Detector } from './find.ts';
import { matches } from './matches.ts';
import { wordClass } from './words/classes.ts';

const day = '[一二三四五六日天末1-7]';
const week = '(?:周|星期|礼拜)';
/** Only what comes again, or is said of a time, tells burglars something: 上次去家里没人 does not. */
const when = [
  `${week}${day}(?:[到至、~—-]?${week}?${day}){0,5}`,
  '工作日|平[日时常]|白天|上午|中午|下午|晚上|夜里|夜间|早上|傍晚|上班(?:时间|期间)?|节假日|假期|双休日?',
  '[寒暑]假|过年|春节|国庆|每[天周晚]|常年|长期|经常|总是|一般',
  '\\d{1,2}(?:[点时]半?|:\\d{2})(?:以?[前后]|之[前后])?',
].join('|');
const gap = '[^,。;\\n店司厂馆]';
const home = '家[里中]|屋[里内]|房[里内]|住处';
const nobody = '没有?人|无人';
/** What else may follow is what nobody does: 家里没人做饭. */
const behind = '(?=$|[^\\p{L}\\p{N}]|在|住|的|时|可以|请|放|就|所以|不要|别|先|联系)';
/** 平时不在家吃, 家具. */
const atHome = '在家(?![里中吃做办带养具政电装长居])';

const absences = [
  `(?:${when})${gap}{0,8}?(?:${home})${gap}{0,4}?(?:${nobody})${behind}(?:在家|住)?`,
  `(?:${home})${gap}{0,3}?(?:${when})${gap}{0,4}?(?:${nobody})${behind}(?:在家|住)?`,
  `(?:${when})${gap}{0,8}?(?:${nobody}|不)${atHome}`,
  `(?:${when})${gap}{0,6}?才(?:有人${atHome}|${atHome}|[到回]家)`,
  "(?:nobody|no[ -]one|not)(?: is|'s)? (?:at )?home (?:on|during|until|till|before|after|between|from|in the|at) [^,.;\\n]{1,24}",
].map((pattern) => new RegExp(pattern, 'giu'));

export const absencesFromHome: Detector = {
  needs: {
    words: wordClass('没人 没有人 无人 不在家 才有人 才在家 才到家 才回家 nobody no_one no-one not_home not_at'),
  },
  find(text, finds) {
    for (const pattern of absences) {
      for (const { 0: found, index: start } of matches(pattern, text)) {
        finds.push({ type: 'absence_schedule', start, end: start + found.length, confidence: 0.65, reason: 'word' });
      }
    }
  },
};
