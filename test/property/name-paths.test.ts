// The ways to part a run of Han into words: equal to trying every way, whatever the run, and in long runs as in short ones.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lexicon } from '../../shared/data/detect/lists/lexicon.ts';
import { costAlone, pathsAt } from '../../shared/data/detect/names/paths.ts';
import { longestWord, wordClasses, wordsAt } from '../../shared/data/detect/words/lexicon.ts';

const lengths = [1, 2, 3, 4] as const;

/** The words of the lexicon as it is written, with their values. */
const words = new Map(
  Object.entries(lexicon).flatMap(([key, lists]) =>
    lists.split(' ').flatMap((list, at) => {
      const length = at + 1;
      const value = (wordClasses.indexOf(key.charAt(0)) << 5) | Number(key.slice(1));
      return Array.from({ length: list.length / length }, (_, number) => {
        return [list.slice(number * length, (number + 1) * length), value] as const;
      });
    }),
  ),
);
const strange = 18;
const costOf = (word: string): number => (words.get(word) ?? (word.length === 1 ? strange : Number.NaN)) & 31;

/** By trying every way. */
function cheapest(text: string, longest: number = longestWord): number {
  if (text === '') return 0;
  const ways = lengths
    .filter((length) => length <= Math.min(longest, text.length))
    .filter((length) => length === 1 || words.has(text.slice(0, length)))
    .map((length) => costOf(text.slice(0, length)) + cheapest(text.slice(length), longest));
  return Math.min(...ways);
}

const someWords = [...words.keys()].filter((_, at) => at % 97 === 0);
const run = fc
  .array(fc.oneof(fc.constantFrom(...someWords), fc.constantFrom(...'王小明的在和㐀䶮')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(''));

test('every word of the lexicon is found again', () => {
  const into = new Uint16Array(longestWord);
  const lost = [...words].filter(([word, value]) => {
    wordsAt(word, 0, word.length, into, 0);
    return into[word.length - 1] !== value;
  });
  expect(words.size).toBeGreaterThan(90_000);
  expect(lost).toEqual([]);
});

test('the odds of a name are those against the cheapest way without it', () => {
  fc.assert(
    fc.property(run, fc.nat(), fc.nat(), fc.integer({ min: 10, max: 30 }), (text, one, two, cost) => {
      const [start, end] = [one % (text.length + 1), two % (text.length + 1)].sort((left, right) => left - right);
      const [from = 0, to = 0] = [start, end];
      const expected = cheapest(text) - cheapest(text.slice(0, from)) - cost - cheapest(text.slice(to));
      expect(pathsAt(text, from).oddsOf(from, to, cost)).toBe(expected);
    }),
  );
});

test('a few signs by themselves cost what the cheapest way costs', () => {
  fc.assert(
    fc.property(run, (text) => {
      const signs = text.slice(0, 4);
      expect(costAlone(signs, 0, signs.length)).toBe(cheapest(signs, 3));
    }),
  );
});

test('in a long run a name has the odds that it has near the start', () => {
  const own = '找王小明拿钥匙';
  const far = '我们的'.repeat(1500);
  const near = pathsAt(own, 1).oddsOf(1, 4, 17);
  expect(pathsAt(far + own + far, far.length + 1).oddsOf(far.length + 1, far.length + 4, 17)).toBe(near);
});
