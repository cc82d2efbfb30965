// The shared strings of a workbook, kept as UTF-8 and decoded when a cell asks: a third of the memory of as many JavaScript strings.
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
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
    const needed = this.#length + Buffer.byteLength(text);
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
    this.#length += this.#bytes.write(text, this.#length);
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

/** Reads `<si><t>…</t></si>` and `<si><r><t>…</t></r>…</si>`; the phonetic readings (`rPh`) are not part of the text. */
export async function readSharedStrings(
  zip: ZipParts,
  part: string | undefined,
  file: string,
  signal?: AbortSignal,
): Promise<SharedStrings> {
  const strings = new SharedStrings(file);
  if (part === undefined || zip.size(part) === undefined) return strings;
  let text = '';
  let isText = false;
  let phonetic = 0;
  const handler = {
    open: (name: string) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      isText = name === 't' && phonetic === 0;
    },
    close: (name: string) => {
      if (name === 'si') strings.add(unescapeString(text));
      else if (name === 'rPh') phonetic -= 1;
      isText = false;
    },
    text: (piece: string) => {
      if (isText) text += piece;
    },
  };
  for await (const _ of parseItems(zip.read(part, signal), 'sst', handler, file));
  return strings;
}
