// Coarser addresses of the mainland: cut after the district, the city or the province, by the words that end them.
import { keptBack } from './hierarchy.ts';

const provinces =
  '河北|山西|辽宁|吉林(?!市)|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南(?!藏)|四川|贵州|云南|陕西|甘肃|青海|台湾';
const regions = '内蒙古|广西|西藏|宁夏|新疆';
const cities = '北京|天津|上海|重庆';

const province = new RegExp(
  `^(?:(?:${provinces})省?|(?:${regions})(?:壮族|回族|维吾尔)?(?:自治区)?|(?:${cities})市?|(?:香港|澳门)(?:特别行政区)?)`,
);
const ownCity = new RegExp(`^(?:${cities}|香港|澳门)`);
/** 苏州市 ends with 市, not with 州; 沙市区 with 区, not with 市; a supermarket (超市) is no city and a housing estate (小区) no district. */
const city = /^[^\d\s]{1,10}?(?:自治州|地区|盟|州(?!市)|(?<![超夜菜])市(?!区))/;
const district = /^[^\d\s]{1,12}?(?:(?<![小社校厂景])区|县|旗(?!舰)|(?<![超夜菜])市(?!区))/;

export type PlaceParts = { readonly province: string; readonly city: string; readonly district: string };

/** The words that an address begins with; empty where one is not written. */
export function placeParts(address: string): PlaceParts {
  const first = province.exec(address)?.[0] ?? '';
  const afterProvince = address.slice(first.length);
  const second = ownCity.test(first) ? '' : (city.exec(afterProvince)?.[0] ?? '');
  const third = district.exec(afterProvince.slice(second.length))?.[0] ?? '';
  return { province: first, city: second, district: third };
}

/**
 * What is found up to the level asked for; a part that is not written is left out, which is coarser. A municipality is a
 * province and a city in one. The words are as the address has them: 江苏南京市 is not joined with 江苏省南京市.
 */
export function coarsenPlace(value: string, to: 'district' | 'city' | 'province'): string {
  const found = placeParts(value);
  const kept = {
    district: found.province + found.city + found.district,
    city: found.province + found.city,
    province: found.province,
  }[to];
  return kept === '' ? keptBack : kept;
}
