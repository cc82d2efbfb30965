// Puts the lines of a vCard file together: folds undone, quoted-printable breaks joined, cards told apart, broken ones kept as they stand.
import { undecoded } from '../../../data/csv/scanner.ts';
import { limits } from '../limits.ts';
import type { RefusedReason } from '../record.ts';
import type { TextLine } from '../text/text-chunks.ts';
import { decode } from '../text/utf8.ts';
import { type Head, headOf, type Property, propertyOf } from './property.ts';

export interface Card {
  /** Of its `BEGIN`. */
  readonly line: number;
  readonly properties: readonly Property[];
  readonly fault?: RefusedReason;
  /** As it stands, at most 64 KiB of it. */
  readonly raw: string;
}

const mostProperties = 10_000;

/** A card, or a piece of text outside of cards, that has begun. */
class Begun {
  readonly line: number;
  readonly isCard: boolean;
  readonly properties: Property[] = [];
  raw = '';
  fault: RefusedReason | undefined;
  #head: Head | undefined;
  #pieces: string[] = [];
  #length = 0;

  constructor(line: number, isCard: boolean) {
    this.line = line;
    this.isCard = isCard;
  }

  /** A line of the file, without its end. */
  add(text: string): void {
    if (this.raw.length < limits.rawText) this.raw += `${text}\n`;
    if (!this.isCard) return;
    if (this.#continues(text)) return;
    this.#finish();
    if (text.trim() === '') return;
    this.#head = headOf(text);
    if (this.#head === undefined) this.fault ??= 'broken_record';
    else this.#keep(text);
  }

  /** True if the line goes on with the property before it. */
  #continues(text: string): boolean {
    const head = this.#head;
    if (head === undefined) return false;
    const isSoft = head.isQuotedPrintable && this.#pieces.at(-1)?.endsWith('=') === true;
    if (isSoft) {
      this.#pieces.push((this.#pieces.pop() ?? '').slice(0, -1));
      this.#keep(text);
    } else if (/^[ \t]/.test(text)) this.#keep(text.slice(1));
    else if (!head.isBase64 || !/^[A-Za-z0-9+/=]+$/.test(text)) return false;
    return true;
  }

  /** Of a picture only the head is kept. */
  #keep(text: string): void {
    if (this.#head?.isBase64 === true && this.#pieces.length > 0) return;
    this.#length += text.length;
    if (this.#length > limits.databaseText) this.fault ??= 'too_long';
    else this.#pieces.push(text);
  }

  #finish(): void {
    const head = this.#head;
    if (head === undefined) return;
    const property = propertyOf(head, this.#pieces.join(''));
    this.#head = undefined;
    this.#pieces = [];
    if (property === undefined) this.fault ??= 'bad_text';
    else if (this.properties.length >= mostProperties) this.fault ??= 'too_long';
    else this.properties.push(property);
  }

  /** @param fault why it cannot be whole */
  end(fault?: RefusedReason): Card {
    this.#finish();
    const reason = this.fault ?? fault;
    const { line, properties, raw } = this;
    return { line, properties, raw: raw.trimEnd(), ...(reason === undefined ? {} : { fault: reason }) };
  }
}

/** Takes the lines of a file and gives its cards; text that stands outside of them comes as a broken one. */
export class CardReader {
  #begun: Begun | undefined;

  add({ line, bytes }: TextLine): Card[] {
    const text = decode(bytes, 0, bytes.length);
    const mark = /^(BEGIN|END):VCARD\s*$/i.exec(text)?.[1]?.toUpperCase();
    if (mark === 'BEGIN') {
      const before = this.end();
      this.#begun = new Begun(line, true);
      this.#begun.raw = `${text}\n`;
      return before;
    }
    if (mark === 'END' && this.#begun?.isCard === true) {
      this.#begun.raw += `${text}\n`;
      const card = this.#begun.end();
      this.#begun = undefined;
      return [card];
    }
    if (this.#begun === undefined && text.trim() === '') return [];
    this.#begun ??= new Begun(line, false);
    if (bytes.includes(undecoded)) this.#begun.fault ??= 'bad_text';
    this.#begun.add(text);
    return [];
  }

  /** What is still open when another card begins, or the file ends. */
  end(): Card[] {
    const begun = this.#begun;
    this.#begun = undefined;
    return begun === undefined ? [] : [begun.end(begun.isCard ? 'unclosed_record' : 'broken_record')];
  }
}
