// The normal form of a value for its token: the same person's value gives the same bytes in every table, however it is written.
import { isResidentId15, residentIdCheck } from '../checks.ts';
import { readDay } from './date-forms.ts';
import { compact, nationalMobile, onlyMobileIn, plain, readLandline } from './normal-form.ts';

type Normal = (value: string) => string;

/** A number of before 1999 is the same person's as the one of 18 signs (GB 11643-1999: 19 behind the place, then the check sign). */
function residentNumber(value: string): string {
  const number = compact(value);
  if (!isResidentId15(number)) return number;
  const longer = `${number.slice(0, 6)}19${number.slice(6)}`;
  return longer + residentIdCheck(longer);
}

function landlineNumber(value: string): string {
  const number = readLandline(value);
  if (number === undefined) return compact(value);
  return number.area + number.local + (number.extension === '' ? '' : `-${number.extension}`);
}

/** +852…, whether 00 stands before it or +. */
function foreignPhone(value: string): string {
  return compact(value).replace(/^00/, '+');
}

/** Han names without spaces; letters small, words with one space. */
function personName(value: string): string {
  const name = plain(value).toLowerCase();
  return /\p{Script=Han}/u.test(name) ? name.replaceAll(' ', '') : name;
}

function birthDate(value: string): string {
  const day = readDay(value);
  if (day === undefined) return plain(value);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.year}-${two(day.month)}-${two(day.day)}`;
}

/** No punctuation and no spaces; small letters. */
function address(value: string): string {
  return plain(value)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Ids of the open platform know capitals from small letters, names that people chose do not. */
function wechat(value: string): string {
  const id = plain(value);
  return /^o[A-Za-z0-9_-]{27}$/.test(id) ? id : (nationalMobile(id) ?? id.toLowerCase());
}

const numbers = [
  ...['cn_foreign_pr', 'cn_passport', 'foreign_passport', 'hm_home_return', 'tw_mtp', 'mainland_exit', 'hkid'],
  ...['macau_id', 'tw_id', 'social_security', 'military_id', 'service_no', 'qq', 'postcode', 'bank_card'],
  ...['bank_account', 'imei', 'vin', 'plate', 'uscc', 'org_code'],
];

const forms: Readonly<Record<string, Normal>> = {
  ...Object.fromEntries(numbers.map((pi) => [pi, compact])),
  cn_id18: residentNumber,
  cn_id15: residentNumber,
  hmt_residence: residentNumber,
  driver_licence: residentNumber,
  cn_mobile: (value) => nationalMobile(value) ?? onlyMobileIn(value) ?? compact(value),
  cn_landline: landlineNumber,
  intl_phone: foreignPhone,
  person_name: personName,
  business_contact: personName,
  birth_date: birthDate,
  address,
  wechat_id: wechat,
  email: (value) => plain(value).toLowerCase(),
  ip: (value) => plain(value).toLowerCase(),
  device_id: (value) => plain(value).toLowerCase(),
  mac: (value) => compact(value).replaceAll(':', ''),
};

/** Types whose values mean the same person: one space of tokens, so that their tables keep joining. */
const spaces: Readonly<Record<string, string>> = { cn_id15: 'cn_id18', business_contact: 'person_name' };

/** The type that stands in the token's input. */
export function tokenType(pi: string): string {
  return (Object.hasOwn(spaces, pi) ? spaces[pi] : undefined) ?? pi;
}

/** Any other type, a member number say: narrow signs, spaces as one, capitals and zeros as they are. */
export function normalValue(pi: string, value: string): string {
  const form = Object.hasOwn(forms, pi) ? forms[pi] : undefined;
  return form === undefined ? plain(value) : form(value);
}
