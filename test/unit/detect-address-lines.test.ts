// A cell that is an address as a whole: with parts that running text does not tell, to its end; and cells with places that are none.
import { describe, expect, test } from 'vitest';
import { scanColumn, scanText } from '../../shared/data/detect.ts';
import { quietPlaces } from '../corpus/pi/quiet-places.ts';

function addressesIn(text: string): string[] {
  return scanText(text)
    .filter(({ type }) => type === 'address')
    .map(({ start, end }) => text.slice(start, end));
}

const wholeLines = [
  ['云州人民南路585', 'a number without 号'],
  ['樱桃区横江路11', 'a number of two digits'],
  ['柳河镇临江大街 891-7', 'numbers from one to another'],
  ['紫云路362号10楼云州匠园建设有限公司', 'a firm behind the number'],
  ['云州市樱桃区紫云路12号第二人民医院', 'a hospital behind the number'],
  ['罗马名都12-3-2034', 'numbers behind an estate'],
  ['云州市柳河新村D区131-183', 'numbers behind a part of an estate'],
  ['樱桃区紫云路8号7楼东办公室', 'an office behind the floor'],
  ['江东省-云州市-市辖区紫云路76号', 'levels apart by dashes'],
  ['柳河镇石桥村', 'a town and a village'],
  ['柳河镇中心大道', 'a town and a road'],
  ['云州市柳河街道石桥村前屋', 'a village of a part of the town'],
  ['云州市柳河镇石桥工业园区', 'an industrial park'],
  ['江东省云州市樱桃区和家园鼎园147幢', 'an estate whose name holds a usual word'],
  ['杨梅路和家园鼎园147幢', 'a road in front of such an estate'],
  ['云州开发区紫云路12号', 'a development zone'],
  ['湖西村双家河头78号', 'a village and a hamlet'],
  ['云州市樱桃区丽景苑A-3007', 'a letter and a room'],
  ['紫云路1542丽景花园望湖苑14C', 'a room with a letter'],
  ['江东省云州市樱桃区开元大酒店', 'three levels and a hotel'],
  ['紫云三路云州大厦117H', 'a room of a building at a road'],
  ['樱桃区紫云路67号宏基电器', 'a firm named by what it sells'],
  ['三街道紫云路四幢一单元2276室', 'numbers in Han'],
  ['江东省云州市柳河县石桥镇', 'four levels down to a town'],
  ['江东省云州市樱桃区柳河镇石桥工业区泰合顺', 'a name that tells nothing behind a zone'],
  ['云州市柳河镇石桥坞', 'a hamlet'],
  ['云州市樱桃区紫云丽都', 'an estate without a number'],
  ['紫云路与杨梅路路口红杉家具三楼', 'a crossing'],
  ['云州联合市场C5-765', 'a stall of a market'],
  ['柳河五金城北区一排13号', 'a row of a market'],
  ['云州商务大厦3159', 'a room of a building of offices'],
  ['樱桃区紫云路云州职业技术学校', 'a school of which the road is said'],
  ['柳河镇万宝大酒店4楼收银台', 'a floor behind a town'],
  ['紫云路362号丰巢', 'a locker for parcels'],
  ['云州市柳河镇石桥村基督教堂旁', 'a word of belief in the middle'],
] as const;

describe('a line that is an address is found whole', () => {
  test.each(wholeLines)('%s: %s', (address) => {
    expect(addressesIn(address)).toEqual([address]);
    expect(addressesIn(`备注：${address}`)).toEqual([address]);
  });

  test('without what is said at its end', () => {
    expect(addressesIn('紫云路12号5幢4单元1015电联')).toEqual(['紫云路12号5幢4单元1015']);
    expect(addressesIn('樱桃区紫云路76号 到了打电话')).toEqual(['樱桃区紫云路76号']);
  });

  test('a column of such lines is one of addresses', () => {
    const [finding] = scanColumn(
      'F3',
      wholeLines.map(([address]) => address),
    );
    expect(finding).toMatchObject({ type: 'address', counts: { whole: wholeLines.length, inside: 0 } });
  });
});

describe('a line with an address and more', () => {
  test.each([
    ['张伟 紫云路12号', '紫云路12号'],
    ['紫云路12号 张伟', '紫云路12号'],
    ['紫云路12号3单元502室空调不制冷', '紫云路12号3单元502室'],
    ['明天去紫云路12号收货', '紫云路12号'],
    ['房东说云州市樱桃区紫云路12号可以续租', '云州市樱桃区紫云路12号'],
    ['陈师傅19:30到云州市樱桃区紫云路12号', '云州市樱桃区紫云路12号'],
    ['云州市樱桃区紫云路12号空调漏水', '云州市樱桃区紫云路12号'],
    ['云州市樱桃区紫云路12号老人独居', '云州市樱桃区紫云路12号'],
  ])('%s: no more than the address', (text, address) => expect(addressesIn(text)).toEqual([address]));
});

describe('in running text', () => {
  test.each([
    [
      '东西送到云州市樱桃区人民南路585，放门口',
      '云州市樱桃区人民南路585',
      'a number without 号 at the end of a clause',
    ],
    ['快递放云州市柳河镇临江大街891-7。', '云州市柳河镇临江大街891-7', 'numbers from one to another'],
    [
      '送到紫云路362号10楼云州匠园建设有限公司，找前台',
      '紫云路362号10楼云州匠园建设有限公司',
      'a firm that ends its clause',
    ],
    ['紫云路362号云州医院的护士，下午来过', '紫云路362号', 'no firm or hospital of which more is said'],
    ['我家在云州市开发北路98号，来电', '云州市开发北路98号', 'a road that holds a usual word'],
    ['送杨梅山路和家园鼎园147幢，谢谢', '杨梅山路和家园鼎园147幢', 'an estate that begins with one'],
    ['地址：云州市樱桃区鑫源百货店，营业到九点', '云州市樱桃区鑫源百货店', 'a shop behind the word for an address'],
    ['地址：柳河镇石桥村，没有电话', '柳河镇石桥村', 'a village behind that word'],
    ['家住柳河镇石桥村，儿子在外地', '柳河镇石桥村', 'a village in which somebody lives'],
  ])('%s: %s, %s', (text, address) => expect(addressesIn(text)).toEqual([address]));

  test.each([
    ['帮我送到江东省云州市樱桃区石桥工业区，到了打电话', '江东省云州市樱桃区石桥工业区'],
    ['麻烦寄往柳河镇石桥小区快递驿站，谢谢', '柳河镇石桥小区快递驿站'],
    ['王伟 15400000001 江东省云州市樱桃区石桥工业区，尽快', '江东省云州市樱桃区石桥工业区'],
    ['李女士，15400000001，柳河镇石桥工业园区，周末收', '柳河镇石桥工业园区'],
    ['我们搬到云州联合市场C5-765，老地方不用了', '云州联合市场C5-765'],
    ['货放云州市求是路88号紫云苑5单元2625，拍照', '云州市求是路88号紫云苑5单元2625'],
  ])('a clause that is one as a whole: %s', (text, address) => expect(addressesIn(text)).toEqual([address]));

  test.each([
    '送到小区门口，放在门卫室，寄到公司，住在楼上',
    '会员卡号A1-2-3456，取件码12-3-4567，货位号3-12-05',
    '南京路店A区2楼，服装城开业，商场价399-299',
    '香港上市代码1199，北京市朝阳区包邮，发往上海市',
    '地址：见备注，地址：北京，地址：云州市，地址：同上',
    '步行街35，套路12，建设路3次，公路100，线路11',
    '沿人民路走100米，解放路2024年改造，人民路12元一份',
  ])('none in %s', (text) => expect(addressesIn(text)).toEqual([]));
});

test('a code of a door is not taken for a part of the line', () => {
  const found = scanText('云州市樱桃区紫云路12号三楼302密码8812').map(({ type }) => type);
  expect(found).toEqual(['address', 'credential']);
});

test('places that are no address are quiet', () => {
  expect(quietPlaces.length).toBeGreaterThan(100);
  expect(quietPlaces.flatMap((text) => scanText(text).map(({ type }) => `${type}: ${text}`))).toEqual([]);
});

test('a column of firms or offices named after their place is none of addresses', () => {
  const offices = ['云州市樱桃区鑫源百货店', '云州市樱桃区教育局', '樱桃区第一中学', '云州鑫源商贸有限公司'];
  expect(scanColumn('F3', offices)).toEqual([]);
});
