// Classes of words in front of values, as signs.ts has classes of signs: a pattern that begins with a word is tried only where one stands.
import { matchesFrom } from '../matches.ts';
import { Trie } from './trie.ts';
import { unitsOf } from './words.ts';

const mostClasses = 32;
const registered: (readonly [word: readonly number[], classes: number])[] = [];
/** The units with which a word begins: few. */
const begins = new Uint8Array(0x10000);
let classCount = 0;
let trie: Trie | undefined;

/** The words of a list: between spaces, a space inside one written `_`. */
export function wordsOf(list: string): string[] {
  return list.split(' ').map((word) => word.replaceAll('_', ' '));
}

/** A new class of these words (`wordsOf`), in lower case; they stand in any case. Classes are joined by `|`. */
export function wordClass(list: string): number {
  if (classCount === mostClasses) throw new RangeError('no bit is left for another class of words');
  const bit = 1 << classCount;
  classCount += 1;
  for (const units of wordsOf(list).map(unitsOf)) {
    registered.push([units, bit]);
    const [first = 0] = units;
    begins[first] = 1;
    if (first < 0x80) begins[String.fromCharCode(first).toUpperCase().charCodeAt(0)] = 1;
  }
  trie = undefined;
  return bit;
}

/** False for most signs: no word of a class begins with it. */
export function mayWordBegin(unit: number): boolean {
  return begins[unit] === 1;
}

/** The classes of the words that begin at this place. */
export function wordClassesAt(text: string, start: number): number {
  trie ??= new Trie(registered);
  let classes = 0;
  for (let at = start, node = 0; at < text.length; at += 1) {
    node = trie.next(node, text.charCodeAt(at));
    if (node === 0) break;
    classes |= trie.valueOf(node);
  }
  return classes;
}

/** A place where words of these classes begin. */
export interface WordPlace {
  readonly at: number;
  readonly classes: number;
}

/** The places where words of these classes begin. */
export function wordPlaces(classes: number, text: string): WordPlace[] {
  const places: WordPlace[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const found = mayWordBegin(text.charCodeAt(at)) ? wordClassesAt(text, at) & classes : 0;
    if (found !== 0) places.push({ at, classes: found });
  }
  return places;
}

/** Where words of these classes begin, of the places of such words and of others. */
export function startsOf(classes: number, places: readonly WordPlace[]): number[] {
  return places.filter((place) => (place.classes & classes) !== 0).map(({ at }) => at);
}

/** The matches of a pattern that begins with a word of one of these classes. @param pattern with flag `y` */
export function matchesAtWords(pattern: RegExp, classes: number, text: string): RegExpExecArray[] {
  return matchesFrom(pattern, text, startsOf(classes, wordPlaces(classes, text)));
}
