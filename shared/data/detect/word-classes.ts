// Classes of words in front of values, as signs.ts has classes of signs: a pattern that begins with a word is tried only where one stands.
import { matchAt } from './matches.ts';
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

/** The classes of which a word stands in the text. */
export function wordClassesIn(text: string): number {
  let classes = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (mayWordBegin(text.charCodeAt(at))) classes |= wordClassesAt(text, at);
  }
  return classes;
}

/** The matches of a pattern that begins with a word of one of these classes. @param pattern with flag `y` */
export function matchesAtWords(pattern: RegExp, classes: number, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!mayWordBegin(text.charCodeAt(at)) || (wordClassesAt(text, at) & classes) === 0) continue;
    const match = matchAt(pattern, text, at);
    if (match === undefined) continue;
    found.push(match);
    at += Math.max(1, match[0].length) - 1;
  }
  return found;
}
