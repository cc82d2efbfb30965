// What a sign says of a name: whether a surname begins with it, and how usual it is in given names. Tables by code unit.
import { isHan, isRareHan } from '../han-signs.ts';
import { givenWeight } from '../lists/given-signs.ts';
import { compoundSurnames, surnameWeight } from '../lists/surnames.ts';

/** By the number of a kind of signs: no surname, the first sign of a compound one only, and each weight there is. */
const surnameWeights = [0, 0, ...new Set(surnameWeight.values())];
const surnameKinds = new Uint8Array(0x10000);
for (const surname of compoundSurnames) surnameKinds[surname.charCodeAt(0)] = 1;
for (const [surname, weight] of surnameWeight) {
  surnameKinds[surname.charCodeAt(0)] = surnameWeights.indexOf(weight, 2);
}

/** False at most places of a text: no surname begins there. */
export function maySurnameBegin(text: string, at: number): boolean {
  return surnameKinds[text.charCodeAt(at)] !== 0;
}

/** The weight of a sign as a surname; 0: it is none. @param unit code unit */
export function surnameWeightOf(unit: number): number {
  return surnameWeights[surnameKinds[unit] as number] as number;
}

/** The signs of the extensions stand in names and hardly elsewhere. */
const rareWeight = 1;
/** By the number of a kind of signs: no Han, Han that is not usual in names, and each weight there is. */
const weights = [Number.NaN, 0, ...new Set([rareWeight, ...givenWeight.values()])];
const kinds = new Uint8Array(0x10000);
for (let unit = 0; unit < kinds.length; unit += 1) {
  if (isHan(unit)) kinds[unit] = isRareHan(unit) ? weights.indexOf(rareWeight) : 1;
}
for (const [sign, weight] of givenWeight) kinds[sign.charCodeAt(0)] = weights.indexOf(weight);

/** The weight of a sign of a given name, below 0 for a function word; 0: it is not usual in one; NaN: no Han. @param code code point */
export function givenWeightOf(code: number): number {
  if (code > 0xffff) return isRareHan(code) ? rareWeight : Number.NaN;
  return weights[kinds[code] as number] as number;
}
