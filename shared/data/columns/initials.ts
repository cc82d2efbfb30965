// A column that is named `mm` and nothing else: by its initials 密码, or millimetres, months, a thing's measure. Its values decide.
import { type PiType, piType } from '../pi-types.ts';

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
/** What lengths, months, days, telephones and addresses of mail are written like. */
const others = [
  '(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:[0-3]\\d)?$',
  `\\d{0,4}[-/.']?${month}[-/.']?\\d{0,4}$`,
  '\\d[\\d.,]*(?:[x*~-]\\d[\\d.,]*)*(?:mm|cm|dm|m|km|um|nm|in|inch|ft)?$(?<!^\\d{6,})',
  '[mdlwhrø]\\d{1,4}(?:[.x*]\\d+)*(?:mm|cm|m)?$',
  '1[3-9]\\d{9}$',
  '[^@]+@[^@]+\\.[a-z]',
  '[a-z]+://',
];
/** Letters with digits or signs of a keypad among them, or six digits and more: whole, in half width. */
const password = new RegExp(
  `^(?!${others.join('|')})(?:(?=[^a-z]*[a-z])(?=[^0-9#*!$%^&]*[0-9#*!$%^&])[!-~]{4,200}|\\d{6,20})$`,
  'i',
);

export interface Initials {
  readonly type: PiType;
  /** Of the values that are of this type. */
  readonly pattern: RegExp;
}

const known: Readonly<Record<string, Initials>> = { mm: { type: piType('credential'), pattern: password } };

/** By the whole name. */
export function initialsOf(name: string): Initials | undefined {
  const plain = name.trim().toLowerCase();
  return Object.hasOwn(known, plain) ? known[plain] : undefined;
}
