// Properties of masks: whatever the value, a mask shows no more than it says, and the way a value is written changes nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalField } from '../../shared/data/csv/writer.ts';
import { compoundSurnames } from '../../shared/data/detect/lists/surnames.ts';
import { piTypes } from '../../shared/data/pi-types.ts';
import { isShown, maskFormsOf, maskOf, maskValue } from '../../shared/data/redaction/masks.ts';
import type { ShownPart } from '../../shared/domain/words/redaction-words.ts';
import { concat, fromUtf8, utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';
import { formed, noise } from '../support/personal-values.ts';

/** For each of 40 types and its forms. */
const options = { numRuns: Math.ceil(runs / 2) };
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

const shownTypes = piTypes.map(({ id }) => id).filter(isShown);
const patterns = new Map(piTypes.map(({ id, re, flags }) => [id, { re, flags }]));

/** Lookarounds can't be generated from: then any digits. */
function anyOf(pi: string): fc.Arbitrary<string> {
  const own = Object.hasOwn(formed, pi) ? formed[pi] : undefined;
  const { re = '' } = patterns.get(pi) ?? {};
  const source = re.replaceAll(/\(\?<?[!=][^)]*\)/g, '');
  const usual = re === '' || /\\p|\\u/.test(re) ? fc.string() : fc.stringMatching(new RegExp(`^(?:${source})$`));
  return fc.oneof({ weight: 3, arbitrary: own ?? usual }, digits(12), fc.string({ unit: 'grapheme', maxLength: 30 }));
}

const signsOf = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
const han = /\p{Script=Han}/u;

/** What the named parts may leave, as a form of the whole output. */
const partForms: Readonly<Record<ShownPart, (masked: string, value: string) => boolean>> = {
  whole: (masked, value) => signsOf(masked) === signsOf(value),
  surname: (masked) => {
    const name = masked.replace(/\*+$/, '');
    return masked !== name && ([...name].length === 1 || compoundSurnames.has(name));
  },
  name_ends: (masked) => /^.\*.?$/u.test(masked) && han.test(masked),
  area_code: (masked) => /^(?:0\d{2,3}-)?\*{4}\d{4}$/.test(masked),
  mail_domain: (masked, value) =>
    /^.?\*{3}@[^@*]+$/.test(masked) && signsOf(value).endsWith(signsOf(masked.slice(masked.indexOf('@')))),
  district: (masked) => /^[^\d路弄号室栋幢]*\*{3}$/.test(masked),
  network: (masked) => /^\d+\.\d+\.\d+\.\*$/.test(masked),
  maker: (masked) => /^(?:[0-9A-F]{2}:){3}\*\*:\*\*:\*\*$/.test(masked),
  year: (masked) => /^\d{4}$/.test(masked),
  ten_years: (masked) => /^(?:\d0?–\d?9|80\+)$/.test(masked),
  band: (masked) => /^(?:<0|0|\d+0–\d+0|0–\d+0|\d+0\+)$/.test(masked),
  month_or_rounded: (masked) => /^(?:\d{4}-\d{2}|-?\d{1,3}0*)$/.test(masked),
  hundredth: (masked) => masked.split(',').every((number) => /^-?\d{1,3}\.\d\d$/.test(number)),
  organisation: (masked, value) => signsOf(masked) === signsOf(value),
};

describe.each(shownTypes)('the mask of %s', (pi) => {
  test.each(maskFormsOf(pi))('%s shows no more than it says', (form) => {
    const { shows } = maskOf(pi, form);
    fc.assert(
      fc.property(anyOf(pi), (value) => {
        const masked = maskValue(pi, value, form);
        if (masked === undefined || masked === '***') return;
        if (shows.part !== undefined) {
          expect(partForms[shows.part](masked, value), masked).toBe(true);
          return;
        }
        const kept = signsOf(masked);
        const own = signsOf(value).replace(/^(?:0086|86)(?=\d{11}$)/, '');
        const [head, tail] = [kept.slice(0, shows.head), kept.slice(shows.head)];
        expect(tail.length).toBeLessThanOrEqual(shows.tail);
        expect(own.startsWith(head) && own.endsWith(tail), `${value} ${masked}`).toBe(true);
        expect([...value].length - kept.length).toBeGreaterThanOrEqual(3);
      }),
      options,
    );
  });

  test('is the same of any way of writing, and shows nothing of two values in one cell', () => {
    const both = anyOf(pi).chain((value) => fc.tuple(fc.constant(value), noise(value)));
    fc.assert(
      fc.property(both, fc.constantFrom(' ', '/', ',', '、', ';'), ([value, noisy], between) => {
        const masked = maskValue(pi, value);
        expect(maskValue(pi, noisy)).toBe(masked);
        const isNumber = maskOf(pi).shows.part === undefined;
        if (isNumber && masked !== undefined && masked !== '***') {
          expect(maskValue(pi, `${value}${between}${value}`)).toBe('***');
        }
      }),
      options,
    );
  });
});

const covering = shownTypes.flatMap((pi) =>
  maskFormsOf(pi).flatMap((form) => (maskOf(pi, form).cover === undefined ? [] : [{ pi, form }])),
);
const numbers = fc.stringMatching(/^[0-9]{4,20}[0-9xX]$/);
const oddCell = fc.constantFrom(
  '',
  '"',
  'a,b',
  '\r',
  '张\n三',
  '𠮷𠮷',
  '㐀三',
  '１５４００００００００',
  '*** ',
  'é@mail.example',
);

const common: Readonly<Record<string, string>> = {
  person_name: '张三',
  business_contact: '张三丰',
  cn_id18: '319900199001010001',
  hmt_residence: '31990019900101000X',
  cn_mobile: '15400000001',
  email: 'user1@mail.example',
  postcode: '999999',
  bank_card: '6222000000000000',
  imei: '490154203237518',
};

describe.each(covering)('the mask $form of $pi on bytes', ({ pi, form }) => {
  const { cover } = maskOf(pi, form);

  /** The cell as it would be covered, between two others; undefined where it has to be read as text. */
  function covered(value: string): string | undefined {
    const cell = utf8(canonicalField(value));
    const [start, end] = [1, 1 + cell.length];
    const row = concat(utf8(','), cell, utf8(',154'));
    const found = cover?.(row, start, end);
    if (found === undefined) return undefined;
    return fromUtf8(concat(row.slice(start, start + found.head), found.signs, row.slice(end - found.tail, end)));
  }

  test('gives what it gives of the text', () => {
    const values = fc.oneof(
      { weight: 3, arbitrary: anyOf(pi) },
      anyOf(pi).chain(noise),
      numbers,
      oddCell,
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.toWellFormed()),
    );
    fc.assert(
      fc.property(values, (value) => {
        const masked = covered(value);
        if (masked === undefined) return;
        expect(masked).toBe(canonicalField(maskValue(pi, value, form) ?? ''));
        expect(masked).not.toBe(value);
      }),
      { numRuns: 4 * runs },
    );
  });

  test('covers a common value', () => expect(covered(common[pi] ?? '')).toContain('*'));
});
