// The likeliest ways to part a run of Han into words: what it costs from its start to each place and from there to its end, and so how
// much better or worse it is with a name between two places (Viterbi; as ICTCLAS weighs its roles, Zhang and Liu 2002, and jieba its words).
import { han, isSign } from '../signs.ts';
import { longestWord, wordsAt } from '../words/lexicon.ts';
import { costOf, withLength } from '../words/word.ts';

const endless = 0x7fffffff;

const wordsHere = new Uint16Array(longestWord);

/** The cost of the likeliest way to part a few signs by themselves, into words of three signs at most. */
export function costAlone(text: string, start: number, end: number): number {
  if (start === end) return 0;
  wordsAt(text, start, end, wordsHere, 0);
  const one = wordsHere[0] as number;
  const two = wordsHere[1] as number;
  const three = wordsHere[2] as number;
  let cost = costOf(one) + costAlone(text, start + 1, end);
  if (two !== 0) cost = Math.min(cost, costOf(two) + costAlone(text, start + 2, end));
  return three === 0 ? cost : Math.min(cost, costOf(three) + costAlone(text, start + 3, end));
}

/** Of a long run so many signs are read at a time, and so many around a place are enough. */
const reach = 1024;
const lead = 64;

/** Of one run at a time. */
class Paths {
  #text = '';
  #start = 0;
  #end = 0;
  /** Up to here what was read is enough: behind it a long run goes on. */
  #safe = 0;
  /** The words that begin at each place of the run, by length. */
  #edges = new Uint16Array(0);
  /** The cost from the start of the run to each place, and from each place to its end. */
  #before = new Int32Array(0);
  #behind = new Int32Array(0);
  /** The last word of the best way to a place and the first one from it. */
  #last = new Uint16Array(0);
  #first = new Uint16Array(0);

  /** Reads the run of Han around this place, if that is not what was read last. */
  read(text: string, at: number): void {
    if (text === this.#text && at >= this.#start && at < this.#safe) return;
    let start = at;
    let end = at;
    while (start > 0 && at - start < lead && isSign(text, start - 1, han)) start -= 1;
    while (end - at < reach && isSign(text, end, han)) end += 1;
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.#safe = end - at < reach ? end : end - lead;
    this.#make(end - start);
    this.#forth();
    this.#back();
  }

  #make(length: number): void {
    if (length < this.#before.length) return;
    const places = 2 * length + 1;
    this.#edges = new Uint16Array(longestWord * places);
    this.#before = new Int32Array(places);
    this.#behind = new Int32Array(places);
    this.#last = new Uint16Array(places);
    this.#first = new Uint16Array(places);
  }

  #forth(): void {
    const length = this.#end - this.#start;
    const edges = this.#edges;
    const before = this.#before;
    before.fill(endless, 1, length + 1);
    before[0] = 0;
    for (let at = 0; at < length; at += 1) {
      const first = at * longestWord;
      wordsAt(this.#text, this.#start + at, this.#end, edges, first);
      const own = before[at] as number;
      for (let more = 1; more <= longestWord; more += 1) {
        const word = edges[first + more - 1] as number;
        const cost = own + costOf(word);
        if (word === 0 || cost >= (before[at + more] as number)) continue;
        before[at + more] = cost;
        this.#last[at + more] = withLength(word, more);
      }
    }
  }

  #back(): void {
    const length = this.#end - this.#start;
    const edges = this.#edges;
    const behind = this.#behind;
    behind[length] = 0;
    for (let at = length - 1; at >= 0; at -= 1) {
      let best = endless;
      for (let more = 1; more <= longestWord; more += 1) {
        const word = edges[at * longestWord + more - 1] as number;
        if (word === 0) continue;
        const cost = costOf(word) + (behind[at + more] as number);
        if (cost >= best) continue;
        best = cost;
        this.#first[at] = withLength(word, more);
      }
      behind[at] = best;
    }
  }

  /** The logarithm of the odds of a name of this cost between two places, against the best way without one. */
  oddsOf(start: number, end: number, cost: number): number {
    const without = this.#before[this.#end - this.#start] as number;
    return without - (this.#before[start - this.#start] as number) - cost - (this.#behind[end - this.#start] as number);
  }

  /** The word in front of a place; 0 at the start of the run. */
  wordBefore(at: number): number {
    return at === this.#start ? 0 : (this.#last[at - this.#start] as number);
  }

  /** The word behind a place; 0 at the end of the run. */
  wordBehind(at: number): number {
    return at === this.#end ? 0 : (this.#first[at - this.#start] as number);
  }
}

const paths = new Paths();

/** The ways to part the run of Han around this place; good until those of another run are asked for. */
export function pathsAt(text: string, at: number): Paths {
  paths.read(text, at);
  return paths;
}
