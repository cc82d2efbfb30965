// The mask of every type of the catalogue: what it shows of a value of its form, and that any other value shows nothing.
import { describe, expect, test } from 'vitest';
import { piTypes } from '../../shared/data/pi-types.ts';
import { isShown, type MaskForm, maskFormsOf, maskOf, maskValue } from '../../shared/data/redaction/masks.ts';

const shown: readonly (readonly [pi: string, value: string, masked: string, form?: MaskForm])[] = [
  ['person_name', '张三', '张*'],
  ['person_name', '张小三', '张**'],
  ['person_name', '张　三', '张*'],
  ['person_name', '欧阳修', '欧阳*'],
  ['person_name', '欧阳娜娜', '欧阳**'],
  ['person_name', '欧阳 娜娜', '欧阳**'],
  ['person_name', '欧阳', '欧*'],
  ['person_name', '爱新觉罗启星', '爱新觉罗**'],
  ['person_name', '王䶮', '王*'],
  ['person_name', '李𬭎', '李*'],
  ['person_name', '𬭎小', '𬭎*'],
  ['person_name', '阿依古丽·买买提', '阿**'],
  ['person_name', '阿依古丽•买买提', '阿**'],
  ['person_name', '古丽巴哈尔', '古**'],
  ['person_name', 'John Smith', 'J***'],
  ['person_name', "Anna O'Neil", 'A***'],
  ['person_name', 'Ｊｏｈｎ', 'J***'],
  ['person_name', '张小三', '张*三', 'ends'],
  ['person_name', '张三', '张*', 'ends'],
  ['business_contact', '李四', '李*'],
  ['birth_date', '1990-05-02', '1990'],
  ['birth_date', '1990年5月2日', '1990'],
  ['age', '34', '30–39'],
  ['age', '34岁', '30–39'],
  ['age', '93', '80+'],
  ['cn_id18', '319900199001011234', '319***********1234'],
  ['cn_id18', '31990019900101123x', '319***********123X'],
  ['cn_id18', '319900 1990-0101 1234', '319***********1234'],
  ['cn_id18', '３１９９００１９９００１０１１２３４', '319***********1234'],
  ['cn_id15', '319900900101123', '319*********123'],
  ['hmt_residence', '810000199001010019', '810***********0019'],
  ['cn_foreign_pr', '931990199001011234', '931********1234'],
  ['cn_foreign_pr', 'USA310000000001', 'USA********0001'],
  ['cn_passport', 'E12345678', 'E*****678'],
  ['cn_passport', 'ea1234567', 'E*****567'],
  ['foreign_passport', 'AB123456', '*****456'],
  ['hm_home_return', 'H12345678', 'H******78'],
  ['hm_home_return', 'M1234567890', 'M******90'],
  ['tw_mtp', '12345678', '*****678'],
  ['tw_mtp', '12345678(B)', '*****78B'],
  ['mainland_exit', 'C12345678', 'C******78'],
  ['mainland_exit', 'CA1234567', 'C******67'],
  ['hkid', 'A123456(3)', 'A123***(*)'],
  ['hkid', 'AB123456(9)', 'AB12***(*)'],
  ['macau_id', '1/234567/8', '******78'],
  ['macau_id', '1234567(8)', '******78'],
  ['tw_id', 'A123456789', 'A1*****789'],
  ['driver_licence', '319900001234', '********1234'],
  ['social_security', 'A12345678', '******678'],
  ['cn_mobile', '15400005678', '154****5678'],
  ['cn_mobile', '+86 154-0000-5678', '154****5678'],
  ['cn_mobile', '0086 154 0000 5678', '154****5678'],
  ['cn_mobile', '154\u200b0000\u200b5678', '154****5678'],
  ['cn_mobile', '１５４００００５６７８', '154****5678'],
  ['cn_mobile', '15400005678', '154******78', 'strict'],
  ['cn_landline', '021-58881234', '021-****1234'],
  ['cn_landline', '(0571) 8888 1234转801', '0571-****1234'],
  ['cn_landline', '+86 21 5888 1234', '021-****1234'],
  ['cn_landline', '58881234', '****1234'],
  ['service_no', '400-123-4567', '400-123-4567'],
  ['intl_phone', '+852 5123 4567', '******567'],
  ['email', 'zhangsan@example.com', 'z***@example.com'],
  ['email', 'abc@example.com', '***@example.com'],
  ['wechat_id', 'zhangsan_88', 'zh****'],
  ['qq', '123456789', '12****89'],
  ['address', '上海市浦东新区听潮路100号3单元502室', '上海市浦东新区***'],
  ['address', '浙江省杭州市西湖区听潮路1号', '浙江省杭州市西湖区***'],
  ['address', '浙江省 杭州市 西湖区 听潮路 1 号', '浙江省杭州市西湖区***'],
  ['address', '浦东新区听潮路8弄3号楼502', '浦东新区***'],
  ['address', '云南省西双版纳傣族自治州景洪市听潮路1号', '云南省西双版纳傣族自治州景洪市***'],
  ['address', '重庆市酉阳土家族苗族自治县听潮路1号', '重庆市酉阳土家族苗族自治县***'],
  ['address', '湖北省荆州市沙市区听潮路1号', '湖北省荆州市沙市区***'],
  ['address', '江苏省昆山市玉山镇听潮路1号', '江苏省昆山市***'],
  ['postcode', '200120', '200***'],
  ['bank_card', '6222021234567890128', '**** **** **** 0128'],
  ['bank_card', '6222 0212 3456 7890 128', '**** **** **** 0128'],
  ['bank_card', '6222021234567890128', '622202******0128', 'ends'],
  ['bank_account', '3100000123456', '*****3456'],
  ['income', '12,000元', '10000–20000'],
  ['transaction', '2026-01-05 12:30', '2026-01'],
  ['transaction', '1,234.50', '1200'],
  ['transaction', '88', '90'],
  ['prepaid_balance', '0', '0'],
  ['prepaid_balance', '¥880.00', '500–1000'],
  ['invoice_title', '上海听潮家政有限公司', '上海听潮家政有限公司'],
  ['geo_point', '121.473701,31.230416', '121.47,31.23'],
  ['geo_point', '31.235', '31.24'],
  ['ip', '203.0.113.77', '203.0.113.*'],
  ['mac', '00-1a-2b-3c-4d-5e', '00:1A:2B:**:**:**'],
  ['imei', '490154203237518', '***********7518'],
  ['plate', '沪A12345', '沪A·***45'],
  ['plate', '沪A·D12345', '沪A·***45'],
  ['plate', '沪 ad12345', '沪A·***45'],
  ['vin', '1M8GDM9AXKP042788', '*************2788'],
  ['uscc', '91310101MA1FAKE00M', '91310101MA1FAKE00M'],
  ['org_code', 'MA1FAKE0-0', 'MA1FAKE00'],
];

test.each(shown.map(([pi, value, masked, form = 'usual']) => ({ pi, value, masked, form })))(
  '$pi $value is shown as $masked',
  ({ pi, value, masked, form }) => {
    expect(maskValue(pi, value, form)).toBe(masked);
  },
);

/** Too short, junk, two in one cell, another type's value. */
const awkward: readonly (readonly [pi: string, value: string])[] = [
  ['person_name', '张三、李四'],
  ['person_name', '张三 李四'],
  ['person_name', '张三15400005678'],
  ['person_name', '张'],
  ['person_name', 'J'],
  ['birth_date', '1990-13-01'],
  ['birth_date', '1990-05-02、1992-01-01'],
  ['age', '三十'],
  ['age', '340'],
  ['cn_id18', '31990019900101123'],
  ['cn_id18', '3199001990010112345'],
  ['cn_id18', '319900199001011234/319900199001011250'],
  ['cn_id18', '319900199013011234'],
  ['cn_mobile', '5678'],
  ['cn_mobile', '154000056789'],
  ['cn_mobile', '15400005678/15400005679'],
  ['cn_mobile', '一五四零零零零五六七八'],
  ['cn_landline', '2158881234'],
  ['cn_landline', '021-58881234/58881235'],
  ['service_no', '15400005678'],
  ['email', 'zhangsan'],
  ['email', 'a@b@example.com'],
  ['email', 'zhangsan@example.com;lisi@example.com'],
  ['qq', '12345'],
  ['wechat_id', 'abc'],
  ['address', '听潮路100号3单元502室'],
  ['address', '万科城市花园3栋502'],
  ['address', '张三收，浦东新区听潮路1号'],
  ['address', '502室'],
  ['postcode', '20012'],
  ['bank_card', '0128'],
  ['bank_card', '6222021234567890128 6222021234567890136'],
  ['foreign_passport', 'PASSPORT'],
  ['invoice_title', '张三'],
  ['invoice_title', '上海听潮家政有限公司 15400005678'],
  ['geo_point', '15400005678'],
  ['ip', '203.0.113.777'],
  ['mac', '00:1a:2b'],
  ['plate', '12345'],
  ['uscc', '319900199001011234'],
  ['hkid', '123456'],
];

test.each(awkward)('%s %s shows nothing of itself', (pi, value) => {
  expect(maskValue(pi, value)).toBe('***');
});

test('a district is not taken from the words of a street', () => {
  expect(maskValue('address', '上海市张三家旁小区5号')).toBe('上海市***');
  expect(maskValue('address', '上海市听潮路锦绣东区5号')).toBe('上海市***');
  expect(maskValue('address', '上海市张三家东区5号')).toBe('上海市***');
  expect(maskValue('address', '浙江省张小三市听潮路5号')).toBe('浙江省***');
});

const suppressed = piTypes.map(({ id }) => id).filter((id) => !isShown(id));

test('all types without a mask of their own leave an empty cell, secrets first of all', () => {
  expect(suppressed).toEqual(expect.arrayContaining(['credential', 'card_auth', 'home_access', 'health', 'gender']));
  for (const pi of suppressed) expect(maskValue(pi, '123456'), pi).toBeUndefined();
  for (const { id, mask } of piTypes) {
    if (/^(?:suppress|exclude|DELETE)/.test(mask)) expect(isShown(id), id).toBe(false);
    if (/\*|^first|^last|^as /.test(mask)) expect(isShown(id), id).toBe(true);
  }
});

test('every mask that the catalogue gives in figures has an example here', () => {
  const tested = new Set(shown.map(([pi]) => pi));
  expect(piTypes.map(({ id }) => id).filter((id) => isShown(id) && !tested.has(id))).toEqual([]);
});

describe('at the edges', () => {
  test('an empty value stays an empty cell', () => {
    for (const { id } of piTypes)
      for (const value of ['', '  ', '\u200b']) expect(maskValue(id, value)).toBeUndefined();
  });

  test('the strict form of identity numbers and cards is the empty cell', () => {
    expect(maskValue('cn_id18', '319900199001011234', 'strict')).toBeUndefined();
    expect(maskValue('bank_card', '6222021234567890128', 'strict')).toBeUndefined();
  });

  test('a form that a type does not have is refused', () => {
    expect(maskFormsOf('cn_mobile')).toEqual(['usual', 'strict']);
    expect(maskFormsOf('gender')).toEqual(['usual']);
    expect(() => maskOf('email', 'ends')).toThrow('usage');
    expect(() => maskValue('constructor', 'x', 'strict')).toThrow('usage');
  });
});
