// Values that only the word in front of them tells: permits, passports, accounts, postcodes (label-rules.ts).

import type { Detector } from './find.ts';
import { others, papers, type Rule } from './label-rules.ts';
import { matchesFrom } from './matches.ts';
import { startsOf, wordClass, wordPlaces } from './words/classes.ts';

/** Between the word and its value: 号码, 是, a colon, a bracket. */
const between =
  '[ \\t]?(?:账?号码?|编号|代码|id|no\\.?|number|is|#)?[ \\t]{0,2}(?:是|为|也是|就是|改成|:|=|\\(|\\[|"|#|,)?[ \\t]{0,2}';

function compile({ form, ...rule }: Rule, words: number) {
  const label = form ?? rule.words.replaceAll(' ', '|').replaceAll('_', ' ');
  const pattern = new RegExp(
    `(?:${label})${between}(?<![A-Za-z0-9](?=[A-Za-z0-9]))(${rule.value})(?![A-Za-z0-9])`,
    rule.type === 'foreign_passport' ? 'uy' : 'iuy',
  );
  return { ...rule, words, pattern };
}

const paperWords = wordClass(papers.map(({ words }) => words).join(' '));
const compiled = [
  ...papers.map((rule) => compile(rule, paperWords)),
  ...others.map((rule) => compile(rule, wordClass(rule.words))),
];
const anyWord = compiled.reduce((all, { words }) => all | words, 0);

export const labelledValues: Detector = {
  needs: { words: anyWord },
  find(text, finds) {
    const places = wordPlaces(anyWord, text);
    const found = places.reduce((all, { classes }) => all | classes, 0);
    for (const { type, words, pattern, check, confidence, reason = 'label' } of compiled) {
      if ((found & words) === 0) continue;
      for (const { 0: whole, 1: value = '', index } of matchesFrom(pattern, text, startsOf(words, places))) {
        if (check !== undefined && !check(value)) continue;
        const end = index + whole.length;
        finds.push({ type, start: end - value.length, end, confidence, reason });
      }
    }
  },
};
