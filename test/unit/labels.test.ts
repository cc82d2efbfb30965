import { expect, test } from 'vitest';
import { isLabel, label, newLabel, packageName } from '../../shared/format/labels.ts';
import { signAlphabet } from '../../shared/format/words.ts';

test('the vector of FORMAT.md 7.1', () => {
  expect(isLabel('HO-2026-7K4Q-M')).toBe(true);
  expect(label('HO-2026-7K4Q-M', 'label')).toBe('HO-2026-7K4Q-M');
});

test('the alphabet is [A]: 31 signs, none mistaken for another', () => {
  expect(signAlphabet).toHaveLength(31);
  expect([...signAlphabet].every((sign) => /[0-9A-HJ-NP-RTUW-Y]/.test(sign))).toBe(true);
  expect([...signAlphabet].toSorted().join('')).toBe(signAlphabet);
});

test('one wrong sign, or two neighbours exchanged, is found', () => {
  const right = 'HO-2026-7K4Q-M';
  const places = [3, 4, 5, 6, 8, 9, 10, 11, 13];
  for (const place of places) {
    for (const sign of signAlphabet) {
      const text = right.slice(0, place) + sign + right.slice(place + 1);
      expect(isLabel(text)).toBe(text === right);
    }
  }
  for (const place of [8, 9, 10]) {
    const text = right.slice(0, place) + right.charAt(place + 1) + right.charAt(place) + right.slice(place + 2);
    expect(isLabel(text)).toBe(false);
  }
});

test.each([
  '',
  'HO-2026-7K4Q-m',
  'ho-2026-7K4Q-M',
  'HO-1926-7K4Q-M',
  'HO-2026-7K4Q-M\n',
  ' HO-2026-7K4Q-M',
  'HO-2026-7K4-QM',
  'HO-2026-IOSZ-V',
])('not a label: %j', (text) => {
  expect(isLabel(text)).toBe(false);
  expect(() => label(text, 'label')).toThrow(expect.objectContaining({ code: 'schema', where: { member: 'label' } }));
});

test('new labels are right, of the year, and uniform in their signs', () => {
  const seen = new Set<string>();
  for (let n = 0; n < 2000; n += 1) {
    const made = newLabel(2026);
    expect(isLabel(made)).toBe(true);
    expect(made.slice(0, 8)).toBe('HO-2026-');
    for (const sign of made.slice(8, 12)) seen.add(sign);
  }
  expect(seen.size).toBe(31);
  expect(newLabel(2099).slice(0, 8)).toBe('HO-2099-');
});

test('bytes that would favour some signs are thrown away', () => {
  const bytes = [248, 255, 0, 30, 31, 247];
  const random = () => Uint8Array.of(bytes.shift() ?? 0);
  expect(newLabel(2026, random).slice(8, 12)).toBe('0Y0Y');
  expect(bytes).toEqual([]);
});

test.each([1999, 2100, 2026.5, Number.NaN])('no label of the year %s', (year) => {
  expect(() => newLabel(year)).toThrow(RangeError);
});

test('the name of a package', () => {
  expect(packageName('HO-2026-7K4Q-M', 'full', 1)).toBe('HO-2026-7K4Q-M-full-1');
  expect(packageName('HO-2026-7K4Q-M', 'supplement', 12)).toBe('HO-2026-7K4Q-M-supplement-12');
});
