// Reads one element of plain XML from its UTF-8 bytes, many times as fast as a whole XML parser. Plain is what spreadsheet programs
// write: names without prefix, double quotes, the five entities; everything else is left to the parser.
import { limits } from '../limits.ts';
import type { Attributes, XmlGuard, XmlHandler } from './xml.ts';

/** The element ends behind the bytes at hand. */
export const unfinished = -1;
/** Only a whole parser can tell what stands there. */
export const notPlain = -2;

const space = 0x20;
const quote = 0x22;
const slash = 0x2f;
const less = 0x3c;
const equals = 0x3d;
const greater = 0x3e;

/** What a byte may be in a text or a value; or-ed together for all of it. */
const sign = {
  high: 1,
  /** EF, with which U+FFFE and U+FFFF begin: XML has no such characters. */
  rare: 2,
  entity: 4,
  /** Not plain there, or not allowed. */
  strange: 8,
  end: 16,
} as const;

function signTable(special: readonly (readonly [byte: number, sign: number])[]): Uint8Array {
  const table = new Uint8Array(256);
  table.fill(sign.strange, 0, space);
  table.fill(sign.high, 0x80);
  for (const [byte, meaning] of [[0xef, sign.high | sign.rare] as const, ...special]) table[byte] = meaning;
  return table;
}

/** A bare `>` may be the end of `]]>`, which is forbidden. */
const inText = signTable([
  [0x09, 0],
  [0x0a, 0],
  [0x26, sign.entity],
  [less, sign.end],
  [greater, sign.strange],
]);
const inValue = signTable([
  [0x26, sign.strange],
  [less, sign.strange],
  [quote, sign.end],
]);

const letter = 1;
const inName = 2;
const nameSigns = new Uint8Array(256);
for (const byte of Buffer.from('0123456789:_.-')) nameSigns[byte] = inName;
for (const byte of Buffer.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')) nameSigns[byte] = letter;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const otherEntity = /&(?!(?:lt|gt|amp|quot|apos);)/;
const noAttributes: Attributes = Object.freeze({});
const longestWord = 16;

/** Words that come again and again are made once. */
class Words {
  readonly #known = new Array<string>(1024).fill('');

  /** ASCII bytes as a string. */
  at(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    if (length > longestWord) return bytes.toString('latin1', start, end);
    const mixed = 31 * (bytes[start] as number) + 7 * (bytes[end - 1] as number) + 131 * length;
    const known = this.#known[mixed & 1023] as string;
    if (known.length === length && isAt(known, bytes, start)) return known;
    const word = bytes.toString('latin1', start, end);
    this.#known[mixed & 1023] = word;
    return word;
  }
}

function isAt(word: string, bytes: Buffer, start: number): boolean {
  for (let index = 0; index < word.length; index += 1) {
    if (word.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}

type Step = 'open' | 'close' | 'text';

// `as number` and `as string` below: the index is within the array.

/** One object reads element after element. */
export class PlainElement {
  readonly #words = new Words();
  readonly #steps: Step[] = [];
  /** Of each step: the name of the tag, or the text. */
  readonly #texts: string[] = [];
  readonly #attributes: Attributes[] = [];
  #count = 0;
  readonly #path: string[] = [];
  #depth = 0;

  /**
   * Reads the element at `from`, and the text in front of it.
   * @param end behind a `>` of valid UTF-8
   * @returns the place behind the element; `unfinished`, `notPlain`
   */
  read(bytes: Buffer, from: number, end: number): number {
    this.#count = 0;
    this.#depth = 0;
    let at = from;
    while (at >= 0 && at < end) {
      const tag = this.#readText(bytes, at, end);
      if (tag < 0) return tag;
      at = bytes[tag + 1] === slash ? this.#readClose(bytes, tag + 2) : this.#readOpen(bytes, tag + 1, end);
      if (at >= 0 && this.#depth === 0) return at;
    }
    return at < 0 ? at : unfinished;
  }

  /** Tells of all that was read, as the parser would. */
  tell(handler: XmlHandler, guard: XmlGuard): void {
    for (let index = 0; index < this.#count; index += 1) {
      const text = this.#texts[index] as string;
      const step = this.#steps[index];
      if (step === 'text') handler.text(text);
      else if (step === 'open') {
        guard.enter();
        handler.open(text, this.#attributes[index] as Attributes);
      } else {
        guard.leave();
        handler.close(text);
      }
    }
  }

  #add(step: Step, text: string, attributes = noAttributes): void {
    const index = this.#count;
    this.#steps[index] = step;
    this.#texts[index] = text;
    this.#attributes[index] = attributes;
    this.#count = index + 1;
  }

  /** @returns the place of the next tag */
  #readText(bytes: Buffer, from: number, end: number): number {
    let at = from;
    let seen = 0;
    for (; at < end; at += 1) {
      const meaning = inText[bytes[at] as number] as number;
      if (meaning >= sign.end) break;
      seen |= meaning;
    }
    if (at === end || seen & sign.strange) return notPlain;
    if (at === from) return at;
    const text = this.#string(bytes, from, at, seen);
    if (text === undefined) return notPlain;
    this.#add('text', text);
    return at;
  }

  #string(bytes: Buffer, start: number, end: number, seen: number): string | undefined {
    const text = seen & sign.high ? bytes.toString('utf8', start, end) : bytes.toString('latin1', start, end);
    if (seen & sign.rare && /[\ufffe\uffff]/.test(text)) return undefined;
    if (!(seen & sign.entity)) return text;
    if (otherEntity.test(text)) return undefined;
    return text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '');
  }

  /** @param from behind `</` */
  #readClose(bytes: Buffer, from: number): number {
    if (this.#depth === 0) return notPlain;
    const name = this.#path[this.#depth - 1] as string;
    const end = from + name.length;
    if (bytes[end] !== greater || !isAt(name, bytes, from)) return notPlain;
    this.#depth -= 1;
    this.#add('close', name);
    return end + 1;
  }

  /** @param from behind `<` */
  #readOpen(bytes: Buffer, from: number, end: number): number {
    let at = from;
    while (nameSigns[bytes[at] as number] === letter) at += 1;
    if (at === from) return notPlain;
    const name = this.#words.at(bytes, from, at);
    const index = this.#count;
    this.#add('open', name);
    if (bytes[at] === space) at = this.#readAttributes(bytes, at, end, index);
    if (at < 0) return at;
    const isEmpty = bytes[at] === slash;
    if (isEmpty) at += 1;
    if (bytes[at] !== greater || this.#depth === limits.xmlDepth) return notPlain;
    if (isEmpty) this.#add('close', name);
    else {
      this.#path[this.#depth] = name;
      this.#depth += 1;
    }
    return at + 1;
  }

  /** @returns the place of what ends the tag */
  #readAttributes(bytes: Buffer, from: number, end: number, index: number): number {
    const attributes: Record<string, string> = {};
    let at = from;
    while (bytes[at] === space) {
      at += 1;
      if (nameSigns[bytes[at] as number] === letter) at = this.#readAttribute(bytes, at, end, attributes);
    }
    this.#attributes[index] = attributes;
    return at;
  }

  /** @returns the place behind the value */
  #readAttribute(bytes: Buffer, from: number, end: number, attributes: Record<string, string>): number {
    let at = from;
    while (nameSigns[bytes[at] as number] as number) at += 1;
    if (bytes[at] !== equals || bytes[at + 1] !== quote) return notPlain;
    const name = this.#words.at(bytes, from, at);
    const start = at + 2;
    let seen = 0;
    for (at = start; at < end; at += 1) {
      const meaning = inValue[bytes[at] as number] as number;
      if (meaning >= sign.end) break;
      seen |= meaning;
    }
    if (at === end) return unfinished;
    const value = seen === 0 ? this.#words.at(bytes, start, at) : this.#string(bytes, start, at, seen);
    // A second one of the same name is an error; names that every object has are rare enough.
    if (seen & sign.strange || value === undefined || attributes[name] !== undefined) return notPlain;
    attributes[name] = value;
    return at + 1;
  }
}
