// The words for the risk of being recognised: plain, in both languages, and without a claim.
import { describe, expect, test } from 'vitest';
import { langs } from '../../shared/domain/lang.ts';
import { bannedWords, misfitPunctuation } from '../../shared/domain/words/banned-words.ts';
import { type RiskWord, riskWords } from '../../shared/domain/words/risk-words.ts';
import { fill, placeholders } from '../../shared/domain/words/template.ts';

const words = Object.keys(riskWords.zh) as RiskWord[];

describe.each(langs)('in %s', (lang) => {
  test.each(words)('%s is plain and claims nothing', (word) => {
    const { name, says } = riskWords[lang][word];
    expect(bannedWords(`${name}\n${says}`, lang)).toEqual([]);
    expect(`${name}${says}`).not.toMatch(/anonym|匿名|-diversity|-closeness/i);
    expect(misfitPunctuation(name + says)).toEqual([]);
  });
});

test.each(words)('%s speaks of the same values in both languages', (word) => {
  const names = (text: string) => [...new Set(placeholders(text))].sort();
  expect(names(riskWords.en[word].says)).toEqual(names(riskWords.zh[word].says));
});

test('a shop owner reads how many can be told apart, and by what', () => {
  expect(fill(riskWords.zh.alone.says, { by: '出生年、区和性别', rows: 12, share: '3%' })).toContain(
    '只凭出生年、区和性别，这份名单里有 12 行是独一份的',
  );
  expect(fill(riskWords.en.alone.says, { by: 'birth year, district and sex', rows: 12, share: '3 %' })).toContain(
    'In this list, 12 rows (3 %) can be told apart by birth year, district and sex alone.',
  );
});
