// Names behind a word and a colon: 姓名：王䶮, 收货人：阿依古丽·买买提. Here unusual surnames and signs are names too.

import type { Detector } from '../find.ts';
import { hanRunEnd, signAt, signCount } from '../han-signs.ts';
import { businessWords, notPersons } from '../lists/brands.ts';
import { commonWords } from '../lists/words.ts';
import { matchAt } from '../matches.ts';
import { colon, han } from '../signs.ts';
import { matchesAtWords, wordClass } from '../words/classes.ts';
import { Words } from '../words/words.ts';
import { givenSum, isPlaceName, surnameAt, wordPenalty } from './evidence.ts';
import { rightEvidence } from './surroundings.ts';
import { titleEnd } from './titles.ts';

const labels =
  '姓名 名字 联系人 收件人 收货人 寄件人 发件人 收货 客户 客户名 客户名称 顾客 业主 户主 房东 租客 租户 住户 会员 车主 机主 负责人 经办人 对接人 介绍人 推荐人 担保人 法人 法定代表人 监护人 签收人 经手人 预约人 预订人 预定人 入住人 投诉人 申请人 被保险人 投保人 紧急联系人 配偶 爱人 老公 老婆 妻子 丈夫 父亲 母亲 爸爸 妈妈 户名 开户名 持卡人 患者 病人 学员 店长 技师 师傅 阿姨 设计师 教练 医生 司机 员工 经理 称呼 本名 真名 曾用名 contact customer recipient';
/** product name, 商品name: those of things. */
const ownName =
  '(?<!(?:product|item|file|goods|store|shop|brand|company|project|user|host|service|room|商品|产品) ?)name';
const labelled = new RegExp(
  `(?:${labels.replaceAll(' ', '|')}|${ownName})(?:姓名)?(?:\\([^()\\n]{1,8}\\))? ?[:=] ?`,
  'iuy',
);
const words = wordClass(`${labels} name`);
/** Words that stand where a name is missing. */
const nothing = new Words(
  '无 未 不 没 暂 同上 本人 匿名 散客 待 空 略 见 已 公司 个人 先生 女士 老 新 详 男 女 是 有 在 请 要'.split(' '),
);
const fewest = 2;
const most = 8;
const mostOfPart = 10;
const dotted = /[\p{Script=Han}]{1,10}(?:·[\p{Script=Han}]{1,10}){1,3}/uy;
/** Behind a surname they make a sentence of it. */
const notGiven = /[的了吗呢吧在是不没]/u;

/** In a longer run the name is its first two to four signs; what follows says how many. */
function cut(text: string, at: number): number | undefined {
  const surname = surnameAt(text, at);
  if (surname === undefined) return undefined;
  let best: { end: number; score: number } | undefined;
  let end = surname.end;
  for (let count = 1; count <= 2; count += 1) {
    end += signAt(text, end).length;
    const given = givenSum(text, surname.end, end);
    const right = titleEnd(text, end) === undefined ? rightEvidence(text, end) : 2;
    if (given === undefined || right === undefined) continue;
    const score = given.sum + right - given.unusual - wordPenalty(text, at, surname.end, end);
    if (best === undefined || score > best.score) best = { end, score };
  }
  return best !== undefined && best.score > 0 ? best.end : undefined;
}

/** The first two to eight signs of a run are a name, or one begins there. */
function nameEnd(text: string, at: number): { end: number; confidence: number } | undefined {
  const partEnd = hanRunEnd(text, at, mostOfPart);
  const parts = text.charAt(partEnd) === '·' ? matchAt(dotted, text, at)?.[0] : undefined;
  if (parts !== undefined) return { end: at + parts.length, confidence: 0.93 };
  const end = hanRunEnd(text, at, most);
  const count = signCount(text, at, end);
  if (count < fewest || nothing.lengthAt(text, at) > 0 || commonWords.isWord(text, at, at + 2) || isPlaceName(text, at))
    return undefined;
  const surname = surnameAt(text, at);
  const isSurnameAlone = surname !== undefined && titleEnd(text, surname.end) !== undefined;
  if (isSurnameAlone || notPersons.isWord(text, at, end) || businessWords.lengthAt(text, end) > 0) return undefined;
  if (count <= 3 || (count === 4 && (surname?.weight ?? 0) > 1)) {
    const given = givenSum(text, surname?.end ?? at, end);
    const isTitled = titleEnd(text, at + 2) === end || titleEnd(text, at + 3) === end;
    const isGiven = given !== undefined || (surname !== undefined && !notGiven.test(text.slice(at, end)));
    if (isGiven && !isTitled) return { end, confidence: surname === undefined ? 0.75 : 0.95 };
  }
  const cutEnd = cut(text, at);
  return cutEnd === undefined ? undefined : { end: cutEnd, confidence: 0.9 };
}

export const labelledNames: Detector = {
  needs: { own: han, words, behind: colon },
  find(text, finds) {
    for (const { 0: label, index } of matchesAtWords(labelled, words, text)) {
      const start = index + label.length;
      const { end, confidence } = nameEnd(text, start) ?? { end: start, confidence: 0 };
      if (end > start) finds.push({ type: 'person_name', start, end, confidence, reason: 'label' });
    }
  },
};
