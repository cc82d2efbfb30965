// Classes of signs, and one look at a text that tells which of them stand in it, and which words: most detectors need not search most texts.
import { mayWordBegin, wordClassesAt } from './words/classes.ts';

/** The classes of every UTF-16 unit, a bit each. */
const classesOf = new Int32Array(0x10000);
export const mostClasses = 32;
let classCount = 0;

/** A new class of these signs, letters in both cases, and of ranges of code units. Classes are joined by `|`. */
export function signClass(signs: string, ...ranges: readonly (readonly [first: number, last: number])[]): number {
  if (classCount === mostClasses) throw new RangeError('no bit is left for another class of signs');
  const bit = 1 << classCount;
  classCount += 1;
  const add = (unit: number): void => {
    classesOf[unit] = (classesOf[unit] as number) | bit;
  };
  for (const sign of signs.toLowerCase() + signs.toUpperCase()) add(sign.charCodeAt(0));
  for (const [first, last] of ranges) for (let unit = first; unit <= last; unit += 1) add(unit);
  return bit;
}

const digit = signClass('0123456789');
export const upper = signClass('', [0x41, 0x5a]);
export const lower = signClass('', [0x61, 0x7a]);
export const letter = signClass('abcdefghijklmnopqrstuvwxyz');
/** : and =, behind a label. */
export const colon = signClass(':=');
/** Han characters, and the surrogates of those beyond the basic plane. */
export const han = signClass('', [0x3400, 0x9fff], [0xd840, 0xdfff]);

/** Signs that few texts hold, of detectors that need one of them. */
export const seldom = signClass('字产_@·');

/** That of texts in which a word of a class stands; no sign is of it. */
const worded = signClass('');

/** What one look at a text tells. */
export interface Signs {
  /** The classes of which a sign stands in it. */
  readonly classes: number;
  /** The classes of which a word stands in it. */
  readonly words: number;
  readonly digits: number;
  /** The most digits between which no letter and no Han character stands. */
  readonly joined: number;
  /** The length of its longest run of ASCII letters and digits. */
  readonly longestRun: number;
}

/** @param from where the text begins to be looked at */
export function signsOf(text: string, from = 0): Signs {
  let classes = 0;
  let words = 0;
  let digits = 0;
  let joined = 0;
  let mostJoined = 0;
  let run = 0;
  let longestRun = 0;
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const own = classesOf[unit] as number;
    classes |= own;
    if (mayWordBegin(unit)) words |= wordClassesAt(text, at);
    if ((own & han) !== 0) {
      run = 0;
      joined = 0;
    } else if ((own & digit) !== 0) {
      run += 1;
      digits += 1;
      joined += 1;
      if (run > longestRun) longestRun = run;
      if (joined > mostJoined) mostJoined = joined;
    } else if ((own & letter) !== 0) {
      run += 1;
      joined = 0;
      if (run > longestRun) longestRun = run;
    } else {
      run = 0;
    }
  }
  if (words !== 0) classes |= worded;
  return { classes, words, digits, joined: mostJoined, longestRun };
}

/** What must stand in a text for a detector to find anything. */
export interface Needs {
  /** Classes: a find itself holds a sign of each. */
  readonly own?: number;
  /** A find itself has so many digits, so many of them joined, and a run of so many letters and digits. */
  readonly digits?: number;
  readonly joined?: number;
  readonly run?: number;
  /** Classes: of each a sign stands in the find or beside it. */
  readonly beside?: number;
  /** Classes of words: of one of them a word stands in front of the find, and of each of these classes a sign behind the word. */
  readonly words?: number;
  readonly behind?: number;
}

/** What stands in front of a text and tells what it is, like the name of a column: a text that ends in a colon. */
export type Around = Pick<Signs, 'classes' | 'words'>;

const nothing: Around = { classes: 0, words: 0 };

/** Lets through the texts that have what is needed. */
export class Gate {
  readonly #own: number;
  readonly #digits: number;
  readonly #joined: number;
  readonly #run: number;
  readonly #beside: number;
  readonly #words: number;
  readonly #behind: number;

  constructor({ own = 0, digits = 0, joined = 0, run = 0, beside = 0, words = 0, behind = 0 }: Needs) {
    this.#own = own | (digits + joined > 0 ? digit : 0);
    this.#digits = digits;
    this.#joined = joined;
    this.#run = run;
    this.#beside = beside | (words === 0 ? 0 : worded);
    this.#words = words;
    this.#behind = behind;
  }

  /** @param around what stands in front of the text */
  isOpen(signs: Signs, around: Around = nothing): boolean {
    return this.hasClasses(signs.classes, around) && this.hasRest(signs, around);
  }

  /** The part of what is needed that the classes of a text tell. */
  hasClasses(classes: number, around: Around): boolean {
    return (classes & this.#own) === this.#own && ((classes | around.classes) & this.#beside) === this.#beside;
  }

  /** The other part. */
  hasRest(signs: Signs, around: Around): boolean {
    return (
      signs.digits >= this.#digits &&
      signs.joined >= this.#joined &&
      signs.longestRun >= this.#run &&
      (this.#words === 0 || (around.words & this.#words) !== 0 || this.#isSaid(signs))
    );
  }

  #isSaid({ classes, words }: Signs): boolean {
    return (words & this.#words) !== 0 && (classes & this.#behind) === this.#behind;
  }
}

/** True if the unit at this place is of one of the classes. */
export function isSign(text: string, at: number, classes: number): boolean {
  return at < text.length && ((classesOf[text.charCodeAt(at)] as number) & classes) !== 0;
}
