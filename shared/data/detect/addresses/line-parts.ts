// The parts of a text that is an address as a whole: its levels, its numbers, what stands behind these, and what no address holds.

/** 浙江省, 温州市, 樱桃区, 柳河镇: places of the administration, known or not, at the beginning. */
const levels =
  /^(?:中国)?(?:[ -]?\p{Script=Han}{1,7}?(?:自治区|自治州|省(?![钱电心力时事内])|市辖区|(?<![超城门夜菜股都])市(?![场民级值面辖])|地区|(?<![加联同])盟|(?<![小社园校院景厂库专战误盲禁分业])区(?!块域)|县(?!级)|旗(?![舰袍帜])|(?<!城)镇(?![痛定静江])|乡(?![村亲土])|街道)){1,8}/u;
const level = /自治区|自治州|省|市|地区|盟|区|县|旗|镇|乡|街道/gu;

export interface Levels {
  readonly count: number;
  /** The length of them all. */
  readonly length: number;
  /** The last one is a part of a district: a town or village. */
  readonly isTown: boolean;
}

/** The levels with which a line begins. */
export function levelsOfLine(line: string): Levels {
  const own = levels.exec(line)?.[0] ?? '';
  return { count: own.match(level)?.length ?? 0, length: own.length, isTown: /(?:镇|乡|街道)$/.test(own) };
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
  `\\p{Script=Han}(?:${notRoad}路|街道?|大道|巷|弄|胡同|里(?=\\d{2})|(?:工业|园)区|新村)${side} ?[A-Z]?\\d{1,5}(?:-\\d{1,4}){0,2}${noHouse}`,
  'u',
);
const houseNumber = '(?:[A-Za-z]?\\d{1,5}(?:-\\d{1,4})?|[一二三四五六七八九十]{1,3})(?:号(?![线店])|弄|幢|栋|座|单元)';
const part = '(?:[东南西北中]段|[A-Za-z]区)? ?';
/** 解放路12号, 和家园147幢, 名都8-10-1604 */
const house = new RegExp(
  `(?:[路街道巷弄里村屯庄寨坊桥头园苑区城府庭居轩阁湾邸墅郡厦寓都]|(?<!停车|[市机])场|中心|胡同)${part}${houseNumber}|\\p{Script=Han}{3} ?(?:[A-Z]区)?[A-Z]?\\d{1,3}-\\d{1,3}-\\d{2,4}(?![\\d-])`,
  'u',
);
/** Behind levels any name may stand in front of the number. */
const anyHouse = new RegExp(`\\p{Script=Han}${part}${houseNumber}`, 'u');
const estateNumber =
  /(?:[园苑府城庭居轩阁湾邸墅庄郡厦寓都]|广场|小区|中心|[A-Z]区) ?(?:[A-Z]?\d{1,3}-\d{2,4}|[A-Z]-\d{3,4}|\d{1,2}[A-Z]|\d{3,4})(?![\d.%:元块米点次年月日天人名个件岁折平-])/u;

/** A number of a house, with or without a word for it. */
export const hasHouse = (line: string): boolean => roadNumber.test(line) || house.test(line);
/** Behind levels: a number with a word for a house, or one that an estate's name makes one of a room. */
export const hasRoom = (text: string): boolean => anyHouse.test(text) || estateNumber.test(text);

export const namesRoad = (text: string): boolean => /\p{Script=Han}{2}(?:路|街|大道)\p{Script=Han}{2}/u.test(text);
/** A road, a village, an estate or a zone inside or at the end. */
export const namesStreet = (text: string): boolean =>
  /路|街|大道|巷|弄|胡同|村|社区|小区|新区|花园|公寓|家园|苑|工业[园区]|园区|开发区|科技园|产业园|大厦|广场|\d/.test(
    text,
  );

/** What addresses end in. */
const placeEnd =
  /(?:[路街道巷弄里村庄屯组队社镇乡区园苑城府庭轩阁湾邸墅院厦楼寓场舍郡岸洲桥口门侧旁边角室层座幢栋号户厂店铺行馆站所局校学部库仓厅堂库坊房网处吧司港湖]|中心|公司|专柜|前台|屋|集团|国际|酒店|工作室|对面|附近|楼[上下]|传达室|超市|银行|商城|村委会?|居委会?|门面|店面|地下室|车间|办公室|网[吧咖]|[\dA-Za-z)])$/;
export const endsLikePlace = (text: string): boolean => placeEnd.test(text);

/** Firms are named by what they make or sell: 云州路12号宏基电器. */
const tradeEnd =
  /(?:[实商企鞋袜茶]业|[服首装]饰|[服童女男]装|布艺|纺织|针织|电[子器脑信商]|机电|机械|五金|汽[车修配]|建材|家[具居]|制品|化工|印[刷务]|包装|通讯|科技|[商外工]?贸易?|快递|速[运递]|物流|造型|美[容发]|专卖|银行|证券|人保|联通|移动|总台|架空层|分部|直销|加盟)$/;
export const endsLikeFirm = (text: string): boolean => tradeEnd.test(text);

/** Offices, shops and schools are named after where they are: 云州市樱桃区教育局, 紫云路店, 樱桃区第一小学. */
const office = /(?:局|政府|法院|检察院|委|委员会|管委会|办事处|派出所|景区|学区|商圈|[手车]册)$/;
const shop =
  /(?:医院|卫生院|[中小]学|幼儿园|图书馆|服务中心|(?:[路街道区城园场]|中心|旗舰|直营|加盟|体验|专卖|[分门总])店|步行街|站|路口|号线)$/;
export const isNameOfOffice = (text: string): boolean => office.test(text);
export const isNameOfShop = (text: string): boolean => shop.test(text);

/** What is said of an address and is no part of it. */
const says =
  /[了吗呢吧我您她们这没很请把被说给帮]|让(?!胡)|可以|住(?![宅院建])|一条街|特色|项目|季|到(?!底)|去(?!处)|(?<!美)的(?![卢])|你|(?<!吉|其)他|不(?!锈|二)|是(?!鑫)|(?<!固|存|自)在(?!水|线)|有(?!限|色|机|为|信|家)|客户|先生|女士|小姐|师傅|阿姨|业主|租客|送到|寄[到往给]|发往|收(?![费藏割])|投诉|施工|出租|转让|二手|密码|门锁|钥匙|患者|住户|微信|停[水电车]|故障|维修[^部店站中]|招[租聘工商]|开业|欢迎|通[车知告]|公告|堵车|限[速行]|改造|汇总|拆迁|竣工|攻略|数据|增长|销量|所有|通用|热闹|期[起间]|集合|交付|封闭|门票|\d ?元|上门|放假|停诊|检查|跑|一份|最好|联系|手机|:/;
export const saysSomething = (line: string): boolean => says.test(line);

/** 电联, 到了打电话 */
export const saysAtEnd = / ?(?:请?(?:提前|先|到了?)?(?:电联|电话联系|打电话|来电|致电|电话)[^\d]{0,4}|电)$/;
