// Addresses without a house number that a word or their levels give away.

import type { Detector, Find } from '../find.ts';
import { matchAt, matches } from '../matches.ts';
import { signClass } from '../signs.ts';
import { matchesAtWords, wordClass } from '../words/classes.ts';
import { bareRoad } from './line-parts.ts';
import { placeStart, wordsBefore } from './parts.ts';
import { nameBefore, startInName } from './reach.ts';
import { lineEnd } from './whole.ts';

/** Clear ones, and words that say where somebody lives. */
const labels =
  '收货地址 收件地址 家庭地址 家庭住址 联系地址 通讯地址 服务地址 上门地址 送货地址 安装地址 现住址 户籍地址 户籍地 住址 地址';
const livingWords = '家住 住在 现住 居住在';
const labelled = new RegExp(
  `(?:${labels.replaceAll(' ', '|')})(?:是|为)?[ :=]{1,3}|(?:${livingWords.replaceAll(' ', '|')})[ :]?`,
  'uy',
);
/** Where parcels wait. */
const stations = '驿站 丰巢 递柜 递站';
const words = wordClass(`${labels} ${livingWords} ${stations}`);
const mark: Pick<Find, 'type' | 'confidence' | 'reason'> = { type: 'address', confidence: 0.75, reason: 'form' };
const clause = /[^,。;!?\n\t|"'】]{4,60}/uy;
/** What follows an address in the same clause. */
export const nextLabel = / (?:电话|手机|姓名|联系|收件|邮编|备注|tel|phone|\p{Script=Han}{2,4}[: ]|1[3-9]\d).*$/iu;
const street = /路|街|大道|巷|弄|胡同|小区|花园|公寓|苑|家园|新村|村|镇|乡|广场|大厦|里|园|城|府|湾/;
const estate = /^[\p{Script=Han}A-Za-z0-9]{2,10}?(?:小区|花园|苑|公寓|家园|新村|华庭|名邸)/u;

function labelledEnd(text: string, at: number, isClear: boolean): number | undefined {
  const own = matchAt(clause, text, at)?.[0] ?? '';
  const value = (own.includes(' ') ? own.replace(nextLabel, '') : own).trimEnd();
  const named = isClear ? undefined : estate.exec(value)?.[0];
  if (named !== undefined && placeStart(named) === undefined) return at + named.length;
  const isNamed = isClear && /^[\p{Script=Han}A-Za-z]/u.test(value) && street.test(value);
  if (isNamed && (placeStart(value) === 0 || /\d|[一二三四五六七八九十](?:号|栋|单元|楼)/u.test(value)))
    return at + value.length;
  return lineEnd(text, at, at + value.length, isClear);
}

export const labelledAddresses: Detector = {
  needs: { words },
  find(text, finds) {
    for (const { 0: label, index } of matchesAtWords(labelled, words, text)) {
      const start = index + label.length;
      const isClear = label.includes('址') || label.includes('户籍');
      const end = labelledEnd(text, start, isClear);
      if (end === undefined) continue;
      const confidence = isClear ? 0.88 : 0.75;
      finds.push({ type: 'address', start, end, confidence, reason: 'address_label', isOpenEnded: true });
    }
  },
};

const station = new RegExp(`(?:${stations.replaceAll(' ', '|')})(?:快递)?柜?`, 'uy');
const longestLandmark = 20;
/** 南门, 3幢楼下, 城西银泰后面的菜鸟: which of the stations it is. */
const landmark =
  /(\p{Script=Han}{0,8}?(?:(?<=\p{Script=Han})(?:后面|旁边|对面|隔壁|楼下)|[东南西北]\d?门)|\d{1,3}(?:幢|栋|号楼|单元))(?:口|楼下|旁边?|外|里|那个?|进门)?的?(?:菜鸟|妈妈|兔喜|(?:\p{Script=Han}{2})?快递?)?$/u;

const parcelStations: Detector = {
  needs: { words },
  find(text, finds) {
    for (const { 0: whole, index } of matchesAtWords(station, words, text)) {
      const { 0: left = '', 1: name = '' } =
        landmark.exec(text.slice(Math.max(0, index - longestLandmark), index)) ?? [];
      const said = Math.max(wordsBefore.lastEnd(name), name.lastIndexOf('放') + 1);
      if (name.length - said < 2 || name.slice(said) === '楼下') continue;
      finds.push({ ...mark, start: index - left.length + said, end: index + whole.length });
    }
  },
};

const levelSigns = signClass('市区县旗');
const roadSigns = signClass('路街道巷胡小花村');
const leveled =
  /(?:市|区|县|旗)[\p{Script=Han}]{2,10}?(?:路|街(?!道)|大道|巷|胡同|小区|花园|村(?!民))(?![\p{Script=Han}]{0,2}站)/gu;
const longestPlaces = 20;
const shortest = 8;

/** 江苏省南京市鼓楼区中山路: province or city, district and road. */
export const leveledAddresses: Detector = {
  needs: { own: levelSigns | roadSigns },
  find(text, finds) {
    for (const { 0: whole, index } of matches(leveled, text)) {
      const left = /\p{Script=Han}*$/u.exec(text.slice(Math.max(0, index - longestPlaces), index))?.[0] ?? '';
      const end = index + whole.length;
      const place = placeStart(left + whole);
      const start = index - left.length + (place ?? 0);
      if (place === undefined || end - start < shortest || !/[省市区县旗].*[市区县旗]/u.test(text.slice(start, end)))
        continue;
      finds.push({ ...mark, start, end });
    }
  },
};

const village =
  /[市县区旗]\p{Script=Han}{2,5}?(?:镇|乡|街道)\p{Script=Han}{2,6}?(?:村(?!民)|社区|屯|路|街|大道)(?:村委会|居委会)?(?:对面|旁边?|附近|后面)?/gu;
const crossing =
  /(?:路|街|大道)(?:与|和|、|\/|-)\p{Script=Han}{2,5}?(?:路|街|大道)的?(?:交叉路?口|交[汇叉界]处|交汇口|交口|[十丁]字路口)(?:[东南西北]{1,2}[角侧])?/gu;

function findsByLevels(pattern: RegExp): Detector['find'] {
  return (text, finds) => {
    for (const { 0: whole, index } of matches(pattern, text)) {
      const before = nameBefore(text, index);
      const start = index - before.length + startInName(before);
      const end = index + whole.length;
      if (index - start < 2 || end - start < shortest) continue;
      finds.push({ ...mark, start, end });
    }
  };
}

const bareNumber = new RegExp(`${bareRoad} ?\\d{2,4}(?:-\\d{1,4})?(?=[,。;!?)\\n]|$)`, 'gu');

/** 小区南门丰巢柜; 柳河县青山乡石桥村: three levels, known or not; 解放路与人民路交叉口东南角; 人民南路585 at the end of a clause. */
export const roadAddresses: readonly Detector[] = [
  parcelStations,
  { needs: { own: roadSigns }, find: findsByLevels(village) },
  { needs: { own: roadSigns }, find: findsByLevels(crossing) },
  { needs: { own: roadSigns, digits: 2 }, find: findsByLevels(bareNumber) },
];
