// Which actions fit which type of the catalogue, the default first: one table.
import type { Action } from '../../domain/vocabulary.ts';
import { piType } from '../pi-types.ts';

const secret = ['drop'] as const;
const excluded = ['drop', 'keep'] as const;
const masked = ['mask', 'token', 'drop', 'keep'] as const;
const company = ['keep', 'mask', 'token', 'drop'] as const;
const key = ['token', 'drop', 'keep'] as const;
const text = ['redact', 'drop', 'keep'] as const;

/** Types that are not told by their class alone; the catalogue's `mask` says what is usual. */
const own: Readonly<Record<string, readonly Action[]>> = {
  person_name: masked,
  business_contact: masked,
  birth_date: ['generalise', 'mask', 'shift', 'drop', 'keep'],
  age: ['band', 'mask', 'drop', 'keep'],
  education: ['generalise', 'drop', 'keep'],
  postcode: ['mask', 'generalise', 'drop', 'keep'],
  cn_id18: ['mask', 'token', 'generalise', 'drop', 'keep'],
  cn_id15: ['mask', 'token', 'generalise', 'drop', 'keep'],
  hmt_residence: ['mask', 'token', 'generalise', 'drop', 'keep'],
  cn_foreign_pr: masked,
  cn_passport: masked,
  foreign_passport: masked,
  hm_home_return: masked,
  tw_mtp: masked,
  mainland_exit: masked,
  hkid: masked,
  macau_id: masked,
  tw_id: masked,
  driver_licence: masked,
  social_security: masked,
  military_id: ['drop', 'token', 'keep'],
  cn_mobile: masked,
  cn_landline: masked,
  intl_phone: masked,
  service_no: company,
  email: masked,
  wechat_id: masked,
  qq: masked,
  im_account: ['drop', 'token', 'keep'],
  address: ['mask', 'generalise', 'token', 'drop', 'keep'],
  bank_card: masked,
  bank_account: masked,
  pay_account: ['drop', 'token', 'keep'],
  income: ['band', 'mask', 'round', 'drop', 'keep'],
  transaction: ['mask', 'round', 'generalise', 'shift', 'band', 'drop', 'keep'],
  prepaid_balance: ['band', 'round', 'mask', 'drop', 'keep'],
  invoice_title: company,
  geo_point: ['mask', 'drop', 'keep'],
  lodging: ['drop', 'generalise', 'shift', 'keep'],
  absence_schedule: ['drop', 'generalise', 'shift', 'keep'],
  comm_content: ['drop', 'redact', 'keep'],
  ip: masked,
  mac: masked,
  imei: masked,
  vin: masked,
  plate: masked,
  device_id: key,
  user_id: key,
  uscc: company,
  org_code: company,
  complaint_text: text,
  advice_file: ['drop', 'redact', 'keep'],
  free_text: ['drop', 'redact', 'keep'],
  none: ['keep', 'token', 'generalise', 'round', 'band', 'shift', 'redact', 'drop'],
};

/**
 * What may be done with a column of this type, the default first. Whether a sensitive one may be kept is decided by its reason.
 * @param pi an id of the catalogue, or `none`
 * @throws RangeError: no such type
 */
export function actionsFor(pi: string): readonly Action[] {
  const actions = Object.hasOwn(own, pi) ? own[pi] : undefined;
  if (actions !== undefined) return actions;
  return piType(pi).cls === 'C' ? secret : excluded;
}
