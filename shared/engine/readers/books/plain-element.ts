// Reads one element of plain XML from its UTF-8 bytes, many times as fast as a whole XML parser. Plain is what spreadsheet programs
// write: names without prefix, double quotes, the five entities; everything else is left to the parser.
import { limits } from '../limits.ts';
import { PlainCell } from './plain-cell.ts';
import { inText, inValue, letter, nameSigns, plainText, sign } from './plain-signs.ts';
import { latin1, utf8 } from './slices.ts';
import { isAt, Words } from './words.ts';
import type { Attributes, XmlGuard, XmlHandler } from './xml.ts';

/** A handler that takes cells and texts without a string for each of them. */
export interface ItemHandler extends XmlHandler {
  /**
   * In place of `open`, for a `c` that has a reference and at most a type and a style besides.
   * @param column from 1
   */
  openCell?(column: number, type: string, style: number): void;
  /** In place of `text`, where the bytes are the text; false if it is wanted as such. They hold until the element ends. */
  utf8?(bytes: Buffer, start: number, end: number): boolean;
}

/** The element ends behind the bytes at hand. */
export const unfinished = -1;
/** Only a whole parser can tell what stands there. */
export const notPlain = -2;

const space = 0x20;
const quote = 0x22;
const slash = 0x2f;
const equals = 0x3d;
const greater = 0x3e;

type Step = 'open' | 'cell' | 'close' | 'text' | 'ascii' | 'utf8';

// `as number` and `as string` below: the index is within the array.

/** One object reads element after element. */
export class PlainElement {
  readonly #words = new Words();
  readonly #steps: Step[] = [];
  /** Of each step: the name of the tag, or the text. */
  readonly #texts: string[] = [];
  readonly #attributes: Attributes[] = [];
  /** Of a cell its column and style; of bytes the places where they begin and end. */
  readonly #first: number[] = [];
  readonly #second: number[] = [];
  readonly #cell: PlainCell;
  readonly #handler: ItemHandler;
  readonly #guard: XmlGuard;
  #count = 0;
  readonly #path: string[] = [];
  #depth = 0;

  constructor(handler: ItemHandler, guard: XmlGuard) {
    this.#handler = handler;
    this.#guard = guard;
    this.#cell = new PlainCell(this.#words);
  }

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

  /** Tells the handler of all that was read, as the parser would. */
  tell(bytes: Buffer): void {
    for (let index = 0; index < this.#count; index += 1) {
      const text = this.#texts[index] as string;
      const step = this.#steps[index];
      if (step === 'text') this.#handler.text(text);
      else if (step === 'close') {
        this.#guard.leave();
        this.#handler.close(text);
      } else if (step === 'open') {
        this.#guard.enter();
        this.#handler.open(text, this.#attributes[index] as Attributes);
      } else if (step === 'cell') {
        this.#guard.enter();
        this.#handler.openCell?.(this.#first[index] as number, text, this.#second[index] as number);
      } else this.#tellBytes(bytes, index, step === 'ascii');
    }
  }

  #tellBytes(bytes: Buffer, index: number, isAscii: boolean): void {
    const start = this.#first[index] as number;
    const end = this.#second[index] as number;
    if (this.#handler.utf8?.(bytes, start, end) === true) return;
    this.#handler.text(isAscii ? latin1(bytes, start, end) : utf8(bytes, start, end));
  }

  #add(step: Step, text: string, first = 0, second = 0): void {
    const index = this.#count;
    this.#steps[index] = step;
    this.#texts[index] = text;
    this.#first[index] = first;
    this.#second[index] = second;
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
    if (!(seen & (sign.entity | sign.rare))) {
      this.#add(seen & sign.high ? 'utf8' : 'ascii', '', from, at);
      return at;
    }
    const text = plainText(bytes, from, at, seen);
    if (text === undefined) return notPlain;
    this.#add('text', text);
    return at;
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
    at = this.#readAttributes(bytes, name, at, end);
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
  #readAttributes(bytes: Buffer, name: string, from: number, end: number): number {
    const behind = name === 'c' && this.#handler.openCell !== undefined ? this.#cell.read(bytes, from) : -1;
    if (behind > 0) {
      this.#add('cell', this.#cell.type, this.#cell.column, this.#cell.style);
      return behind;
    }
    const attributes: Record<string, string> = {};
    this.#attributes[this.#count] = attributes;
    this.#add('open', name);
    let at = from;
    while (bytes[at] === space) {
      at += 1;
      if (nameSigns[bytes[at] as number] === letter) at = this.#readAttribute(bytes, at, end, attributes);
    }
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
    const value = plainText(bytes, start, at, seen);
    // A second one of the same name is an error; names that every object has are rare enough.
    if (seen & sign.strange || value === undefined || attributes[name] !== undefined) return notPlain;
    attributes[name] = value;
    return at + 1;
  }
}
