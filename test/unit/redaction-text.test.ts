// Redaction inside free text, and the words it puts there.
import { describe, expect, test } from 'vitest';
import { piTypes } from '../../shared/data/pi-types.ts';
import { maskFormsOf, maskOf } from '../../shared/data/redaction/masks.ts';
import { redactText, type TextFinding } from '../../shared/data/redaction/text.ts';
import { langs } from '../../shared/domain/lang.ts';
import { bannedWords, misfitPunctuation } from '../../shared/domain/words/banned-words.ts';
import { placeholder, shownWords } from '../../shared/domain/words/redaction-words.ts';

/** The finds in a text where they are written between brackets: `<cn_mobile:154…>`. */
function marked(text: string): { text: string; findings: TextFinding[] } {
  const findings: TextFinding[] = [];
  let plain = '';
  for (const part of text.split(/(<\w+:[^>]*>)/)) {
    const [, type, value] = /^<(\w+):(.*)>$/s.exec(part) ?? [];
    if (type !== undefined && value !== undefined)
      findings.push({ type, start: plain.length, end: plain.length + value.length });
    plain += value ?? part;
  }
  return { text: plain, findings };
}

const redact = (written: string, how: 'mask' | 'label' = 'mask', lang: 'zh' | 'en' = 'zh') => {
  const { text, findings } = marked(written);
  return redactText(text, findings, { with: how, lang });
};

test.each([
  ['请打<cn_mobile:154 0000 5678>，找<person_name:张小三>', '请打154****5678，找张**'],
  ['<person_name:张三>先生，张三说过', '张*先生，张*说过'],
  ['👨‍👩‍👧<cn_mobile:15400005678>🐦<email:zhangsan@example.com>👍', '👨‍👩‍👧154****5678🐦z***@example.com👍'],
  ['<person_name:𬭎小>在', '𬭎*在'],
  ['门锁密码<home_access:8642#>，别忘', '门锁密码【进门方式】，别忘'],
  ['血压<health:高血压>', '血压【医疗健康】'],
  ['电话<cn_mobile:一五四零零零零五六七八>', '电话【手机号】'],
  [
    '<cn_mobile:15400005678>，又写１５４-00005678和１５４００００５６７８',
    '154****5678，又写１５４-00005678和154****5678',
  ],
  ['税号<uscc:91310101MA1FAKE00M>', '税号91310101MA1FAKE00M'],
  ['<age:12>岁，2012年，12次', '【年龄】岁，2012年，【年龄】次'],
  ['没有什么', '没有什么'],
])('%s', (written, redacted) => {
  expect(redact(written).replaceAll('10–19', '【年龄】')).toBe(redacted);
});

test('in words, in both languages', () => {
  const written = '<person_name:John Smith>: <cn_mobile:15400005678> <gender:F>';
  expect(redact(written, 'label')).toBe('【姓名】: 【手机号】 【性别】');
  expect(redact(written, 'label', 'en')).toBe('[name]: [mobile] [sex]');
});

describe('places', () => {
  const how = { with: 'mask', lang: 'zh' } as const;

  test('overlapping finds become the word of the longest, and nothing of either shows', () => {
    const text = '写给zhangsan@15400005678.com吧';
    const findings = [
      { type: 'email', start: 2, end: 26 },
      { type: 'cn_mobile', start: 11, end: 22 },
    ];
    expect(redactText(text, findings, how)).toBe('写给【邮箱】吧');
    expect(redactText(text, findings.toReversed(), how)).toBe('写给【邮箱】吧');
    const crossing = [
      { type: 'person_name', start: 0, end: 2 },
      { type: 'address', start: 1, end: 5 },
    ];
    expect(redactText('张三东街里外', crossing, how)).toBe('【地址】外');
  });

  test('the same find twice is one', () => {
    const find = { type: 'cn_mobile', start: 0, end: 11 };
    expect(redactText('15400005678', [find, find], how)).toBe('154****5678');
  });

  test('no sign is cut in two, and what lies outside is cut to the text', () => {
    expect(redactText('a🐦b', [{ type: 'health', start: 2, end: 3 }], how)).toBe('a【医疗健康】b');
    expect(redactText('a🐦b', [{ type: 'health', start: 1, end: 2 }], how)).toBe('a【医疗健康】b');
    expect(redactText('abc', [{ type: 'health', start: -5, end: 99 }], how)).toBe('【医疗健康】');
    for (const [start, end] of [
      [2, 1],
      [1, 1],
      [3, 9],
      [-2, 0],
    ] as const) {
      expect(redactText('abc', [{ type: 'health', start, end }], how)).toBe('abc');
    }
    expect(redactText('a🐦b', [{ type: 'health', start: 2, end: 2 }], how)).toBe('a🐦b');
  });
});

describe.each(langs)('words in %s', (lang) => {
  test('are plain, and say for every mask what it shows', () => {
    for (const { id } of piTypes) {
      const said = maskFormsOf(id).map((form) => shownWords(maskOf(id, form).shows, lang));
      const all = [placeholder(id, lang), ...said];
      for (const words of all) {
        expect(bannedWords(words, lang), words).toEqual([]);
        expect(misfitPunctuation(words), words).toEqual([]);
        expect(words).not.toContain('{');
      }
    }
  });
});

test('a mask says how much it shows', () => {
  expect(shownWords(maskOf('cn_mobile').shows, 'zh')).toBe('只显示前 3 位、后 4 位');
  expect(shownWords(maskOf('email').shows, 'en')).toBe('shows only the site behind the @, the first 1');
  expect(shownWords(maskOf('gender').shows, 'zh')).toBe('什么也不显示');
});
