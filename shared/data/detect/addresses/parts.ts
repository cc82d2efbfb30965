// The parts of a Chinese address: house numbers down to the room, what a road or an estate ends in, where an address begins.

import { placeNames } from '../lists/place-names.ts';
import { WordsBut } from '../words/but.ts';

const number =
  '(?:[甲乙丙附负]?\\d{1,5}(?:[-/]\\d{1,4}){0,2}[甲乙丙]?|[A-Za-z]\\d{0,3}|负?[一二三四五六七八九十百零〇]{1,4}|[东西南北中](?=单元|户|房))';
const unit =
  '(?:号楼|号大?院|号门|号铺|号(?![线店])(?:之[一二三四五六七八九十\\d]{1,2}|[甲乙丙丁](?![方级等醛烷状酸型]))?|弄|栋|幢|座|单元|层|室|房(?!间)|户|门(?![口店禁锁])|梯|组|队|社|楼(?![上下盘道梯])|铺(?![面垫贴床设]))';
const bareRoom = '[A-Za-z]?\\d{2,4}[A-Za-z]?(?![\\dA-Za-z元块个年月日天次点人件:%]|[-./]\\d)';
const oneHouse = `${number}${unit}`;

/** 12号3单元502室, 3栋502, 二单元三楼, 12弄5号 */
export const houseNumbers = new RegExp(
  `(?<![A-Za-z0-9.])${oneHouse}(?:[ -]?(?:${oneHouse}|\\d{1,3}-\\d{1,4}(?:-\\d{1,4})?(?![\\d-])|${bareRoom})){0,6}`,
  'g',
);
/** Behind an estate's name: 3-2-501, 12-301, B1-512 */
export const dashedHouse =
  /(?<![\dA-Za-z.-])(?:\d{1,3}|[A-Z]{1,2}\d{0,2}|\d{1,2}F)-\d{1,4}(?:-\d{2,4})?(?![\d-]|[./]\d|[元块个年月日天次点人件:岁折平])/g;

/** Building, unit and room: two of them are an address by themselves. */
export function levelsOf(house: string): number {
  return house.match(/号楼|号院|号|弄|栋|幢|座|单元|室|房|户|楼|层|\d{1,3}-\d{1,4}$|\d{3,4}$/g)?.length ?? 0;
}

const roadEnd =
  /(?:路|街|道|巷|弄|里|胡同|条|村|屯|庄|寨|坊|营|镇|乡|段|环|线|桥|头|沟|坡|岭|嘴|塘|浜|[路街道][东南西北中]|[路街道][东南西北中]段)$/;
const estateEnd =
  /(?:园|苑|小区|花园|公寓|大厦|广场|中心|城|府|庭|居|轩|阁|湾|邸|墅|院|期|楼|厂|宿舍|里|村|坊|庄|郡|岸|台|峰|谷|岛|洲|座|(?<!停车|[市机])场|汇|新区|社区|[A-Z]区|[东南西北一二三四五]区)$/;

/** 龙湖滟澜山: builders begin the names of their estates, whatever these end in. */
const builders =
  /^(?:万科|保利|绿地|碧桂园|融创|恒大|中海|华润|龙湖|招商|雅居乐|富力|绿城|世茂|金茂|华侨城|旭辉)·?\p{Script=Han}{2,5}(?<![费价票券卡款店])$/u;

export const endsInRoad = (text: string): boolean => roadEnd.test(text);
export const endsInEstate = (text: string): boolean => estateEnd.test(text) || builders.test(text);

/** Words that stand in front of an address and are no part of it. */
export const wordsBefore = new WordsBut(
  '地址 住址 地点 位置 位于 坐落 起点 终点 目的地 独居 改成 改为 换成 换到 收货 收件 户籍 到 去 往 送 快递放 件放 货放 寄 是 为 了 的 把 给 跟 请 让 说 他 她 我 你 您 们 发往 搬 租 有 及 或 上门 附近 姐 先生 女士 阿姨 师傅 老师 客户 业主'.split(
    ' ',
  ),
  [
    '在水城',
    '住宅',
    '发区展达电东南西北',
    '是路',
    '于家洪田都潜',
    '从化',
    '至善',
    '和达平谐顺睦兴美田县家',
    '家苑景园庄居口港界村桥湾楼坪沟寨渡汇嘴角埠浜宅塘坝岭山河集店堡窑沱坟湖花巷弄街路属',
  ],
);

const level = /^(?:省|市|自治区|自治州|地区|盟|州|区|县|旗|新区|壮族|回族|维吾尔)/;

const levels = /^(?:\p{Script=Han}{2,6}?(?:省|自治区|市|自治州|地区|盟|(?<!小)区|县|旗|镇|乡|街道|村)){1,5}/u;

/** The length of the levels with which a name begins, known or not: 云州市樱桃区. */
export function levelsBefore(name: string): number {
  return levels.exec(name)?.[0].length ?? 0;
}

/** 江城市 in front of a known district */
const cityBefore = /\p{Script=Han}{2}[省市州县]$/u;

/** A province, city or district that is known and speaks for an address: with its 省, 市, 区, or with another one behind it. */
function knownPlace(text: string): number | undefined {
  for (let at = 0; at + 2 <= text.length; at += 1) {
    const length = placeNames.lengthAt(text, at);
    if (length === 0) continue;
    const rest = text.slice(at + length).trimStart();
    if (level.test(rest) || placeNames.lengthAt(rest, 0) > 0) return at;
    if (at === 0 && rest !== '' && !/^(?:路|街|道|大|[东南西北中][路街])/.test(rest)) return at;
  }
  return undefined;
}

/** Where an address begins that is told by its places, with the city in front of a known district. */
export function placeStart(text: string): number | undefined {
  const known = knownPlace(text);
  const city = known === undefined ? undefined : cityBefore.exec(text.slice(0, known));
  return city?.index ?? known;
}
