// Masks that show a named part of a value: the site of an e-mail address, an area code, a network, a rounded place.
import { asciiOf } from '../digits.ts';
import { isEmailAt } from '../email.ts';
import { type Cover, coverOf } from './mask.ts';
import { compact, plain, readLandline } from './normal-form.ts';
import { rounder } from './numbers.ts';

/** Below this a first letter is too much of what stands before the @. */
const shortestShownLocal = 4;
const emailCover = '***';
const atSign = 0x40;

/** z***@example.com; `***@example.com` of a short one. */
export function maskEmail(value: string): string | undefined {
  const email = plain(value);
  const isAscii = /^[\x21-\x7e]+$/.test(email);
  if (!isAscii || !isEmailAt(asciiOf(email), 0, email.length)) return undefined;
  const at = email.indexOf('@');
  return `${email.slice(0, shownLocal(at))}${emailCover}${email.slice(at)}`;
}

const shownLocal = (length: number) => (length >= shortestShownLocal ? 1 : 0);
const emailSigns = coverOf(0, emailCover, 0).signs;

export function coverEmail(csv: Uint8Array, start: number, end: number): Cover | undefined {
  if (!isEmailAt(csv, start, end)) return undefined;
  const at = csv.indexOf(atSign, start);
  return { head: shownLocal(at - start), signs: emailSigns, tail: end - at };
}

/** 021-****5678; the extension is left out. */
export function maskLandline(value: string): string | undefined {
  const number = readLandline(value);
  if (number === undefined) return undefined;
  return `${number.area}${number.area === '' ? '' : '-'}****${number.local.slice(-4)}`;
}

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const ipv4 = new RegExp(`^((?:${octet}\\.){3})${octet}$`);

/** 203.0.113.* */
export function maskIp(value: string): string | undefined {
  const network = ipv4.exec(plain(value))?.[1];
  return network === undefined ? undefined : `${network}*`;
}

/** 00:1A:2B:**:**:**, whatever stands between the pairs. */
export function maskMac(value: string): string | undefined {
  const signs = compact(value).replaceAll(':', '');
  if (!/^[0-9A-F]{12}$/.test(signs)) return undefined;
  return `${signs.slice(0, 2)}:${signs.slice(2, 4)}:${signs.slice(4, 6)}:**:**:**`;
}

const toHundredth = rounder('0.01');
const degrees = /^[+-]?\d{1,3}(?:\.\d{1,20})?$/;

/** One coordinate, or two with a comma between them, to 0.01 degree (about 1 km). */
export function maskPoint(value: string): string | undefined {
  const numbers = plain(value)
    .split(',')
    .map((number) => number.trim());
  if (numbers.length > 2 || !numbers.every((number) => degrees.test(number))) return undefined;
  return numbers.map((number) => toHundredth(number)).join(',');
}

export function showServiceNumber(value: string): string | undefined {
  return /^[48]00\d{7}$/.test(compact(value)) ? plain(value) : undefined;
}

/** A resident's or permanent resident's, by its form alone: a number with one wrong digit is still a person's. */
const personNumber = /^\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/;

/** A resident's number has the form of a company's too: it is no company. */
export function showCompanyNumber(value: string): string | undefined {
  const code = compact(value);
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code) && !personNumber.test(code) ? code : undefined;
}

export function showOrgCode(value: string): string | undefined {
  const code = compact(value);
  return /^[0-9A-Z]{8}[0-9X]$/.test(code) ? code : undefined;
}

const organisation = /公司|集团|商行|[厂店行社院所会馆部校局署站室]$|\b(?:ltd|inc|llc|co|gmbh|company|corporation)\b/i;

/** A company and its tax number; a title that is a person's name, or has another number in it, is none. */
export function showInvoiceTitle(value: string): string | undefined {
  const title = plain(value);
  const numbers = title.match(/[0-9A-Z](?:[ -]?[0-9A-Z]){6,}/g) ?? [];
  const others = numbers.filter((number) => /\d{5}/.test(number.replace(/[ -]/g, '')));
  if (others.some((number) => showCompanyNumber(number) === undefined)) return undefined;
  return organisation.test(title.replace(/(?<![\s0-9A-Z])[\s0-9A-Z]+$/, '')) || showCompanyNumber(title) !== undefined
    ? title
    : undefined;
}
