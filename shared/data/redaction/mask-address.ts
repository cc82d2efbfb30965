// The mask of addresses: down to the district, if it is a known place; the road, the house, the unit and the room are never shown.
import { cities, districts, provinces } from '../detect/lists/places.ts';
import { placeParts } from '../risk/hierarchies/places.ts';
import { hidden } from './mask.ts';
import { plain } from './normal-form.ts';

const known = { city: new Set([...provinces, ...cities]), district: new Set([...districts, ...cities]) };
const cityEnding = /^(?:市|地区|盟|(?:\p{Script=Han}{1,4}族){0,3}(?:自治)?州)?$/u;
const longestCity = 5;
/** 听潮路…东区 is no district: no word of a street, a house or a household stands inside of one. */
const districtForm =
  /^(?:(?!.*[路街道巷弄号园苑镇乡村庄栋楼室幢收家])\p{Script=Han}{1,4}[区县旗市]|(?:\p{Script=Han}{1,5}族){1,4}自治[县旗])$/u;

/** 西双版纳傣族自治州 is 西双版纳 with an ending. */
function isKnownCity(city: string): boolean {
  const lengths = Array.from({ length: longestCity }, (_, at) => at + 1);
  return lengths.some((length) => known.city.has(city.slice(0, length)) && cityEnding.test(city.slice(length)));
}

function isKnownDistrict(district: string): boolean {
  return known.district.has(district) || known.district.has(district.slice(0, -1));
}

export const placeLevels = ['district', 'city', 'province'] as const;
export type PlaceLevel = (typeof placeLevels)[number];

/**
 * The province, the city and the district that an address begins with, as far as they are known; empty if none is. A district of a
 * known city is taken by its form, for the lists don't have all 2,800; without a city it must be a known one.
 */
export function knownPlace(value: string, to: PlaceLevel): string {
  const address = plain(value).replaceAll(' ', '');
  const { province, city, district } = placeParts(address);
  if (to === 'province' || (city !== '' && !isKnownCity(city))) return province;
  if (to === 'city') return province + city;
  const isDistrict = province + city === '' ? isKnownDistrict(district) : districtForm.test(district);
  return province + city + (isDistrict ? district : '');
}

/** 上海市浦东新区*** */
export function maskAddress(value: string): string {
  return knownPlace(value, 'district') + hidden;
}
