// What a column is taken for once all its values have been looked through: what nearly all of them are, or what stands inside some.
import { describe, expect, test } from 'vitest';
import { type FoundType, mixedNames, placeWith, proposalFor } from '../../shared/data/columns/place.ts';

const found = (type: string, more: Partial<FoundType> = {}): FoundType => ({
  type,
  confidence: 0.95,
  share: 0.001,
  whole: 0,
  inside: 1,
  examined: 1000,
  ...more,
});
const remarks = { pi: 'free_text', class: 'S*' } as const;
const plain = { pi: 'none', class: 'N' } as const;
const address = { pi: 'address', class: 'G' } as const;

describe('a column', () => {
  test.each([
    ['remarks with one door code', remarks, [found('home_access')], { pi: 'home_access', class: 'C' }],
    ['values that are a key as a whole', plain, [found('credential', { inside: 0 })], { pi: 'credential', class: 'C' }],
    [
      'names under a name that says nothing',
      plain,
      [found('person_name', { share: 0.98, whole: 980, inside: 0, confidence: 0.88 })],
      { pi: 'person_name', class: 'G' },
    ],
    [
      'a few identity numbers among other values',
      plain,
      [found('cn_id18', { whole: 3, inside: 0 })],
      { pi: 'free_text', class: 'S*' },
    ],
    [
      'a few bank cards among addresses',
      address,
      [found('bank_card', { whole: 3, inside: 0 })],
      { pi: 'free_text', class: 'S' },
    ],
    [
      'bank cards under the name of another thing',
      address,
      [found('bank_card', { share: 0.7, whole: 700, inside: 0 })],
      { pi: 'bank_card', class: 'S' },
    ],
    [
      'numbers of a shop’s own cards, and one bank card later on',
      { pi: 'user_id', class: 'G' },
      [found('bank_card', { whole: 1, inside: 0 })],
      { pi: 'bank_card', class: 'S' },
    ],
    ['remarks with one bank card', remarks, [found('bank_card')], { pi: 'free_text', class: 'S' }],
    ['an unnamed text with one identity number', plain, [found('cn_id18')], { pi: 'free_text', class: 'S*' }],
    ['addresses with a child’s name', address, [found('minor_data')], { pi: 'free_text', class: 'M' }],
    [
      'a complaint with one card',
      { pi: 'complaint_text', class: 'G' },
      [found('bank_card')],
      { pi: 'complaint_text', class: 'S' },
    ],
    [
      'the strictest of several, in any order',
      plain,
      [found('cn_id18'), found('credential'), found('bank_card')],
      { pi: 'credential', class: 'C' },
    ],
    [
      'words of illness in many remarks',
      remarks,
      [found('health', { confidence: 0.65, share: 0.02, inside: 20 })],
      { pi: 'free_text', class: 'S' },
    ],
  ] as const)('is stricter: %s', (_, place, findings, expected) => {
    expect(placeWith(place, findings)).toEqual(expected);
  });

  test.each([
    ['no finds', remarks, []],
    ['names and phones in it', plain, [found('person_name'), found('cn_mobile')]],
    ['what is no stricter', remarks, [found('cn_id18')]],
    ['what half of the values are', plain, [found('person_name', { share: 0.5, whole: 500, inside: 0 })]],
    [
      'what the values are, if its name says something else',
      address,
      [found('person_name', { whole: 1000, inside: 0 })],
    ],
    ['what the values perhaps are', plain, [found('wechat_id', { whole: 1000, inside: 0, confidence: 0.8 })]],
    ['only what its name says', plain, [found('health', { inside: 0, share: 1 })]],
    ['only a secret name', plain, [found('card_auth', { inside: 0, share: 1, confidence: 0.7 })]],
    ['one uncertain word', remarks, [found('health', { confidence: 0.65 })]],
    ['uncertain words among addresses', address, [found('religion', { confidence: 0.65, share: 0.5, inside: 9 })]],
  ] as const)('stays what it is: %s', (_, place, findings) => {
    expect(placeWith(place, findings)).toEqual(place);
  });
});

const names = (whole: number, more: Partial<FoundType> = {}) => [
  found('person_name', { share: whole / 1000, whole, inside: 0, ...more }),
];

test('a column of persons among companies is one that a person must look at', () => {
  const asked = { pi: 'person_name', class: 'G', action: 'drop', reason: 'unplaced' };
  expect(mixedNames(plain, names(500))).toEqual(asked);
  expect(mixedNames(plain, names(250))).toEqual(asked);
});

test.each([
  ['few names', plain, names(249)],
  ['names that are perhaps none', plain, names(500, { confidence: 0.8 })],
  ['names inside of longer values', plain, names(0, { inside: 500, share: 0.5 })],
  ['numbers', plain, [found('cn_mobile', { share: 0.5, whole: 500, inside: 0 })]],
  ['names in a column that is something else', address, names(500)],
] as const)('but not one with %s', (_, place, findings) => {
  expect(mixedNames(place, findings)).toBeUndefined();
});

test.each([
  [
    { pi: 'home_access', class: 'C' },
    { action: 'drop', reason: 'class_c' },
  ],
  [
    { pi: 'home_media', class: 'S*' },
    { action: 'drop', reason: 'photo' },
  ],
  [
    { pi: 'free_text', class: 'S' },
    { action: 'drop', reason: 'sensitive' },
  ],
  [
    { pi: 'minor_data', class: 'M' },
    { action: 'drop', reason: 'sensitive' },
  ],
  [
    { pi: 'address', class: 'G' },
    { action: 'keep', reason: 'necessary' },
  ],
] as const)('the program proposes for %o: %o', (place, proposal) => {
  expect(proposalFor(place)).toEqual(proposal);
});
