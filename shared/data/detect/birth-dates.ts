// Dates of birth, ages and incomes: a date or number alone is none, a word beside it must say so.

import { isPastDay, startDay } from '../digits.ts';
import type { Detector, Find } from './find.ts';
import { matches } from './matches.ts';
import { matchesAtWords, wordClass } from './words/classes.ts';

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const chineseDate =
  '(?:19|20)\\d{2} ?[-/.年] ?(?:1[0-2]|0?[1-9]) ?[-/.月] ?(?:3[01]|[12]\\d|0?[1-9])[日号]?(?!\\d)|(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d)|(?:19|20)?\\d{2}年(?:1[0-2]|0?[1-9])月';
const dayOfYear =
  '(?:19|20)\\d{2}[-/.](?:1[0-2]|0[1-9])(?![\\d.-])|(?<!\\d)\\d{2}[-.](?:1[0-2]|0?[1-9])[-.](?:3[01]|[12]\\d|0?[1-9])(?![\\d.-])|(?:1[0-2]|0?[1-9])[-/.月](?:3[01]|[12]\\d|0?[1-9])[日号]?(?![\\d])|农?历?[正一二三四五六七八九十冬腊]{1,2}月[初十廿二三]{0,2}[一二三四五六七八九十]{1,2}';
const englishDate = `(?:1[0-2]|0?[1-9]|[12]\\d|3[01])[-/.](?:1[0-2]|0?[1-9]|[12]\\d|3[01])[-/.](?:19|20)\\d{2}|(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}|\\d{1,2} (?:${months}),? (?:19|20)\\d{2}`;
const birthWords =
  '出生(?:日期|年月|时间)?|生日|生于|诞生|birthday|date of birth|born(?: on| in)?|d\\.?o\\.?b\\.?|birth ?date';
const after = new RegExp(
  `(?:${birthWords})(?: ?(?:是|为|在|于|:|=|\\()|(?: is| was)){0,2} ?((?:阳历|农历|阴历)?(?:${chineseDate}|${englishDate}|${dayOfYear}))`,
  'iuy',
);
/** 生 stands behind the date too. */
const words = wordClass('出生 生 诞生 birth date_of_birth born dob do.b d.ob d.o.b');
const before = new RegExp(`(?<!\\d)(${chineseDate})(?: ?出生| ?生(?![产成效意活鲜]))`, 'gu');

/** Eight digits in one run are a day of the calendar or nothing. */
function isPossible(date: string): boolean {
  return !/^\d{8}$/.test(date) || isPastDay(Number(date), startDay);
}

function addDate({ 0: whole, 1: date = '', index }: RegExpExecArray, finds: Find[]): void {
  if (!isPossible(date)) return;
  const start = index + whole.lastIndexOf(date);
  finds.push({ type: 'birth_date', start, end: start + date.length, confidence: 0.92, reason: 'birth_word' });
}

export const birthDates: Detector = {
  needs: { words },
  find(text, finds) {
    for (const match of matchesAtWords(after, words, text)) addDate(match, finds);
    for (const match of matches(before, text)) addDate(match, finds);
  },
};
