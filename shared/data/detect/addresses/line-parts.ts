// The parts of a text that is an address as a whole: its levels, its numbers, what stands behind these, and what no address holds.

import { placeNames } from '../lists/place-names.ts';

/** 浙江省, 温州市, 樱桃区, 柳河镇: places of the administration, known or not, at the beginning. */
const levels =
  /^(?:中国)?(?:[ -]?\p{Script=Han}{1,7}?(?:自治区|自治州|省(?![钱电心力时事内])|市辖区|(?<![超城门夜菜股都上])市(?![场民级值面辖])|地区|(?<![加联同])盟|(?<![小社园校院景厂库专战误盲禁分业])区(?!块域)|县(?!级)|旗(?![舰袍帜])|(?<!城)镇(?![痛定静江])|乡(?![村亲土])|街道)){1,8}/u;
/** Behind a known place these make a level or a road of it. */
const placeGoesOn = /^(?:自治|新区|[省市州盟区县旗镇乡街]|[东南西北中]?[路街]|大道)/u;
const level = /自治区|自治州|省|市|地区|盟|区|县|旗|镇|乡|街道/gu;

export interface Levels {
  readonly count: number;
  /** Of these, those with their 省, 市 or the like. */
  readonly named: number;
  /** The length of them all. */
  readonly length: number;
  /** The last one is a part of a district: a town or village. */
  readonly isTown: boolean;
}

/** The length of the known places at the beginning that lack their 省 or 市, and how many they are: 浙江宁波 in front of 海曙区. */
function barePlaces(line: string): { count: number; length: number } {
  let [count, length] = [0, 0];
  for (;;) {
    const name = placeNames.lengthAt(line, length);
    if (name === 0 || placeGoesOn.test(line.slice(length + name))) return { count, length };
    count += 1;
    length += name;
  }
}

/** The levels with which a line begins. */
export function levelsOfLine(line: string): Levels {
  const bare = barePlaces(line);
  const own = levels.exec(line.slice(bare.length))?.[0] ?? '';
  const named = own.match(level)?.length ?? 0;
  return {
    count: bare.count + named,
    named,
    length: bare.length + own.length,
    isTown: /(?:镇|乡|街道)$/.test(own),
  };
}

const notRoad = '(?<![线电道公铁马网思半管气油水回支岔客顺问认让套出])';
const side = '(?:[东南西北中]段?|[一二三四五六七八九]段)?';
/** The end of a road's name: 南路, 大街东段. */
export const bareRoad = `(?:${notRoad}路|(?<!步行)街|大道|巷)${side}`;
/** What is counted or measured, and no house. */
const noHouse =
  '(?![\\d.%:元块米点次年月日天人名个件家路线折平吨斤克分秒时岁期公千条站辆万倍级]|-\\d+[元折点]|号[线店]| ?(?:元|公里|km|KM))';
/** 人民南路585, 横江路11, 工业区12-3: with no 号 behind the number. */
const roadNumber = new RegExp(
  `\\p{Script=Han}(?:${notRoad}路|(?<!步行)街道?|大道|巷|弄|胡同|里(?=\\d{2})|(?:工业|园)区|新村)${side} ?(?:[A-Z]\\d{2,5}|\\d{1,5})(?:-\\d{1,4}){0,3}${noHouse}`,
  'u',
);
const houseNumber = '(?:[A-Za-z]?\\d{1,5}(?:-\\d{1,4})?|[一二三四五六七八九十]{1,3})(?:号(?![线店])|弄|幢|栋|座|单元)';
const part = '(?:[东南西北中]段|[A-Za-z\\d]区)? ?';
/** 解放路12号, 和家园147幢, 名都8-10-1604 */
const house = new RegExp(
  `(?:[路街道巷弄里村屯庄寨坊桥头园苑区城府庭居轩阁湾邸墅郡厦寓都]|(?<!停车|[市机])场|中心|胡同)${part}${houseNumber}|\\p{Script=Han}{3}(?<![码号款]) ?(?:[A-Z]区)?[A-Z]?\\d{1,3}-\\d{1,3}-\\d{2,4}(?![\\d-])`,
  'u',
);
/** Behind levels any name may stand in front of the number. */
const anyHouse = new RegExp(`[\\p{Script=Han}A-Za-z]${part}(?:${houseNumber}|\\d{2,4}室)`, 'u');
const estateNumber =
  /(?:[园苑府城庭居轩阁湾邸墅庄郡厦寓都]|广场|(?<!\d)楼|号楼|小区|中心|[A-Z]区) ?(?:[A-Z]?\d{1,4}-\d{1,3}-\d{2,4}|[A-Z]?\d{1,3}-\d{2,4}|[A-Z]-\d{3,4}|[A-Z]\d{3,4}|\d{1,2}[A-Z]|\d{3,4})(?![\d.%:元块米点次年月日天人名个件岁折平-])/u;

/** 东方普罗旺斯344-1095 */
const anyEstate = /\p{Script=Han}{2}(?<![年码号款])(?!19|20)\d{1,4}-\d{3,4}(?:室|号)?$/u;

/** 解放路与人民路交叉口 */
const crossing =
  /\p{Script=Han}(?:路|街|大道)(?:与|和|跟|、|\/|-)\p{Script=Han}{1,6}?(?:路|街|大道)的?(?:交叉|交[汇界接]|交岔|交口|路口|[十丁]字路?口)/u;
const market = '(?:[市商]场|城|商[厦圈]|大厦|广场|[科产创工][技业意][园城]区?)';
/** 联合市场C5-765, 五金城北区一排13号, 商务大厦3159 */
const partOfMarket = '(?:[A-Za-z\\d一二三四五六七八九十东南西北]{1,3}[区期楼层街排馆座][东南西北]?)';
const stall = new RegExp(
  `\\p{Script=Han}{2}${market}(?:\\p{Script=Han}{0,5}${partOfMarket}{1,4})?(?:[A-Za-z]{0,2}\\d{0,3}-\\d{1,5}[A-Za-z]?(?:-\\d{2,5})?|(?<=[区期楼层街排馆东南西北])[A-Za-z]?\\d{2,5}(?:[A-Z]|-\\d{4,5})?|(?!19|20)(?:\\d{0,2}[A-Za-z]\\d{3,4}|\\d{4})|(?<=厦|[园城]区?)\\d{3})(?:号|室|店|铺|档口?|商?位)?$`,
  'u',
);

/** A number of a house, with or without a word for it; or what stands for one: a crossing, the stall of a market. */
export const hasHouse = (line: string): boolean =>
  roadNumber.test(line) || house.test(line) || crossing.test(line) || stall.test(line);
/** Behind levels: a number with a word for a house, or one that an estate's name makes one of a room. */
export const hasRoom = (text: string): boolean =>
  anyHouse.test(text) || estateNumber.test(text) || anyEstate.test(text);

const floor = /\p{Script=Han}[A-Z]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[楼层]/u;
export const hasFloor = (text: string): boolean => floor.test(text);

const roadInside = new RegExp(`\\p{Script=Han}{2}(?:${notRoad}路|街|大道)${side}\\p{Script=Han}{2}`, 'u');
export const namesRoad = (text: string): boolean => roadInside.test(text);
/** 红旗路规划大楼14楼, 八一南街保集半岛物业大厅 */
const partOfBuilding = new RegExp(
  `^\\p{Script=Han}{2,6}(?:${notRoad}路|街|大道)${side}(?!店)[\\p{Script=Han}A-Za-z\\d-]{3,20}(?:\\d[楼层室]|[苑厦墅邸]|大厅|前台|[东南西北]门)$`,
  'u',
);
export const isPartOfBuildingAtRoad = (line: string): boolean => partOfBuilding.test(line);
/** 北仑区新大路宁波职业技术学校, but not 北仑区新大路小学 */
const roadAndMore = new RegExp(`\\p{Script=Han}{2}(?:${notRoad}路|街|大道)${side}[\\p{Script=Han}A-Za-z\\d]{4}`, 'u');
export const namesPlaceAtRoad = (text: string): boolean => roadAndMore.test(text);
/** Zones and roads, behind which anything is a place. */
const zone = /工业[园区]|园区|开发区|科技园|产业园|\p{Script=Han}(?:大道|[^线公铁马网思]路)/u;
export const namesZone = (text: string): boolean => zone.test(text);
/** A road, a village, an estate or a zone inside or at the end. */
export const namesStreet = (text: string): boolean =>
  /路|街|大道|巷|弄|胡同|(?<!农)村|社区|小区|新区|花园|公寓|家园|苑|工业[园区]|园区|开发区|科技园|产业园|大厦|广场|\d|[\p{Script=Han}](?:斜?对面|隔壁|附近|旁边?|[后前]面|门口)/u.test(
    text,
  );

/** What is said of an address and is no part of it. */
const says =
  /[了吗呢吧我您她们这没很请把被说给帮]|让(?!胡)|可以|负责|监督|变成|成为|已经|住(?![宅院建])|一条街|特色|项目|季(?=[度末节初报]|$)|到(?!底)|去(?!处)|(?<!美)的(?![卢])|你|(?<!吉|其)他|不(?!锈|二)|(?<!求)是(?!鑫)|(?<!固|存|自)在(?!水|线)|有(?!限|色|机|为|信|家)|客户|先生|女士|小姐|师傅|阿姨|业主|租客|送到|寄[到往给]|发往|收(?![费藏割银发])|投诉|施工|出租|转让|二手|密码|门锁|钥匙|患者|住户|微信|停[水电车]|故障|维修[^部店站中]|招[租聘工商]|开业|欢迎|通[车知告]|公告|堵车|限[速行]|改造|汇总|拆迁|竣工|攻略|数据|增长|销量|所有|通用|热闹|期[起间]|集合|交付|封闭|门票|\d ?元|上门|放假|停诊|检查|跑|一份|最好|联系|手机|:/;
export const saysSomething = (line: string): boolean => says.test(line);
