// Facts about children: their age, school and name, where a word says that it is about a child. Ages of grown people too.

import type { Detector, Find } from './find.ts';
import { matches } from './matches.ts';
import { type Around, han, lower, type Needs, signClass, upper } from './signs.ts';
import { wordClass } from './words/classes.ts';

const young =
  '孩子|小孩|宝宝|宝贝|[男女]娃|娃娃?|小朋友|孙子|孙女|外孙女?|小学生|幼儿|婴儿|(?<!\\p{Script=Han})[大二小]宝|学生|学员';
const maybeYoung =
  '女儿|儿子|闺女|老大|老二|弟弟|妹妹|侄子|侄女|外甥女?|双胞胎|男孩|女孩|son|daughter|kid|child|boy|girl|baby';
const child = `(?:${young}|${maybeYoung})`;
const numerals = '一二三四五六七八九十';
const age = `(?:\\d{1,2}|[${numerals}]{1,2})(?:周?岁半?|个月大?)(?!以[上下内]|[起及~至到-])`;
const grade = `(?:[${numerals}1-6]年级|[大中小]班)?(?:\\(?[${numerals}\\d]{1,2}\\)?班)?`;

const ages = new RegExp(`${child}[^,。;\\n\\d]{0,6}?(${age})`, 'giu');
const englishAges =
  /\b(?:son|daughter|kid|child|boy|girl|baby)(?: \w+)?,? (?:is |aged? |who is )?(\d{1,2})(?: years? old|-year-old| yo|\b(?= at ))/giu;
const agedChildren = /\b(?:son|daughter|kid|child|boy|girl|baby)(?: \w{1,20})?,? aged? (\d{1,2})\b/giu;
const leadingAges = /\b(\d{1,2})[- ]years?[- ]old (?:son|daughter|kid|child|boy|girl)\b/giu;
const school = `(?:小学|幼儿园|托儿所|实验学校|附小)(${grade})`;
/** Behind a word like 在 the name of a school may hold any sign; elsewhere none of those words. */
const schools = new RegExp(
  `(?:(?<=[在读上念于])[\\p{Script=Han}A-Za-z0-9]{1,10}?|(?<=[:,。;\\s]|^)(?:(?![在读上念于岁])[\\p{Script=Han}A-Za-z]){2,8}?)${school}`,
  'gu',
);
/** 四年级3班 */
const grades = new RegExp(
  `(?<!适[合用])(?:幼儿园[大中小]班|[${numerals.slice(0, 6)}1-6]年级(?:\\(?\\d{1,2}\\)?班)?)(?=[,。;)]|$|的?(?:孩子|学生|妈妈|爸爸))`,
  'gu',
);
const englishSchools =
  /\b[A-Z][a-z]{1,15}(?: [A-Z][a-z]{1,15})? (?:Elementary|Primary|Kindergarten|Preschool)(?: School)?\b()/gu;
const petNames = new RegExp(`${child}[^。;\\n]{0,10}?小名(?:叫|是|:)? ?([\\p{Script=Han}]{2})`, 'giu');
const childBefore = new RegExp(`${child}[^。;!?\\n]{0,40}$`, 'iu');
const pets = /狗|猫|犬|宠物|泰迪|柯基|金毛|布偶|车龄|房龄|店/u;
const ageOfOthers = /(?:适合|适用|满|未满|限|不足|超过|低于|高于)$/u;
const grownAge = /(?<![\d.~-])(\d{1,3})周?岁(?!以[上下内]|[起及~至到半-])/gu;
const ageLabel = /年龄 ?[:=是为]? ?(\d{1,3})(?!\d|[-~至到以])/gu;
const englishAgeLabel = /\bage ?[:=] ?(\d{1,3})(?!\d)/giu;
const smallAge = 14;

function ageOf(text: string): number {
  const digits = /\d+/.exec(text)?.[0];
  if (/月/.test(text)) return 0;
  if (digits !== undefined) return Number(digits);
  const signs = [...text].map((sign) => numerals.indexOf(sign) + 1).filter((value) => value > 0);
  return signs.length === 1 ? (signs[0] as number) : 10 + (signs.at(-1) as number);
}

function addChild(finds: Find[], start: number, end: number, confidence: number): void {
  finds.push({ type: 'minor_data', start, end, confidence, reason: 'child' });
}

/** @param needs signs of its words */
function childAges(pattern: RegExp, needs: Needs): Detector {
  return {
    needs,
    find(text, finds) {
      for (const { 0: whole, 1: years = '', index: start } of matches(pattern, text)) {
        if (ageOf(years) < smallAge) addChild(finds, start, start + whole.length, 0.9);
      }
    },
  };
}

function childSchools(pattern: RegExp, needs: Needs): Detector {
  return {
    needs,
    find(text, finds) {
      for (const { 0: whole, 1: grade = '', index: start } of matches(pattern, text)) {
        const isOfChild = /年级|班/u.test(grade) || childBefore.test(text.slice(Math.max(0, start - 46), start));
        if (isOfChild) addChild(finds, start, start + whole.length, 0.88);
      }
    },
  };
}

function agesAlone(pattern: RegExp, needs: Needs): Detector {
  return {
    needs,
    find(text, finds) {
      for (const { 0: whole, 1: words = '', index } of matches(pattern, text)) {
        const years = Number(words);
        if (years === 0 || years > 119 || pets.test(text.slice(Math.max(0, index - 12), index))) continue;
        if (ageOfOthers.test(text.slice(Math.max(0, index - 3), index))) continue;
        const [start, end] = [index + whole.indexOf(words), index + whole.length];
        if (years < smallAge) addChild(finds, start, end, 0.7);
        else finds.push({ type: 'age', start, end, confidence: 0.75, reason: 'form' });
      }
    },
  };
}

/** The words of `child`, or what they begin with. */
const childWords = wordClass(
  '孩子 小孩 宝 男娃 女娃 娃 小朋友 孙 外孙 小学生 幼儿 婴儿 大宝 二宝 小宝 学生 学员 女儿 儿子 闺女 老大 老二 弟弟 妹妹 侄 外甥 双胞胎 男孩 女孩 son daughter kid child boy girl baby',
);
const ageWords = wordClass('年龄 age');

const childNames: Detector = {
  needs: { own: han, beside: signClass('名'), words: childWords },
  find(text, finds) {
    for (const { 0: whole, 1: name = '', index } of matches(petNames, text)) {
      const end = index + whole.length;
      addChild(finds, end - name.length, end, 0.85);
    }
  },
};

const yearSigns = signClass('岁月龄');
const schoolSigns = signClass('学园所附级');
const gradesAlone: Detector = {
  needs: { own: schoolSigns },
  find(text, finds) {
    for (const { 0: whole, index: start } of matches(grades, text)) addChild(finds, start, start + whole.length, 0.7);
  },
};

/** Each of the English words has one of these letters. */
const childLetters = signClass('sdkcbg');

export const minors: readonly Detector[] = [
  childAges(ages, { own: yearSigns, words: childWords }),
  childAges(englishAges, { own: childLetters, digits: 1, words: childWords }),
  childAges(agedChildren, { own: childLetters, digits: 1, words: childWords }),
  childAges(leadingAges, { own: childLetters, digits: 1, words: childWords }),
  childSchools(schools, { own: schoolSigns }),
  gradesAlone,
  childSchools(englishSchools, { own: upper | lower }),
  agesAlone(grownAge, { digits: 1, own: yearSigns }),
  agesAlone(ageLabel, { digits: 1, words: ageWords }),
  agesAlone(englishAgeLabel, { digits: 1, words: ageWords }),
  childNames,
];

const surelyYoung = new RegExp(`(?:${young})(?:的?(?:姓名|名字|大名|名))?(?:是|叫|:|=| ){0,2}$`, 'iu');
const perhapsYoung = new RegExp(`(?:${maybeYoung})(?:的?(?:姓名|名字|大名|名))?(?:是|叫|:|=| |,){0,2}$`, 'iu');
const youngAfter = new RegExp(`^[^。;\\n]{0,10}(?:${age}|小学|幼儿园|年级|宝宝)`, 'u');

/** 张小宝(8岁) */
const smallAfter = /^[ (,]{0,2}(?:今年)?(?:\d|1[0-3])周?岁/u;

/** False where no name is a child's: neither a text nor what stands in front of it has such a word, or an age. */
export function maySpeakOfChild({ classes, words }: Around): boolean {
  return (words & childWords) !== 0 || (classes & yearSigns) !== 0;
}

/** True for a person's name that is a child's, by the word in front of it. */
export function isChildName(text: string, start: number, end: number): boolean {
  const left = text.slice(Math.max(0, start - 12), start);
  if (surelyYoung.test(left)) return true;
  if (smallAfter.test(text.slice(end, end + 10))) return true;
  return perhapsYoung.test(left) && youngAfter.test(text.slice(end, end + 20));
}
