// Notes as people leave them beside a customer: most of them empty or harmless, some with what nobody but the customer may know.
import { chance, made, type Random } from './people.ts';

export interface Note {
  readonly text: string;
  /** What of it must be nowhere behind the handover. */
  readonly secrets: readonly string[];
  /** It tells how to get into the home. */
  readonly wayIn: boolean;
}

const harmless = split(`
家里有猫，请关好纱窗
老人在家，说话大声些
周三下午最好，别太早
先打电话再上门
发票开公司抬头，月结
上次没擦干净阳台，这次补做2小时
停车位B2层，停车费自理
不要用含氯消毒水
约了3月12号上午，改到14号
订单2024031200158退了30元
楼下超市旁边，好找
喜欢坐窗边，咖啡少糖
会员日再来，送过9折券
合同编号HT20240312001，尾款5月结清
介意香味，不用柔顺剂
三楼没电梯，加搬运费50元
`);

/** `{slot}` is filled, what stands in `[]` is a secret. */
const waysIn = split(`
门锁密码[{door}]，进门换鞋套
指纹锁备用密码[{door}]，家里有猫别放出来
大门密码：[{door}]；楼道灯坏了
入户密码[{door}]，没人在家直接进
单元门按[{door}]再按铃
客户不在家，密码锁改成[{door}]了
开门码 [{door}]（三个月换一次）
家门密码是[{door}]，不要告诉别人
电子锁先按星号再输[{door}]
门禁密码【[{door}]】，电梯要刷卡
备用钥匙[放在鞋柜最上面的花盆下]
钥匙[藏在电表箱后面]，做完放回去
钥匙[寄存在小区东门便利店]
钥匙：[门口地垫下面]
楼栋门[{door}]，三楼右手边
车库门 [{door}]，从地库上来
`);
const passwords = split(`
WiFi密码[{password}]，信号在书房
无线网密码：[{password}]
监控账号admin 密码[{password}]
会员网站密码 [{password}]，客户自己说的
wifi:[{password}]
`);
const others = split(`
备用联系人[{name}]，电话[{mobile}]
请联系[{mobile}]，本人常出差
身份证[{id}]，办卡时登记
退款到[{card}]
改送到[{address}]
`);
const children = split(`
女儿[{name}]今年6岁，对花生过敏
儿子[{name}]（8岁）周六在家练琴
宝宝小名叫[团团]，午睡到三点
孩子在[阳光小学三年级2班]，四点半放学
`);

const kinds = { waysIn, passwords, others, children } as const;
export type SecretKind = keyof typeof kinds;

/** Six to eight digits, most of them with the sign that a lock asks for. */
export function doorCode(random: Random): string {
  return random.pick([`${random.digits(6)}#`, `${random.digits(8)}#`, `*${random.digits(6)}#`, random.digits(8)]);
}

export function password(random: Random): string {
  return random.pick([`home${random.digits(6)}`, `Qy${random.digits(6)}!`, `${random.digits(4)}abcd`]);
}

function fill(template: string, random: Random): Omit<Note, 'wayIn'> {
  const text = template.replace(/\{(\w+)\}/g, (_, slot: string) => {
    if (slot === 'door') return doorCode(random);
    return slot === 'password' ? password(random) : made(slot as 'name', random);
  });
  const secrets = [...text.matchAll(/\[([^\]]*)\]/g)].map(([, secret = '']) => secret);
  return { text: text.replace(/[[\]]/g, ''), secrets };
}

/** @param some the kinds of secrets that stand in notes of this program */
export function note(random: Random, some: readonly SecretKind[]): Note {
  if (chance(random, 0.4)) return { text: '', secrets: [], wayIn: false };
  if (some.length === 0 || chance(random, 0.5)) return { text: random.pick(harmless), secrets: [], wayIn: false };
  const kind = random.pick(some);
  return { ...fill(random.pick(kinds[kind]), random), wayIn: kind === 'waysIn' };
}

function split(text: string): readonly string[] {
  return text.trim().split('\n');
}
