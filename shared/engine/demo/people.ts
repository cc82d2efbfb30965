// Made-up persons: names, mobile numbers, identity numbers and addresses that belong to nobody.
import { residentIdCheck } from '../../data/checks.ts';
import type { Random } from './random.ts';

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const givenSigns = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏辉燕飞浩宇轩梓涵欣怡诗雨晨思佳'];
/** Names that break programs: rare signs in and beyond the basic plane, a middle dot, compound surnames, one in Latin letters. */
const awkwardNames = [
  '王䶮',
  '李𬭎',
  '阿依古丽·买买提',
  '欧阳娜娜',
  '司马相如一',
  '龚鿍',
  'Anna O’Neil',
  '尉迟·恭',
  '陈㛃',
];
const districts = ['黄浦区', '徐汇区', '长宁区', '静安区', '普陀区', '虹口区', '杨浦区', '浦东新区'];
const streets = ['云桥路', '青禾路', '望舒街', '锦帆路', '松溪路', '南枝路', '听潮街', '石榴弄'];
const estates = ['云桥花苑', '青禾新村', '望舒公寓', '锦帆名邸', '松溪小区', '南枝雅居'];

export function personName(random: Random): string {
  if (random.chance(0.01)) return random.pick(awkwardNames);
  const given = random.chance(0.7) ? random.pick(givenSigns) + random.pick(givenSigns) : random.pick(givenSigns);
  return random.pick(surnames) + given;
}

/**
 * Eleven digits that look like a mobile number. China keeps no range for fiction. 154 is one that no operator is known to have been given:
 * libphonenumber's pattern for mobile numbers in China, `1(?:[38]\d|4[57]|[59][0-35-9]|6[25-7]|7[0-35-8])\d{8}`, leaves it out. Nothing
 * reserves it.
 */
export function mobileNumber(random: Random): string {
  return `154${random.digits(8)}`;
}

/**
 * An 18-digit identity number with the right check sign. 3199 is a place that GB/T 2260 cannot give: its third and fourth digits are 01-20
 * and 51-70 for cities, 21-50 for prefectures, 90 for counties under a province. So no person holds such a number.
 */
export function identityNumber(random: Random): string {
  const month = String(random.whole(1, 12)).padStart(2, '0');
  const day = String(random.whole(1, 28)).padStart(2, '0');
  const first17 = `319900${random.whole(1950, 2003)}${month}${day}${random.digits(3)}`;
  return first17 + residentIdCheck(first17);
}

export function estateName(random: Random): string {
  return random.pick(estates);
}

export function homeAddress(random: Random): string {
  const street = `上海市${random.pick(districts)}${random.pick(streets)}${random.whole(1, 999)}号`;
  const room = `${random.whole(1, 30)}号楼${random.whole(1, 28)}${String(random.whole(1, 6)).padStart(2, '0')}室`;
  return random.chance(0.02) ? `${street},${estateName(random)},${room}` : `${street}${estateName(random)}${room}`;
}

export function day(random: Random, firstYear: number, lastYear: number): string {
  const month = String(random.whole(1, 12)).padStart(2, '0');
  return `${random.whole(firstYear, lastYear)}-${month}-${String(random.whole(1, 28)).padStart(2, '0')}`;
}
