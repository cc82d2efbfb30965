// Reads an XML part that is one long list, the rows of a sheet or the shared strings: plain items from their bytes, all else by the parser.
import { isUtf8 } from 'node:buffer';
import { type ItemHandler, PlainElement, unfinished } from './plain-element.ts';
import { XmlParser } from './xml.ts';

/** An item of more bytes that is not whole yet goes to the parser. */
const longestItem = 256 * 1024;
const greater = 0x3e;
const nothing = Buffer.alloc(0);

/**
 * The parser is given everything but whole items of the list: they leave it where it was. It stands between two items, not in a
 * comment or the like, where the last byte that it was given made it tell of a tag.
 */
class ItemParser {
  readonly #list: string;
  readonly #parser: XmlParser;
  readonly #element: PlainElement;
  readonly #path: string[] = [];
  #hasTold = false;
  #isBetween = false;
  #isBehind = false;
  #rest: Buffer = nothing;

  constructor(list: string, handler: ItemHandler, file: string) {
    this.#list = list;
    this.#parser = new XmlParser(
      {
        open: (name, attributes) => {
          this.#hasTold = true;
          this.#path.push(name);
          handler.open(name, attributes);
        },
        close: (name) => {
          this.#hasTold = true;
          this.#path.pop();
          this.#isBehind ||= name === list;
          handler.close(name);
        },
        text: (text) => handler.text(text),
      },
      file,
    );
    this.#element = new PlainElement(handler, this.#parser.guard);
  }

  feed(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = bytes.lastIndexOf(greater) + 1;
    const isValid = isUtf8(bytes.subarray(0, end));
    let at = 0;
    while (at < bytes.length) {
      const next = this.#isBetween && isValid ? this.#readItem(bytes, at, end) : this.#step(bytes, at);
      if (next === unfinished) break;
      at = next;
    }
    this.#rest = bytes.subarray(at);
  }

  end(): void {
    if (this.#rest.length > 0) this.#parser.feed(this.#rest);
    this.#parser.end();
  }

  /** @returns the place behind the item, `from` if it is left to the parser */
  #readItem(bytes: Buffer, from: number, end: number): number {
    const next = this.#element.read(bytes, from, end);
    if (next >= 0) {
      this.#element.tell(bytes);
      return next;
    }
    if (next === unfinished && bytes.length - from <= longestItem) return unfinished;
    this.#isBetween = false;
    return from;
  }

  /** Gives the parser the bytes to the end of one tag, behind the list all of them. */
  #step(bytes: Buffer, from: number): number {
    const end = this.#isBehind ? bytes.length : bytes.indexOf(greater, from) + 1 || bytes.length;
    this.#hasTold = false;
    this.#parser.feed(bytes.subarray(from, end));
    this.#isBetween = this.#hasTold && !this.#isBehind && this.#path.at(-1) === this.#list && this.#parser.isUsual;
    return end;
  }
}

/**
 * As `parseXml`, with the same events and errors.
 * @param list the element whose children are read so
 */
export async function* parseItems(
  chunks: AsyncIterable<Buffer>,
  list: string,
  handler: ItemHandler,
  file: string,
): AsyncGenerator<void> {
  const parser = new ItemParser(list, handler, file);
  for await (const chunk of chunks) {
    parser.feed(chunk);
    yield;
  }
  parser.end();
  yield;
}
