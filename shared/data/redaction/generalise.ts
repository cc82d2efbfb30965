// Coarser values of one column: a date to its month, an address to its city, a postcode to its zone, an education to its level.
import { coarsen } from '../risk/coarsen.ts';
import { idRegion, postcode } from '../risk/hierarchies/catalogue.ts';
import { keptBack } from '../risk/hierarchies/hierarchy.ts';
import { type DateLevel, dateLevels, generaliseDate } from './dates.ts';
import { knownPlace, type PlaceLevel, placeLevels } from './mask-address.ts';
import { compact, plain } from './normal-form.ts';

const codeLevels = ['county', 'city', 'zone', 'province'] as const;
export type GeneraliseTo = DateLevel | PlaceLevel | (typeof codeLevels)[number] | 'level';

const dates = ['birth_date', 'transaction', 'absence_schedule', 'lodging', 'none'];
const idNumbers = ['cn_id18', 'cn_id15', 'hmt_residence'];
const birthLevels: readonly GeneraliseTo[] = ['year', 'decade', 'quarter', 'month'];

/** What a type can be generalised to, the usual level first. */
export function levelsOf(pi: string): readonly GeneraliseTo[] {
  if (pi === 'birth_date') return birthLevels;
  if (dates.includes(pi)) return dateLevels;
  if (pi === 'address') return placeLevels;
  if (pi === 'postcode') return ['zone', 'city', 'province'];
  if (idNumbers.includes(pi)) return ['city', 'county', 'province'];
  return pi === 'education' ? ['level'] : [];
}

/** From high to low: the first word that stands in the value says the level. */
const educations: readonly (readonly [RegExp, string])[] = [
  [/博士|硕士|研究生|phd|doctor|master|mba/i, '研究生'],
  [/高中|中专|职高|中职|中技|技校|初中|小学|文盲|high school|primary|secondary|middle school/i, '高中及以下'],
  [/本科|大专|专科|高职|学士|大学|bachelor|college|university|undergraduate|associate/i, '大专、本科'],
];

const idLevels = { county: 1, city: 2, zone: 2, province: 3 } as const;
const postcodeLevels = { county: 1, city: 1, zone: 2, province: 3 } as const;

function code(pi: string, value: string, to: (typeof codeLevels)[number]): string | undefined {
  const coarser =
    pi === 'postcode'
      ? coarsen(compact(value), postcode, postcodeLevels[to])
      : coarsen(compact(value), idRegion, idLevels[to]);
  return coarser === keptBack ? undefined : coarser;
}

const isOf = <T extends string>(words: readonly T[], word: string): word is T => words.some((one) => one === word);

/** @returns undefined for a value that can't be read, and for a level that the type does not have: nothing of it goes through */
export function generalise(pi: string, value: string, to: GeneraliseTo): string | undefined {
  if (!isOf(levelsOf(pi), to)) return undefined;
  if (pi === 'education') return educations.find(([word]) => word.test(plain(value)))?.[1];
  if (pi === 'address') return isOf(placeLevels, to) ? knownPlace(value, to) || undefined : undefined;
  if (isOf(dateLevels, to)) return generaliseDate(value, to);
  return isOf(codeLevels, to) ? code(pi, value, to) : undefined;
}
