// Columns as customer files have them: a name, values, and the types that must be found; hard negatives among them.
import * as lists from './lists.ts';
import { createRandom, type Random } from './random.ts';
import { fillSlot } from './slots.ts';

export interface LabelledColumn {
  readonly name: string;
  readonly values: readonly string[];
  /** The types that must be found; empty: none may be. */
  readonly types: readonly string[];
}

interface Model {
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly value: (random: Random) => string;
}

const slot = (name: string) => (random: Random) => fillSlot(name, random).value;
const unnamed = ['列1', 'F3', '字段', 'c12', '内容'];

const models: readonly Model[] = [
  { names: ['姓名', '客户姓名', '联系人', 'customer_name', ...unnamed], types: ['person_name'], value: slot('name') },
  { names: ['手机号', '联系电话', 'mobile', 'Phone', ...unnamed], types: ['cn_mobile'], value: slot('mobile') },
  { names: ['身份证号', 'id_card', ...unnamed], types: ['cn_id18'], value: slot('id') },
  { names: ['银行卡号', 'card_no', ...unnamed], types: ['bank_card'], value: slot('card') },
  { names: ['收货地址', '住址', 'address', ...unnamed], types: ['address'], value: slot('address') },
  { names: ['邮箱', 'email', ...unnamed], types: ['email'], value: slot('email') },
  { names: ['车牌号', ...unnamed], types: ['plate'], value: slot('plate') },
  { names: ['信用代码', '统一社会信用代码', ...unnamed], types: ['uscc'], value: slot('uscc') },
  { names: ['微信号', 'wechat'], types: ['wechat_id'], value: slot('wechat') },
  { names: ['QQ', 'qq号'], types: ['qq'], value: slot('qq') },
  { names: ['出生日期', '生日', 'birthday'], types: ['birth_date'], value: slot('birth') },
  { names: ['门锁密码', '门禁密码'], types: ['home_access'], value: slot('code') },
  { names: ['性别', 'gender'], types: ['gender'], value: (random) => random.pick(['男', '女']) },
  { names: ['登录IP', 'ip', 'F9'], types: ['ip'], value: slot('ip') },
  { names: ['订单号', 'order_no', '单号', '流水号'], types: [], value: slot('order') },
  { names: ['快递单号', '运单'], types: [], value: slot('parcel') },
  { names: ['下单日期', '到货', 'date', 'F2'], types: [], value: slot('date') },
  { names: ['商品', '品名', '货物', 'goods', 'F4'], types: [], value: slot('goods') },
  { names: ['供应商', '门店', 'F7'], types: [], value: slot('firm') },
  { names: ['城市', '区域', 'F5'], types: [], value: slot('place') },
  { names: ['数量', '件数', 'qty'], types: [], value: slot('count') },
  { names: ['货号', 'sku', '条码'], types: [], value: slot('sku') },
  { names: ['版本', 'ver'], types: [], value: slot('version') },
  {
    names: ['房型', '类别', 'F8'],
    types: [],
    value: (random) => random.pick([...lists.roomKinds, '白色', '高级', '金色', '黄色', '方形']),
  },
];

const valuesPerColumn = 40;

export function labelledColumns(seed: number, count: number): LabelledColumn[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const model = models[index % models.length] as Model;
    const values = Array.from({ length: valuesPerColumn }, () => (random.below(12) === 0 ? '' : model.value(random)));
    return { name: random.pick(model.names), values, types: model.types };
  });
}
