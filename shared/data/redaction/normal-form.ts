// A value in one way of writing: narrow signs, no invisible ones, one kind of dash, dot and space.
import { normalText } from '../detect/normal-text.ts';

export function plain(value: string): string {
  return normalText(value).text.replace(/\s+/gu, ' ').trim();
}

/** Whether nothing is left of a value in that way of writing. */
export function isBlank(value: string): boolean {
  const first = value.charCodeAt(0);
  const isVisibleAscii = first > 0x20 && first < 0x7f;
  return !isVisibleAscii && plain(value) === '';
}

/** Without the spaces and signs that numbers are grouped by, in capitals: `（+86）154-0000 0000` becomes `+8615400000000`. */
export function compact(value: string): string {
  if (/^[0-9A-Z]+$/.test(value)) return value;
  return plain(value)
    .replace(/[\s\-._·/()[\]]/gu, '')
    .toUpperCase();
}

/** The 11 digits of a mainland mobile number: +86, 0086 and 86 are taken off. */
export function nationalMobile(value: string): string | undefined {
  return /^(?:\+?86|0086)?(1[3-9]\d{9})$/.exec(compact(value))?.[1];
}

const groupedMobile = String.raw`(?<![\d+])(?:(?:\+|00)?86[ -]?)?(1[3-9]\d(?:[ -]?\d{4}){2})`;
/** Behind some numbers stands an extension: several people may share what is in front of it. */
const mobileAmongWords = new RegExp(String.raw`${groupedMobile}(?! ?(?:\d|\*|转|ext|[-,#]\d))`, 'giu');
const mobileWithExtension = new RegExp(String.raw`${groupedMobile} ?(?:转|ext\.?|[-,#]) ?\d`, 'giu');

function mobilesOf(form: RegExp, value: string): string[] {
  return [...plain(value).matchAll(form)].map(([, number = '']) => number.replace(/\D/g, ''));
}

/** The mainland mobile numbers of a cell that holds words too: 154…（本人）, 154… / 154…（先生）. */
export function mobilesIn(value: string): string[] {
  return mobilesOf(mobileAmongWords, value);
}

/** What stands in front of an extension: 154…转801. */
export function mobilesWithExtension(value: string): string[] {
  return mobilesOf(mobileWithExtension, value);
}

/** The one number of a cell that holds words beside it, and no other digit. */
export function onlyMobileIn(value: string): string | undefined {
  const [number, ...others] = mobilesIn(value);
  const hasOther = others.length > 0 || /\d/.test(plain(value).replace(mobileAmongWords, ''));
  return hasOther ? undefined : number;
}

export interface Landline {
  /** With its leading 0; empty if none is written. */
  readonly area: string;
  readonly local: string;
  readonly extension: string;
}

const landline =
  /^(?:(?:\+|00)?86[ -]?)?(?:\(?(0?(?:10|2[0-57-9]|[3-9]\d{2}))\)?[ -]{0,3})?([2-8]\d{2,3}[ -]?\d{4})(?:(?: ?转 ?| ?ext\.? ?|-)(\d{1,6}))?$/i;

/** A number of seven digits or eight; an area code without its 0 counts behind 86 alone. */
export function readLandline(value: string): Landline | undefined {
  const text = plain(value);
  const [, code = '', number = '', extension = ''] = landline.exec(text) ?? [];
  const isNational = code === '' || code.startsWith('0') || /^(?:\+|00)?86/.test(text);
  if (number === '' || !isNational) return undefined;
  return { area: code === '' ? '' : `0${code.replace(/^0/, '')}`, local: number.replace(/\D/g, ''), extension };
}
