// Makes the word list and the signs of names by which names in running text are weighed. Run by hand, with the folders of two unpacked packages
// of npm: `npm pack nodejieba@3.5.8 segmentit@2.0.3`, then `node test/support/lexicon.ts NODEJIEBA SEGMENTIT`, and format what it has written.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { givenWeight, soundSigns } from '../../shared/data/detect/lists/given-signs.ts';
import { surnameWeight } from '../../shared/data/detect/lists/surnames.ts';
import { commonWords } from '../../shared/data/detect/lists/words.ts';
import { type Entry, everyday, jieba, parted } from './lexicon-sources.ts';

const lists = resolve(import.meta.dirname, '../../shared/data/detect/lists');
const source = `// The counts are those of the dictionary of jieba (Sun Junyi, MIT licence), as nodejieba 3.5.8 has it; segmentit 2.0.3 (MIT licence) tells
// which of the words that jieba takes for names are everyday ones.`;

/** Words of fewer occurrences among the 60 million of jieba's count are left out, by their length, and so are those that two shorter ones
 * explain; of those that look like names many more stay. */
const fewest: readonly number[] = [0, 1, 15, 25, 40];
const fewestLikeNames: readonly number[] = [0, 1, 2, 2, 4];
const longest = 4;
/** A word that is only so much more frequent than its parts side by side (natural logarithm). */
const explained = 3;
/** How often a word of our own lists is taken to stand at least. */
const ownCount = 30;

const classes: readonly (readonly [letter: string, tags: RegExp])[] = [
  ['n', /^n(?!s)|^j/],
  ['s', /^ns/],
  ['v', /^v/],
  ['a', /^[ab]/],
  ['d', /^d/],
  ['p', /^p/],
  ['c', /^c/],
  ['u', /^u/],
  ['r', /^r/],
  ['m', /^m/],
  ['q', /^q/],
  ['t', /^t/],
  ['f', /^[fs]/],
  ['y', /^[yeo]/],
];
const classOf = (tag: string): string => classes.find(([, tags]) => tags.test(tag))?.[0] ?? 'x';

interface Word extends Entry {
  /** The negative natural logarithm of its share, rounded. */
  readonly cost: number;
}

function withOwn(words: readonly Entry[]): Map<string, Entry> {
  const entries = new Map(words.map((entry) => [entry.word, entry]));
  for (const word of commonWords.all) {
    const { count = 0, tag = 'n' } = entries.get(word) ?? {};
    if (/^[\u4e00-\u9fff]{2,}$/u.test(word)) entries.set(word, { word, count: Math.max(count, ownCount), tag });
  }
  return entries;
}

function chosenWords(words: readonly Entry[], total: number): Word[] {
  const entries = withOwn(words);
  const cost = (word: string): number => Math.log(total / (entries.get(word)?.count || 0.1));
  const isExplained = (word: string): boolean =>
    Array.from({ length: word.length - 1 }, (_, at) => [word.slice(0, at + 1), word.slice(at + 1)] as const).some(
      ([one, two]) => entries.has(one) && entries.has(two) && cost(one) + cost(two) - cost(word) < explained,
    );
  const isSounds = (word: string): boolean => word.length > 2 && [...word].every((sign) => soundSigns.has(sign));
  const isChosen = ({ word, count }: Entry): boolean => {
    const isLikeName = surnameWeight.has(word.charAt(0)) || isSounds(word);
    const atLeast = (isLikeName ? fewestLikeNames : fewest)[word.length] ?? 0;
    if (word.length > longest || count < atLeast) return false;
    return word.length <= (isLikeName ? 3 : 2) || !isExplained(word);
  };
  return [...entries.values()].filter(isChosen).map((entry) => ({ ...entry, cost: Math.round(cost(entry.word)) }));
}

function wordList(words: readonly Word[]): string {
  const groups = Map.groupBy(words, ({ tag, cost }) => `${classOf(tag)}${cost}`);
  const lines = [...groups.keys()].sort().map((key) => {
    const byLength = Map.groupBy(groups.get(key) as Word[], ({ word }) => word.length);
    const all = [1, 2, 3, 4].map((length) =>
      (byLength.get(length) ?? [])
        .map(({ word }) => word)
        .sort()
        .join(''),
    );
    return `  ${key}: '${all.join(' ')}',`;
  });
  return `// Words of Chinese by how seldom they are: made by test/support/lexicon.ts, not by hand.
${source}

/** By class and cost: a letter (noun, place \`s\`, verb, adjective, adverb \`d\`, preposition, conjunction, particle \`u\`, pronoun \`r\`, number
 * \`m\`, measure \`q\`, time, position \`f\`, exclamation \`y\`, other \`x\`) and the negative natural logarithm of the word's share. Words of one
 * sign, two, three and four, one behind the other, with a space between the lengths. */
export const lexicon: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

/** The hundred most frequent surnames, after the Ministry of Public Security (2018). */
const frequent =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常';

/** The share of a surname, by its rank close to the published ones; of the others by how surely they are one. */
function shareOf(surname: string): number {
  const rank = frequent.indexOf(surname);
  if (rank >= 0) return 0.075 / (1 + rank / 4) ** 1.2;
  const weight = surnameWeight.get(surname) ?? 0;
  return weight === 1 ? 0.0004 : weight > 0.5 ? 0.0003 : 0.00012;
}

interface Weigh {
  /** What a count says: what jieba has as names are words now and then (王国, 李家). */
  readonly share: number;
  /** Occurrences that are added to those counted. */
  readonly more: number;
}

/** By the weight of a sign in given names. */
const weighings: Readonly<Record<string, Weigh>> = {
  1: { share: 1, more: 1.5 },
  0.7: { share: 1, more: 0.3 },
  0.6: { share: 0.6, more: 1 },
  0.4: { share: 0.3, more: 0.3 },
  0.1: { share: 0.3, more: 0.3 },
  '-1.5': { share: 0, more: 0 },
};
const weighUnusual: Weigh = { share: 0.3, more: 0.1 };
const weighGiven = (sign: string): Weigh => weighings[givenWeight.get(sign) ?? 'none'] ?? weighUnusual;

/** Twice the negative natural logarithm of a share, rounded. */
const costOf = (share: number): number => Math.round(-2 * Math.log(share));

function costsOf(signs: readonly string[], weigh: (sign: string) => Weigh, more: Iterable<string>): [string, number][] {
  const counts = Map.groupBy(signs, (sign) => sign);
  const weighed = [...new Set([...more, ...counts.keys()])].map((sign) => {
    const { share, more: added } = weigh(sign);
    return [sign, (counts.get(sign)?.length ?? 0) * share + added] as const;
  });
  const total = weighed.reduce((sum, [, count]) => sum + count, 0);
  return weighed.filter(([, count]) => count > 0).map(([sign, count]) => [sign, costOf(count / total)]);
}

function signList(name: string, text: string, costs: readonly (readonly [string, number])[]): string {
  const groups = [...Map.groupBy(costs, ([, cost]) => cost)].sort(([left], [right]) => left - right);
  const lines = groups.map(
    ([cost, signs]) =>
      `  ${cost}: '${signs
        .map(([sign]) => sign)
        .sort()
        .join('')}',`,
  );
  return `/** ${text} */\nexport const ${name}: Readonly<Record<number, string>> = {\n${lines.join('\n')}\n};\n`;
}

const fewestOfSound = 8;
/** Many of the signs are of other languages than jieba has names of. */
const weighSound = (sign: string): Weigh => ({ share: 1, more: soundSigns.has(sign) ? 8 : 0 });

function signLists(names: readonly Entry[]): string {
  const persons = names.filter(({ word }) => (surnameWeight.get(word.charAt(0)) ?? 0) > 0.5 && word.length < 4);
  const given = persons.map(({ word }) => word.slice(1));
  const firsts = given.filter((signs) => signs.length === 2).map((signs) => signs.charAt(0));
  const lasts = given.filter((signs) => signs.length === 2).map((signs) => signs.charAt(1));
  const only = given.filter((signs) => signs.length === 1);
  const heard = names.flatMap(({ word, tag }) => (tag === 'nrt' && word.length > 2 ? [...word] : []));
  const often = Map.groupBy(heard, (sign) => sign);
  const sounds = heard.filter((sign) => (often.get(sign)?.length ?? 0) >= fewestOfSound);
  const surnames = [...surnameWeight.keys()].map((sign) => [sign, costOf(shareOf(sign))] as const);
  const usual = [...givenWeight.keys()];
  return [
    signList(
      'surnameCosts',
      'Surnames by their cost: twice the negative natural logarithm of their share of all persons.',
      surnames,
    ),
    signList('firstSigns', 'The first sign of a given name of two, by its cost.', costsOf(firsts, weighGiven, usual)),
    signList('lastSigns', 'The last sign of a given name of two, by its cost.', costsOf(lasts, weighGiven, usual)),
    signList('onlySigns', 'A given name of one sign, by its cost.', costsOf([...only, ...lasts], weighGiven, usual)),
    signList(
      'soundCosts',
      'Signs in which names from other languages are written, by their cost.',
      costsOf(sounds, weighSound, soundSigns),
    ),
  ].join('\n');
}

const [jiebaFolder = '', segmentitFolder = ''] = process.argv.slice(2);
const entries = jieba(jiebaFolder);
const { names, words } = parted(entries, everyday(segmentitFolder));
const chosen = chosenWords(
  words,
  entries.reduce((sum, { count }) => sum + count, 0),
);
writeFileSync(join(lists, 'lexicon.ts'), wordList(chosen));
writeFileSync(
  join(lists, 'name-signs.ts'),
  `// How often signs stand in names of persons: made by test/support/lexicon.ts, not by hand.\n${source}\n\n${signLists(names)}`,
);
process.stdout.write(`${chosen.length} words, ${names.length} names\n`);
