// Every word that a person reads: both languages complete, plain, and free of what no program may claim.
import { describe, expect, test } from 'vitest';
import { en } from '../../renderer/words/en.ts';
import { zh } from '../../renderer/words/zh.ts';
import { errorCodes } from '../../shared/domain/errors.ts';
import { groundWords } from '../../shared/domain/grounds.ts';
import { type Lang, langs } from '../../shared/domain/lang.ts';
import { bannedWords, forbiddenClaims, misfitPunctuation } from '../../shared/domain/words/banned-words.ts';
import { detectWords } from '../../shared/domain/words/detect-words.ts';
import { errorTextEn } from '../../shared/domain/words/error-text.en.ts';
import { errorTextZh } from '../../shared/domain/words/error-text.zh.ts';
import { gateWords, lackWords } from '../../shared/domain/words/gate-text.ts';
import { importReason, importReasons } from '../../shared/domain/words/import-reasons.ts';
import { importWord, importWords } from '../../shared/domain/words/import-words.ts';
import { labels } from '../../shared/domain/words/labels.ts';
import { lawWords } from '../../shared/domain/words/law-words.ts';
import { officeWord, officeWords } from '../../shared/domain/words/office-words.ts';
import { piLabel } from '../../shared/domain/words/pi-label.ts';
import { piLabelsEn } from '../../shared/domain/words/pi-labels.en.ts';
import { piLabelsZh } from '../../shared/domain/words/pi-labels.zh.ts';
import { reportLimits, reportWords } from '../../shared/domain/words/report-words.ts';
import { riskWords } from '../../shared/domain/words/risk-words.ts';
import { placeholders } from '../../shared/domain/words/template.ts';

type Leaf = readonly [path: string, text: string];

function leaves(tree: object, path = ''): Leaf[] {
  return Object.entries(tree).flatMap(([name, value]): Leaf[] => {
    const here = path === '' ? name : `${path}.${name}`;
    return typeof value === 'string' ? [[here, value]] : leaves(value, here);
  });
}

const window = { zh, en };
/** Law and technical detail behind 为什么, and printed pages with the standard lines: off the default path. */
const aside = /^(?:reasons|paper)\./;
const errorText = { zh: errorTextZh, en: errorTextEn };
const pi = { zh: piLabelsZh, en: piLabelsEn };

function mainPath(lang: Lang): Leaf[] {
  return [
    ...leaves(window[lang]).filter(([path]) => !aside.test(path)),
    ...leaves(errorText[lang], 'error'),
    ...leaves(gateWords[lang], 'gate'),
    ...leaves(lackWords[lang], 'lack'),
    ...leaves(labels[lang], 'label'),
    ...leaves(groundWords[lang], 'ground'),
    ...leaves(pi[lang], 'pi'),
    ...leaves(importWords[lang], 'import'),
    ...leaves(importReasons[lang], 'reason'),
    ...leaves(detectWords[lang], 'detect'),
    ...leaves(riskWords[lang], 'risk'),
    ...leaves(reportWords[lang], 'report'),
    ...leaves(reportLimits[lang], 'limit'),
    ...leaves(lawWords[lang], 'law'),
    ...leaves(officeWords[lang], 'office'),
  ];
}

function asidePath(lang: Lang): Leaf[] {
  return leaves(window[lang]).filter(([path]) => aside.test(path));
}

describe.each(langs)('in %s', (lang) => {
  test('no string of the default path holds a black-listed word', () => {
    const found = mainPath(lang).flatMap(([path, text]) => bannedWords(text, lang).map((word) => `${path}: ${word}`));
    expect(found).toEqual([]);
  });

  test('no string at all makes a claim that no program may make', () => {
    const found = asidePath(lang).flatMap(([path, text]) =>
      forbiddenClaims(text, lang).map((word) => `${path}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  test('no half-width punctuation touches a Han character', () => {
    const all = [...mainPath(lang), ...asidePath(lang)];
    expect(all.flatMap(([path, text]) => misfitPunctuation(text).map((pair) => `${path}: ${pair}`))).toEqual([]);
  });

  test('every error code has its words, and no other', () => {
    expect(Object.keys(errorText[lang]).sort()).toEqual(Object.keys(errorCodes).sort());
  });

  test('no string is empty', () => {
    expect([...mainPath(lang), ...asidePath(lang)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('the two languages', () => {
  const english = new Map([...mainPath('en'), ...asidePath('en')]);

  test('speak of the same values at the same place', () => {
    const differing = [...mainPath('zh'), ...asidePath('zh')].flatMap(([path, text]) => {
      const other = english.get(path);
      const names = (sentence: string) => [...new Set(placeholders(sentence))].sort().join();
      return other !== undefined && names(other) === names(text) ? [] : [path];
    });
    expect(differing).toEqual([]);
  });

  test('English stays English but for the name of the other language', () => {
    const han = [...english].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([path]) => path);
    expect(han).toEqual(['head.language', 'head.languageLabel']);
  });

  test('a word from the engine that is not known gets a word of its own', () => {
    expect(importWord('too_many_fields', 'zh')).toBe('格子比表头多');
    expect(importWord('toString', 'en')).toBe('a note of another kind');
    expect(importReason('known_names', 'zh')).toContain('列名');
    expect([importReason('chosen', 'en'), importReason('toString', 'en')]).toEqual(['', '']);
    expect(officeWord('act', 'export_xlsx', 'zh')).toBe('导出资料');
    expect(officeWord('act', 'constructor', 'en')).toBe('something else');
    expect(piLabel('cn_mobile', 'zh')).toBe('手机号');
    expect(piLabel('valueOf', 'zh')).toBe('没有认出来');
  });
});

describe('the black list', () => {
  test.each([
    ['打开保险库', 'zh'],
    ['这个哈希值', 'zh'],
    ['满足 k-匿名', 'zh'],
    ['见 PIPIA 报告', 'zh'],
    ['属于 D4 交易', 'zh'],
    ['本软件合规', 'zh'],
    ['有公证效力', 'zh'],
    ['绝对安全', 'zh'],
    ['已彻底删除', 'zh'],
    ['数据匿名化', 'zh'],
    ['国密算法', 'zh'],
    ['Open the vault', 'en'],
    ['its digest and hash', 'en'],
    ['the policy file', 'en'],
    ['k-anonymity holds', 'en'],
    ['deal type D6', 'en'],
    ['fully compliant', 'en'],
    ['tamper-proof storage', 'en'],
    ['permanently deleted', 'en'],
    ['data are anonymised', 'en'],
  ] as const)('finds what is forbidden in: %s', (text, lang) => {
    expect(bannedWords(text, lang)).not.toEqual([]);
  });

  test.each([
    ['身份证号和车牌号 沪AD1234', 'zh'],
    ['封存清单，一共 4 列', 'zh'],
    ['The seal on the recipient card', 'en'],
    ['room D12, a gateway drug', 'en'],
  ] as const)('leaves plain words alone: %s', (text, lang) => {
    expect(bannedWords(text, lang)).toEqual([]);
  });

  test('half-width signs beside Han characters are found, inside Latin text not', () => {
    expect(misfitPunctuation('先核对,再打开')).toEqual(['对,']);
    expect(misfitPunctuation('(见下)')).toEqual(['(见', '下)']);
    expect(misfitPunctuation('用 Excel (2016) 打开，再存')).toEqual([]);
  });
});
