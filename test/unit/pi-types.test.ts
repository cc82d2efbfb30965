import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  isCardShaped,
  isHkid,
  isLuhn,
  isMobile,
  isOrgCode,
  isPastDate,
  isResidentId,
  isResidentId15,
  isTaiwanId,
  isUscc,
  isVin,
  residentIdCheck,
} from '../../shared/data/checks.ts';
import { piPattern, piType, piTypes } from '../../shared/data/pi-types.ts';

// test/vectors/pi-types.yaml is the catalogue as it was handed to the project (shared/reference/pi-types.yaml), unchanged.
const source: { id: string; re: string }[] = parse(
  readFileSync(new URL('../vectors/pi-types.yaml', import.meta.url), 'utf8'),
);

describe('the catalogue', () => {
  test('is the YAML, entry by entry and in its order', () => {
    expect(piTypes.map(({ id }) => id)).toEqual(source.map(({ id }) => id));
    for (const [index, entry] of source.entries()) expect(piTypes[index]).toEqual(entry);
  });

  test('has 81 types, and every pattern compiles', () => {
    expect(piTypes).toHaveLength(81);
    for (const { id, re } of piTypes) expect(piPattern(id) === undefined).toBe(re === '');
  });

  test('takes rare Han and every middle dot in names, and refuses unknown ids', () => {
    for (const name of ['王䶮', '李𬭎', '龚鿍', '阿依古丽·买买提', '阿依古丽•买买提', "Anna O'Neil"]) {
      expect(piPattern('person_name')?.test(name), name).toBe(true);
    }
    expect(() => piType('shoe_size')).toThrow(RangeError);
  });
});

// Vectors: law.md part b, computed from the standards named there; changed in one sign for the wrong ones.
describe('check digits', () => {
  test('resident identity numbers: check sign, province, date', () => {
    expect(isResidentId('110101199003074610')).toBe(true);
    expect(isResidentId('110101199003071233')).toBe(true);
    expect(isResidentId('110101199003074611')).toBe(false);
    expect(isResidentId('810000199001010019')).toBe(true);
    expect(isResidentId('830000199001010012')).toBe(true);
    // Right check sign, but no province 70.
    expect(residentIdCheck('70000019900101001')).toBe('3');
    expect(isResidentId('700000199001010013')).toBe(false);
    expect(isResidentId('11010119900230461X')).toBe(false);
    expect(isResidentId('110101199003074610', 19_900_306)).toBe(false);
  });

  test('the check sign X is taken in both cases', () => {
    const first17 = Array.from({ length: 1000 }, (_, n) => `11010119900307${String(n).padStart(3, '0')}`);
    const withX = first17.find((digits) => residentIdCheck(digits) === 'X') ?? '';
    expect(isResidentId(`${withX}X`)).toBe(true);
    expect(isResidentId(`${withX}x`)).toBe(true);
    expect(isResidentId(`${withX}0`)).toBe(false);
  });

  test('a wrong digit anywhere is seen', () => {
    const good = '110101199003074610';
    for (let at = 0; at < 17; at += 1) {
      const wrong = good.slice(0, at) + String((Number(good[at]) + 1) % 10) + good.slice(at + 1);
      expect(isResidentId(wrong), wrong).toBe(false);
    }
  });

  test('old identity numbers of 15 digits', () => {
    expect(isResidentId15('110101900307461')).toBe(true);
    expect(isResidentId15('700101900307461')).toBe(false);
    expect(isResidentId15('110101901307461')).toBe(false);
  });

  test('dates of the calendar', () => {
    expect(isPastDate('20000229')).toBe(true);
    expect(isPastDate('19000229')).toBe(false);
    expect(isPastDate('18991231')).toBe(false);
    expect(isPastDate('20240431')).toBe(false);
    expect(isPastDate('29990101')).toBe(false);
  });

  test('Luhn and the form of cards', () => {
    expect(isLuhn('6222021234567890128')).toBe(true);
    expect(isLuhn('6222021234567890129')).toBe(false);
    expect(isLuhn('')).toBe(false);
    expect(isCardShaped('6222021234567890128')).toBe(true);
    expect(isCardShaped('4111111111111111')).toBe(true);
    expect(isCardShaped('371449635398431')).toBe(true);
    expect(isCardShaped('9222021234567890128')).toBe(false);
    expect(isCardShaped('62220212345678901')).toBe(true);
    expect(isCardShaped('622202123456')).toBe(false);
  });

  test('unified social credit codes', () => {
    expect(isUscc('91350100M000100Y43')).toBe(true);
    expect(isUscc('91310101MA1FAKE00M')).toBe(true);
    expect(isUscc('91350100M000100Y44')).toBe(false);
    expect(isUscc('91350100I000100Y43')).toBe(false);
  });

  test('organisation codes', () => {
    // The worked example of GB 11714: D2143569-X.
    expect(isOrgCode('D2143569-X')).toBe(true);
    expect(isOrgCode('D21435691')).toBe(false);
  });

  test('Hong Kong and Taiwan identity cards', () => {
    expect(isHkid('A123456(3)')).toBe(true);
    expect(isHkid('G123456(A)')).toBe(true);
    expect(isHkid('A123456(4)')).toBe(false);
    expect(isTaiwanId('A123456789')).toBe(true);
    expect(isTaiwanId('A123456788')).toBe(false);
  });

  test('vehicle identification numbers', () => {
    // The worked examples of ISO 3779 texts: 1M8GDM9AXKP042788 (check sign X), 11111111111111111.
    expect(isVin('1M8GDM9AXKP042788')).toBe(true);
    expect(isVin('11111111111111111')).toBe(true);
    expect(isVin('1M8GDM9A1KP042788')).toBe(false);
  });

  test('mobile numbers by shape, whatever the range', () => {
    for (const good of ['15400000000', '8615400000000', '008615400000000', '19900000000']) {
      expect(isMobile(good), good).toBe(true);
    }
    for (const bad of ['12400000000', '1540000000', '154000000000', '8715400000000'])
      expect(isMobile(bad), bad).toBe(false);
  });
});
