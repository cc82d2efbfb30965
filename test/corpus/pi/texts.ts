// Notes as shops write them, with slots; from a seed, a labelled text for each. Titles like 王姐 and words like 钥匙 stand in the templates with labels of their own.
import { createRandom, type Random } from './random.ts';
import { fillSlot } from './slots.ts';

export interface Label {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export interface LabelledText {
  readonly text: string;
  readonly labels: readonly Label[];
}

/** `{slot}` is filled; `[type|words]` is labelled as it stands. */
const templates = `
客户{name}，电话{mobile}，预约{date}{service}
{name} {mobile} {address}
收货地址：{address}，收件人{name}，{mobile}
{name}女士要求{time}上门，门锁密码{code}
联系{mobile}找[person_name|小李]
[person_name|王姐]家密码锁{code}，{time}后再来
{childAge}在{school}，{time}来接
{name}的微信号是{wechat}，先加好友再发报价
QQ：{qq}，备用邮箱{email}
身份证{id}，姓名{name}
{name}身份证号：{id}，办卡当天付{amount}
退款到{card}，户名{name}
工资卡 {card} 开户行在{place}
订单{order}，{goods}{count}件，共{amount}
快递单号{parcel}，{date}签收
{firm}送来{goods}，开票税号{uscc}
{place}店{date}到货{goods}
{room}{count}间，{date}入住，房费{amount}
{service}改到{time}，费用{amount}不变
货号{sku}缺货，{goods}先发
系统升级到{version}，{date}生效
车牌{plate}，洗车卡剩{count}次
{plate} {service} {amount}
登录IP {ip}，{date}
座机{landline}，没人接打{mobile}
wifi密码{password}，{name}说的
网站账号密码：{password}，请尽快改
[home_access|钥匙放在门口鞋柜里]，{time}自己开门
[home_access|备用钥匙在物业前台]，{name}已同意
大门密码{code}，上楼左转
{name}生日{birth}，记得发券
出生日期：{birth}
护照号{passport}，{name}
投诉：{name}先生说{service}没做干净，要求退{amount}
[person_name|李阿姨]介绍来的，买了{goods}
[person_name|陈师傅]{time}到{address}
{name}转介绍，{name}已成交
请通知{name}和{name}{time}开会
送货到{address}，到了打{mobile}
{address} {name}收 {mobile}
{name}（{mobile}）住{address}
住址：{address}
昨天{name}没来，改约{time}
负责人：{name} 手机：{mobile}
店长{name}处理，赔了{amount}
{name}老师的课改到{time}
{english} called about her booking, phone {mobile}
Please contact {english} at {email}
会员{name}充值{amount}，余额{amount}
[person_name|张总]要{count}份{goods}，{date}前送到{firm}
全家出游去{place}，{room}两间
高峰期加价{amount}，周末除外
马上到{place}，大概{time}
白色款没货了，换成黄色，单价{amount}
黄金价格{amount}一克，方便时来{place}取
石材和水管都包含在内，任何问题打客服
何时发货？{goods}已付款{amount}
安装时间{time}，金额{amount}，于是改约
万一下雨，{service}取消，全部退款
江景房还有{count}间，温度适合
{name}付了定金{amount}，尾款{date}付
经办人{name}，{firm}盖章
{firm}对公账户已收{amount}
接送{name}小朋友，[minor_data|孩子5岁]
房东{name}说{address}可以续租
保洁阿姨{name}，{time}到岗
{name}、{name}、{name}三人拼团{goods}
{name}: {mobile}
[{date}] {name} {service} {amount}
电话 {mobile} {name} {goods}x{count}
`
  .trim()
  .split('\n');

const part = /\{(\w+)\}|\[([a-z_]+)\|([^\]]+)\]/g;

export function fillTemplate(template: string, random: Random): LabelledText {
  let text = '';
  let done = 0;
  const labels: Label[] = [];
  for (const match of template.matchAll(part)) {
    text += template.slice(done, match.index);
    done = match.index + match[0].length;
    const [, slot, marked, words = ''] = match;
    const { value, type } = slot === undefined ? { value: words, type: marked } : fillSlot(slot, random);
    if (type !== undefined) labels.push({ type, start: text.length, end: text.length + value.length });
    text += value;
  }
  return { text: text + template.slice(done), labels };
}

/** `count` texts, every template in turn. */
export function labelledTexts(seed: number, count: number): LabelledText[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) =>
    fillTemplate(templates[index % templates.length] as string, random),
  );
}
