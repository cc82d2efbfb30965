// What values look like that only the word in front of them tells, a rule a type.

import type { DetectReason } from '../../domain/words/detect-words.ts';
import { isHkid, isLuhn, isOrgCode } from '../checks.ts';

/** A value and the words in front of it. */
export interface Rule {
  readonly type: string;
  /** The words (`wordsOf`), or what they begin with and a regular expression of them. */
  readonly words: string;
  readonly form?: string;
  /** What the value looks like; it neither follows nor precedes a letter or digit. */
  readonly value: string;
  readonly check?: (value: string) => boolean;
  readonly confidence: number;
  readonly reason?: DetectReason;
}

const handle = '[A-Za-z][A-Za-z0-9_-]{4,29}';
/** Words that may follow a label and are no value. */
const noHandle =
  /^(?:wechat|weixin|payment|group|official|account|store|program|number|contact|please|service|video|public|mobile|phone)s?$/i;

function isHandle(value: string): boolean {
  return !noHandle.test(value);
}

const hasDigits = (value: string): boolean => /\d{2}/.test(value);

/** Papers of a person, and what few texts tell; their words are one class. */
export const papers: readonly Rule[] = [
  {
    type: 'cn_passport',
    words: '护照 passport 证件',
    value: '(?:[EGeg]\\d{8}|[Ee][A-HJ-NP-Za-hj-np-z]\\d{7}|(?:DE|SE|PE)\\d{7}|1[45]\\d{7})',
    confidence: 0.95,
  },
  {
    type: 'foreign_passport',
    words: '护照 passport',
    form: '护照|[Pp]assport|PASSPORT',
    value: '[A-Z]{0,3}\\d{6,9}[A-Z]?',
    confidence: 0.8,
  },
  {
    type: 'hm_home_return',
    words: '回乡证 来往内地通行证 返乡证 home_return_permit 证件',
    value: '[HMhm]\\d{8}(?:\\d{2})?',
    confidence: 0.95,
  },
  {
    type: 'tw_mtp',
    words: '台胞证 来往大陆通行证 台湾居民通行证 mtp',
    value: '\\d{8}(?:\\d{2})?(?:\\([A-Z0-9]\\))?',
    confidence: 0.9,
  },
  {
    type: 'mainland_exit',
    words: '通行证 证件',
    value: '(?:[Cc][A-HJ-NP-Za-hj-np-z0-9]\\d{7}|[WLTwlt]\\d{8})',
    confidence: 0.95,
  },
  {
    type: 'hkid',
    words: '香港 hkid 证件 身份证 身份',
    value: '[A-Z]{1,2}\\d{6}\\(?[0-9A]\\)?',
    check: isHkid,
    confidence: 0.97,
    reason: 'check_digit',
  },
  {
    type: 'macau_id',
    words: '澳门 bir macau_id',
    form: '澳门(?:永久性?)?(?:居民)?身份证|bir|macau id',
    value: '[1578]/?\\d{6}/?\\(?\\d\\)?',
    confidence: 0.9,
  },
  {
    type: 'cn_foreign_pr',
    words: '永久居留 永居 绿卡 证件',
    form: '永久居留(?:身份)?证?|永居证?|绿卡|证件',
    value: '[A-Z]{3}\\d{12}',
    confidence: 0.9,
  },
  {
    // The last four are what masks leave.
    type: 'cn_id18',
    words: '身份证',
    form: '身份证(?:号码?)?的?[后末尾]?(?:[六6]位|[七7]位|[八8]位|尾号)(?:数字?)?',
    value: '\\d{5,7}[\\dXx]',
    confidence: 0.75,
  },
  { type: 'driver_licence', words: '档案编号 档案号 驾驶证 驾照', value: '\\d{12}', confidence: 0.85 },
  {
    type: 'social_security',
    words: '社保 社保卡 医保 医保卡 社会保障 社会保障卡',
    value: '[A-Z]\\d{8}',
    confidence: 0.9,
  },
  {
    type: 'military_id',
    words: '军官证 士兵证 军人证 士官证 文职证 警官证 军人 部队证件',
    value: '(?:[\\u4e00-\\u9fa5]{1,4}字?)?第?\\d{6,8}号?',
    confidence: 0.9,
  },
  {
    type: 'email',
    words: '邮箱 邮件 email e-mail',
    form: '邮箱(?:地址)?|邮件|e-?mail',
    value:
      '[A-Za-z0-9][A-Za-z0-9._%+-]{1,39}(?: ?[@#] ?| ?[(\\[]?(?:at|艾特)[)\\]]? ?)(?:[A-Za-z0-9-]{2,30}\\.){0,2}[A-Za-z0-9-]{2,30} ?(?:\\.|\\[?dot\\]?|点) ?(?:com|cn|net|org|hk|tw)(?:\\.(?:cn|hk|tw))?',
    confidence: 0.8,
  },
  {
    type: 'mac',
    words: 'mac 网卡 物理地址',
    form: 'mac(?:地址)?|网卡|物理地址',
    value: '[0-9A-Fa-f]{6}-?[0-9A-Fa-f]{6}|(?:[0-9A-Fa-f]{4}[.-]){2}[0-9A-Fa-f]{4}',
    confidence: 0.85,
  },
  {
    type: 'property',
    words: '权证 房产证',
    form: '权证书?|房产证',
    value: '[\\u4e00-\\u9fa5]{1,8}(?:\\((?:19|20)\\d{2}\\)[\\u4e00-\\u9fa5]{0,8})?第?\\d{4,12}号',
    confidence: 0.85,
  },
  {
    type: 'vin',
    words: '车架 vin',
    form: '(?:车架号?|vin)的?[后末尾][六八68]位',
    value: '[A-HJ-NPR-Za-hj-npr-z0-9]{6,8}',
    confidence: 0.75,
  },
  {
    type: 'occupation',
    words: '职业',
    form: '职业(?= ?[:=是为])',
    value: '[\\u4e00-\\u9fa5]{2,8}(?=[,。; ]|$)',
    confidence: 0.7,
  },
  {
    type: 'education',
    words: '学历',
    form: '学历(?= ?[:=是为])',
    value: '(?:小学|初中|高中|中专|大专|本科|硕士|博士|研究生)(?:毕业|在读)?',
    confidence: 0.7,
  },
  {
    type: 'nationality',
    words: '国籍',
    value:
      '(?:中国|[美英法德韩泰]国|日本|朝鲜|越南|加拿大|澳大利亚|新西兰|新加坡|马来西亚|菲律宾|印度(?:尼西亚)?|俄罗斯|意大利|西班牙|葡萄牙|荷兰|瑞[士典]|巴西|墨西哥|南非|埃及)(?:籍|国籍)?(?=[,。; )]|$)',
    confidence: 0.8,
  },
];

/** Accounts, things and places. */
export const others: readonly Rule[] = [
  { type: 'imei', words: 'imei 串号 设备号', value: '\\d{15}', check: isLuhn, confidence: 0.95, reason: 'check_digit' },
  { type: 'postcode', words: '邮编 邮政编码 postcode postal_code', value: '\\d{6}', confidence: 0.9 },
  { type: 'postcode', words: 'zip zip_code', value: '\\d{5}(?:-\\d{4})?', confidence: 0.85 },
  {
    type: 'qq',
    words: 'q 扣扣 企鹅号 加q',
    form: '(?<![A-Za-z])qq(?!群)|扣扣(?!群)|企鹅号|加[qQ](?![qQ])|(?<![A-Za-z])q(?=[:：号])',
    value: '[1-9]\\d{4,10}',
    confidence: 0.93,
  },
  {
    type: 'wechat_id',
    words: '微信 薇信 薇芯 绿泡泡 威信 v信 加v wechat weixin wx vx',
    form: '微信(?!群|支付|公众|小程序)|薇信|薇芯|绿泡泡|威信(?!力)|[vV]信|加[vV](?=[^A-Za-z])|(?<![A-Za-z])(?:wechat|weixin|wx|vx)(?![A-Za-z])',
    value: handle,
    check: isHandle,
    confidence: 0.9,
  },
  {
    type: 'im_account',
    words: '抖音 小红书 微博 钉钉 快手 支付宝 闲鱼 alipay telegram line skype instagram ig tiktok',
    form: '抖音|小红书|微博|钉钉|快手|支付宝|闲鱼|(?<![A-Za-z])(?:alipay|telegram|line|skype|instagram|ig|tiktok)(?= ?(?:id)?[:@])',
    value: '@?[A-Za-z0-9_][A-Za-z0-9_.-]{4,29}',
    check: (value) => isHandle(value) && (hasDigits(value) || /[_.@]/.test(value)),
    confidence: 0.75,
  },
  {
    type: 'user_id',
    words:
      '会员卡号 会员卡编号 会员号 会员编号 客户编号 客户号 贵宾卡号 会员id 学号 病历号 住院号 门诊号 准考证号 保单号 用户id 用户编号 用户号 member_no member_id member_number membership_no membership_id membership_number customer_no customer_id customer_number',
    form: '会员(?:卡)?(?:号码?|编号)|客户编?号|贵宾卡号|会员id|学号|病历号|住院号|门诊号|准考证号|保单号|用户id|用户编?号|member(?:ship)? (?:no\\.?|id|number)|customer (?:no\\.?|id|number)',
    value: '[A-Za-z]{0,4}-?\\d{3,18}',
    confidence: 0.75,
  },
  {
    type: 'org_code',
    words: '组织机构代码',
    value: '[0-9A-Z]{8}-?[0-9X]',
    check: isOrgCode,
    confidence: 0.95,
    reason: 'check_digit',
  },
  {
    type: 'device_id',
    words: 'idfa oaid android device uuid 设备',
    form: 'idfa|oaid|android.?id|device.?id|uuid|设备(?:号|id|标识)',
    value: '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}',
    confidence: 0.9,
  },
];
