// The shared strings of a workbook, kept as UTF-8 and decoded when a cell asks: a third of the memory of as many JavaScript strings.
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { ItemHandler } from './plain-element.ts';
import { utf8 } from './slices.ts';
import { unescapeString } from './xlsx-values.ts';
import { parseItems } from './xml-items.ts';
import type { ZipParts } from './zip.ts';

export class SharedStrings {
  #bytes = Buffer.alloc(64 * 1024);
  #length = 0;
  #ends = new Uint32Array(1024);
  #count = 0;
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(text: string): void {
    this.#reserve(Buffer.byteLength(text));
    this.#end(this.#bytes.write(text, this.#length));
  }

  addUtf8(bytes: Buffer, start: number, end: number): void {
    this.#reserve(end - start);
    this.#end(bytes.copy(this.#bytes, this.#length, start, end));
  }

  /** @throws input.too-large */
  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed > limits.sharedStrings) {
      throw new HandoverError('input.too-large', { file: this.#file }, { limit: 'shared_strings' });
    }
    if (needed > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes], Math.max(needed, 2 * this.#bytes.length));
    if (this.#count === this.#ends.length) {
      const larger = new Uint32Array(2 * this.#count);
      larger.set(this.#ends);
      this.#ends = larger;
    }
  }

  #end(written: number): void {
    this.#length += written;
    this.#ends[this.#count] = this.#length;
    this.#count += 1;
  }

  /** @throws input.damaged for an index that the workbook does not have */
  at(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) {
      throw new HandoverError('input.damaged', { file: this.#file });
    }
    return utf8(this.#bytes, index === 0 ? 0 : (this.#ends[index - 1] as number), this.#ends[index] as number);
  }
}

const underscore = 0x5f;

/** Reads `<si><t>…</t></si>` and `<si><r><t>…</t></r>…</si>`; the phonetic readings (`rPh`) are not part of the text. */
export class StringsHandler implements ItemHandler {
  readonly #strings: SharedStrings;
  #text = '';
  /** The text as bytes, as long as it is one piece of them. */
  #piece: Buffer | undefined;
  #start = 0;
  #end = 0;
  #isText = false;
  #phonetic = 0;

  constructor(strings: SharedStrings) {
    this.#strings = strings;
  }

  open(name: string): void {
    if (name === 'si') this.#clear();
    else if (name === 'rPh') this.#phonetic += 1;
    this.#isText = name === 't' && this.#phonetic === 0;
  }

  close(name: string): void {
    if (name === 'si') this.#add();
    else if (name === 'rPh') this.#phonetic -= 1;
    this.#isText = false;
  }

  text(text: string): void {
    if (!this.#isText) return;
    if (this.#piece !== undefined) this.#text = utf8(this.#piece, this.#start, this.#end);
    this.#piece = undefined;
    this.#text += text;
  }

  utf8(bytes: Buffer, start: number, end: number): boolean {
    if (!this.#isText) return true;
    // An underscore may begin an escape.
    if (this.#text !== '' || this.#piece !== undefined || hasByte(underscore, bytes, start, end)) return false;
    this.#piece = bytes;
    this.#start = start;
    this.#end = end;
    return true;
  }

  #clear(): void {
    this.#text = '';
    this.#piece = undefined;
  }

  #add(): void {
    if (this.#piece !== undefined) this.#strings.addUtf8(this.#piece, this.#start, this.#end);
    else this.#strings.add(unescapeString(this.#text));
  }
}

function hasByte(byte: number, bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] === byte) return true;
  return false;
}

export async function readSharedStrings(
  zip: ZipParts,
  part: string | undefined,
  file: string,
  signal?: AbortSignal,
): Promise<SharedStrings> {
  const strings = new SharedStrings(file);
  if (part === undefined || zip.size(part) === undefined) return strings;
  const handler = new StringsHandler(strings);
  for await (const _ of parseItems(zip.read(part, signal), 'sst', handler, file));
  return strings;
}
