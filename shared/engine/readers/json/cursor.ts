// Reads JSON (RFC 8259) token by token in a window of UTF-8 bytes; nothing is turned into a number.
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import { decode } from '../text/utf8.ts';

/** Thrown where the window ends within a token and more bytes follow in the file: read on, and begin the step again. */
export const cut = new Error('the window ends here');

export const sign = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openArray: 0x5b,
  closeArray: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const;

const backslash = 0x5c;
const numberForm = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const literals: Readonly<Record<number, string>> = { 116: 'true', 102: 'false', 110: 'null' };

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Digits, signs, point and e. */
function isOfNumber(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2b || byte === 0x2e || (byte | 0x20) === 0x65;
}

export class JsonCursor {
  bytes: Uint8Array;
  at = 0;
  /** No bytes follow those of the window. */
  isLast: boolean;

  constructor(bytes: Uint8Array = new Uint8Array(0), isLast = false) {
    this.bytes = bytes;
    this.isLast = isLast;
  }

  /** The error for what stands at `at`; the walker adds line and place. */
  fault(at = this.at): HandoverError {
    const isCutShort = this.isLast && at >= this.bytes.length;
    return new HandoverError(isCutShort ? 'input.half-copied' : 'input.damaged', {}, { at });
  }

  /** The next byte that is no space, 0 at the end of the text. @throws cut */
  peek(): number {
    const { bytes } = this;
    let { at } = this;
    while (at < bytes.length && isSpace(bytes[at] as number)) at += 1;
    this.at = at;
    if (at < bytes.length) return bytes[at] as number;
    if (!this.isLast) throw cut;
    return 0;
  }

  /** True if nothing but spaces follows. @throws cut */
  get isAtEnd(): boolean {
    return this.peek() === 0 && this.at === this.bytes.length;
  }

  /** Passes the next byte if it is `byte`. */
  passes(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.at += 1;
    return true;
  }

  /** @throws cut, input.damaged */
  pass(byte: number): void {
    if (!this.passes(byte)) throw this.fault();
  }

  /** A string's value; it may hold lone surrogates. @throws cut, input.damaged */
  string(): string {
    this.peek();
    const start = this.at;
    const isPlain = this.#string();
    if (isPlain) return decode(this.bytes, start + 1, this.at - 1);
    try {
      return JSON.parse(decode(this.bytes, start, this.at)) as string;
    } catch {
      throw this.fault(start);
    }
  }

  /** A number as it is written, `true`, `false` or `null`. @throws cut, input.damaged */
  word(): string {
    const literal = literals[this.peek()];
    return literal === undefined ? this.#number() : this.#literal(literal);
  }

  /** Passes a value of any kind. @throws cut, input.damaged, input.bomb over 64 levels */
  skip(depth: number): void {
    if (depth > limits.jsonDepth) throw new HandoverError('input.bomb', {}, { limit: 'depth', at: this.at });
    const first = this.peek();
    if (first === sign.quote) this.string();
    else if (first === sign.openArray) this.#skipItems(depth);
    else if (first === sign.openObject) this.#skipMembers(depth);
    else this.word();
  }

  #skipItems(depth: number): void {
    this.at += 1;
    if (this.passes(sign.closeArray)) return;
    do this.skip(depth + 1);
    while (this.passes(sign.comma));
    this.pass(sign.closeArray);
  }

  #skipMembers(depth: number): void {
    this.at += 1;
    if (this.passes(sign.closeObject)) return;
    do {
      this.key();
      this.skip(depth + 1);
    } while (this.passes(sign.comma));
    this.pass(sign.closeObject);
  }

  /** A member's name, past its colon. @throws cut, input.damaged */
  key(): string {
    if (this.peek() !== sign.quote) throw this.fault();
    const name = this.string();
    this.pass(sign.colon);
    return name;
  }

  /** Passes a string; true if it has no escape. */
  #string(): boolean {
    const { bytes } = this;
    let isPlain = true;
    let at = this.at + 1;
    for (; ; at += 1) {
      if (at >= bytes.length) throw this.#end();
      const byte = bytes[at] as number;
      if (byte === sign.quote) break;
      if (byte < 0x20) throw this.fault(at);
      if (byte !== backslash) continue;
      isPlain = false;
      at += 1;
    }
    this.at = at + 1;
    return isPlain;
  }

  #number(): string {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    while (at < bytes.length && isOfNumber(bytes[at] as number)) at += 1;
    if (at === bytes.length && !this.isLast) throw cut;
    const text = decode(bytes, start, at);
    if (!numberForm.test(text)) throw this.fault(start);
    this.at = at;
    return text;
  }

  #literal(literal: string): string {
    const end = this.at + literal.length;
    if (end > this.bytes.length && !this.isLast) throw cut;
    if (decode(this.bytes, this.at, end) !== literal) throw this.fault();
    this.at = end;
    return literal;
  }

  #end(): Error {
    return this.isLast ? this.fault(this.bytes.length) : cut;
  }
}
