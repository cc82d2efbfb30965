// The dictionaries that the word list is made from: jieba's with counts and tags, and the one of segmentit, which tells names from words.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenWeight } from '../../shared/data/detect/lists/given-signs.ts';
import { surnameWeight } from '../../shared/data/detect/lists/surnames.ts';

export interface Entry {
  readonly word: string;
  readonly count: number;
  /** As jieba tags words: `n`, `v`, `nr` for a name of a person. */
  readonly tag: string;
}

/** @param folder of nodejieba */
export function jieba(folder: string): Entry[] {
  const text = readFileSync(join(folder, 'submodules/cppjieba/dict/jieba.dict.utf8'), 'utf8');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  const entries = lines.map(([word = '', count, tag = '']) => ({ word, count: Number(count), tag }));
  return entries.filter(({ word }) => /^[\u4e00-\u9fff]+$/u.test(word));
}

/** The tags of segmentit that are no names, as jieba would have them. */
const usualTags: Readonly<Record<number, string>> = {
  ...{ 1073741824: 'a', 536870912: 'a', 268435456: 'c', 134217728: 'd', 33554432: 'f', 4194304: 'm' },
  ...{ 1048576: 'n', 262144: 'p', 131072: 'q', 65536: 'r', 32768: 'f', 16384: 't' },
  ...{ 8192: 'u', 4096: 'v', 67108864: 'y', 524288: 'y', 512: 'y' },
};
/** Names of persons, other names, and words without a tag. */
const nameTags = new Set([0x80, 0x08, 0]);

/** The words that are no names to it, by their tags (`x`: another one). @param folder of segmentit */
export function everyday(folder: string): Map<string, string> {
  const text = readFileSync(join(folder, 'dist/esm/segmentit.js'), 'utf8');
  const words = new Map<string, string>();
  for (const [, word = '', tag] of text.matchAll(/([\u4e00-\u9fff]+)\|(0x[\da-f]+)\|\d+/gi)) {
    if (!nameTags.has(Number(tag))) words.set(word, usualTags[Number(tag)] ?? 'x');
  }
  return words;
}

/** Words for which neither has a class. */
const particles: Readonly<Record<string, string>> = { 很: 'd', 们: 'u', 您: 'r', 者: 'u', 虽: 'c', 今: 't', 啊: 'y' };
/** A given name that is a word so often is none. */
const usualCount = 100;
const likeGiven = 0.5;

/** Parts names of persons from other words, which get a class where jieba has none; it takes many a sign for a surname. */
export function parted(
  entries: readonly Entry[],
  usual: ReadonlyMap<string, string>,
): { names: Entry[]; words: Entry[] } {
  const counts = new Map(entries.map(({ word, count }) => [word, count]));
  const isGiven = (signs: string): boolean =>
    (counts.get(signs) ?? 0) < usualCount && [...signs].every((sign) => (givenWeight.get(sign) ?? 0) > likeGiven);
  // A few names stand among the other words: 周恩来 as a time.
  const looksLikeName = ({ word, tag }: Entry): boolean => {
    if (word.length !== 3 || tag.startsWith('ns')) return false;
    return (surnameWeight.get(word.charAt(0)) ?? 0) > likeGiven && isGiven(word.slice(1));
  };
  const isName = (entry: Entry): boolean =>
    entry.word.length > 1 && !usual.has(entry.word) && (entry.tag.startsWith('nr') || looksLikeName(entry));
  const tagOf = ({ word, tag }: Entry): string => {
    const other = particles[word] ?? usual.get(word) ?? 'x';
    return other !== 'x' && (word.length === 1 || /^(?:nr|zg|x|g|z)/.test(tag)) ? other : tag;
  };
  const words = entries.filter((entry) => !isName(entry)).map((entry) => ({ ...entry, tag: tagOf(entry) }));
  return { names: entries.filter(isName), words };
}
