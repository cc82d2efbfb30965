// The mask of every type of the catalogue, as its `mask` says.
import { HandoverError } from '../../domain/errors.ts';
import { readDate } from './date-forms.ts';
import { generaliseDate } from './dates.ts';
import { defaultBands } from './defaults.ts';
import { coverNumber, empty, ends, type Mask, part } from './mask.ts';
import { maskAddress } from './mask-address.ts';
import { coverName, maskName, maskNameMiddle } from './mask-names.ts';
import {
  coverEmail,
  maskEmail,
  maskIp,
  maskLandline,
  maskMac,
  maskPoint,
  showCompanyNumber,
  showInvoiceTitle,
  showOrgCode,
  showServiceNumber,
} from './mask-parts.ts';
import { isBlank, nationalMobile, plain } from './normal-form.ts';
import { digits, mobileForm, residentForm } from './number-forms.ts';
import { ageBand, type Bands, bander, roundTo } from './numbers.ts';

/** `usual` is the catalogue's mask; `strict` shows less; `ends` is the choice that shows the front and the end. */
export const maskForms = ['usual', 'strict', 'ends'] as const;
export type MaskForm = (typeof maskForms)[number];
type Forms = { readonly usual: Mask } & Partial<Record<Exclude<MaskForm, 'usual'>, Mask>>;

const none = { head: 0, tail: 0 } as const;
const id15 = /^[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/;
const plate =
  /^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-HJ-NP-Z](?:[A-HJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[A-HJK]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])$/;

const idNumber: Forms = { usual: ends(residentForm, 3, '***********', 4), strict: empty };
const name: Forms = {
  usual: part({ ...none, part: 'surname' }, maskName, coverName),
  ends: part({ ...none, part: 'name_ends' }, maskNameMiddle),
};

/** A mainland mobile without its country code. */
function mobile(head: number, cover: string, tail: number): Mask {
  const show = (value: string) => {
    const number = nationalMobile(value);
    return number === undefined ? undefined : number.slice(0, head) + cover + number.slice(-tail);
  };
  return part({ head, tail }, show, coverNumber(mobileForm, head, cover, tail));
}

const banded = (bands: Bands): Mask => part({ ...none, part: 'band' }, bander(bands));

/** A date goes to its month, an amount to its first two digits, and to tens at least: so much shows of any number. */
function maskTransaction(value: string): string | undefined {
  const date = readDate(value);
  if (date?.month !== undefined) return generaliseDate(value, 'month');
  const whole = roundTo(value, '1')?.replace('-', '') ?? '';
  return whole === '' ? undefined : roundTo(value, `1${'0'.repeat(Math.max(1, whole.length - 2))}`);
}

const identityNumbers: Readonly<Record<string, Forms>> = {
  cn_id18: idNumber,
  cn_id15: { usual: ends(id15, 3, '*********', 3) },
  hmt_residence: idNumber,
  cn_foreign_pr: { usual: ends(/^(?:9\d{16}[\dX]|[A-Z]{3}\d{12})$/, 3, '********', 4) },
  cn_passport: { usual: ends(/^(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E\d{7}|1[45]\d{7})$/, 1, '*****', 3) },
  foreign_passport: { usual: ends(/^(?=.*\d)[A-Z0-9]{6,12}$/, 0, '*****', 3, /^[A-Za-z0-9]+$/) },
  hm_home_return: { usual: ends(/^[HM]\d{8}(?:\d{2})?$/, 1, '******', 2) },
  tw_mtp: { usual: ends(/^\d{8}(?:\d{2})?[A-Z0-9]?$/, 0, '*****', 3) },
  mainland_exit: { usual: ends(/^(?:C[A-HJ-NP-Z0-9]\d{7}|[WLT]\d{8})$/, 1, '******', 2) },
  hkid: { usual: ends(/^[A-Z]{1,2}\d{6}[0-9A]$/, 4, '***(*)', 0) },
  macau_id: { usual: ends(/^[1578]\d{7}$/, 0, '******', 2) },
  tw_id: { usual: ends(/^[A-Z][1289]\d{8}$/, 2, '*****', 3) },
  driver_licence: { usual: ends(/^(?:\d{12}|\d{17}[\dX])$/, 0, '********', 4) },
  social_security: { usual: ends(/^(?:[A-Z]\d{8}|\d{17}[\dX])$/, 0, '******', 3) },
};

const contacts: Readonly<Record<string, Forms>> = {
  person_name: name,
  business_contact: name,
  cn_mobile: { usual: mobile(3, '****', 4), strict: mobile(3, '******', 2) },
  cn_landline: { usual: part({ head: 0, tail: 4, part: 'area_code' }, maskLandline) },
  service_no: { usual: part({ ...none, part: 'whole' }, showServiceNumber) },
  intl_phone: { usual: ends(/^(?:\+|00)[1-9]\d{6,14}$/, 0, '******', 3) },
  email: { usual: part({ head: 1, tail: 0, part: 'mail_domain' }, maskEmail, coverEmail) },
  wechat_id: { usual: wechat() },
  qq: { usual: ends(/^[1-9]\d{7,10}$/, 2, '****', 2) },
  address: { usual: part({ ...none, part: 'district' }, maskAddress) },
  postcode: { usual: ends(digits(6), 3, '***', 0) },
};

/** Capitals and small letters, hyphens and `_` are part of it. */
function wechat(): Mask {
  return part({ head: 2, tail: 0 }, (value) => {
    const id = plain(value);
    return /^(?:[A-Za-z][A-Za-z0-9_-]{5,27}|1[3-9]\d{9})$/.test(id) ? `${id.slice(0, 2)}****` : undefined;
  });
}

const numbers: Readonly<Record<string, Forms>> = {
  bank_card: {
    usual: ends(digits(13, 19), 0, '**** **** **** ', 4),
    strict: empty,
    ends: ends(digits(16, 19), 6, '******', 4),
  },
  bank_account: { usual: ends(/^\d{9,32}$/, 0, '*****', 4, /^(?:\d{9,32}|\d{1,6}(?:[ -]\d{1,6})+)$/) },
  imei: { usual: ends(digits(15), 0, '***********', 4) },
  vin: { usual: ends(/^[A-HJ-NPR-Z0-9]{17}$/, 0, '*************', 4) },
  plate: { usual: ends(plate, 2, '·***', 2) },
  ip: { usual: part({ ...none, part: 'network' }, maskIp) },
  mac: { usual: part({ ...none, part: 'maker' }, maskMac) },
  uscc: { usual: part({ ...none, part: 'whole' }, showCompanyNumber) },
  org_code: { usual: part({ ...none, part: 'whole' }, showOrgCode) },
  invoice_title: { usual: part({ ...none, part: 'organisation' }, showInvoiceTitle) },
};

const coarser: Readonly<Record<string, Forms>> = {
  birth_date: { usual: part({ ...none, part: 'year' }, (value) => generaliseDate(value, 'year')) },
  age: { usual: part({ ...none, part: 'ten_years' }, (value) => ageBand(value)) },
  income: { usual: banded(defaultBands.income) },
  prepaid_balance: { usual: banded(defaultBands.balance) },
  transaction: { usual: part({ ...none, part: 'month_or_rounded' }, maskTransaction) },
  geo_point: { usual: part({ ...none, part: 'hundredth' }, maskPoint) },
};

/** All others are suppressed, excluded or deleted, or need more than their value (a key, the finds in a text, a list of groups). */
const masks: Readonly<Record<string, Forms>> = { ...identityNumbers, ...contacts, ...numbers, ...coarser };
const suppressed: Forms = { usual: empty };

/** The mask of a type; of one without a form of its own, the empty cell. @throws usage: the type has no such form */
export function maskOf(pi: string, form: MaskForm = 'usual'): Mask {
  const mask = (Object.hasOwn(masks, pi) ? masks[pi] : suppressed)?.[form];
  if (mask === undefined) throw new HandoverError('usage', { member: 'form' });
  return mask;
}

/** The forms that a type's mask has, the usual one first. */
export function maskFormsOf(pi: string): readonly MaskForm[] {
  const forms = Object.hasOwn(masks, pi) ? masks[pi] : suppressed;
  return maskForms.filter((form) => forms?.[form] !== undefined);
}

/** Whether anything of a value can be shown at all. */
export function isShown(pi: string): boolean {
  return Object.hasOwn(masks, pi);
}

/**
 * What may be shown of a value. Spaces, separators, full-width and invisible signs are taken off first.
 * @param pi an id of the catalogue, or `none`
 * @returns undefined: an empty cell; `***` for a value that is not of the type's form
 * @throws usage: the type's mask has no such form
 */
export function maskValue(pi: string, value: string, form: MaskForm = 'usual'): string | undefined {
  const mask = maskOf(pi, form);
  return isBlank(value) ? undefined : mask.apply(value);
}
