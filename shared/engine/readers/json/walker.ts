// Walks a JSON document of any length in a window of it: finds the arrays of records near its top and hands out their items.
import { HandoverError, locate } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import { cut, JsonCursor, sign } from './cursor.ts';

/** Which values of the document are records. */
export type JsonMode =
  /** The items of arrays near the top. */
  | 'document'
  /** The values at the top itself, however many. */
  | 'sequence';

/** What a walk tells, in the order of the document. */
export interface JsonVisitor {
  /** An array of records begins; `isLists` if its first item is an array. */
  begin(path: readonly string[], isLists: boolean): void;
  /** Reads the item at the cursor. @param line its number in the array, from 1 */
  item(cursor: JsonCursor, line: number): void;
  /** A value, or an array of other things, that belongs to no table. */
  outside(): void;
}

type Frame = { readonly path: readonly string[]; readonly isArray: boolean; count: number };

export class JsonWalker {
  readonly #cursor = new JsonCursor();
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #visitor: JsonVisitor;
  readonly #mode: JsonMode;
  readonly #frames: Frame[] = [];
  /** Values at the top so far. */
  values = 0;
  #lines = 1;
  #offset = 0;

  constructor(chunks: AsyncIterable<Uint8Array>, mode: JsonMode, visitor: JsonVisitor) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#mode = mode;
    this.#visitor = visitor;
  }

  /** Walks some steps; false when the document has ended. @throws input.damaged, input.line-too-long, input.bomb, input.too-wide */
  async walk(): Promise<boolean> {
    const cursor = this.#cursor;
    let checkpoint = cursor.at;
    try {
      for (let steps = 0; steps < limits.rowsAtOnce; steps += 1) {
        if (!this.#step()) return false;
        checkpoint = cursor.at;
      }
    } catch (error) {
      if (error !== cut) throw this.#located(error);
      await this.#readOn(checkpoint);
    }
    return true;
  }

  /** Gives the medium back if the walk ends early. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** Drops what is done and reads at least as much again as is kept. */
  async #readOn(from: number): Promise<void> {
    const cursor = this.#cursor;
    const kept = cursor.bytes.subarray(from);
    if (kept.length > limits.record) {
      throw new HandoverError('input.line-too-long', { row: this.#lines }, { limit_bytes: limits.record });
    }
    this.#lines += countLines(cursor.bytes, from);
    this.#offset += from;
    const pieces: Uint8Array[] = [kept];
    for (let added = 0; added <= kept.length && !cursor.isLast; ) {
      const { value, done } = await this.#chunks.next();
      if (done === true) cursor.isLast = true;
      else {
        pieces.push(value);
        added += value.length;
      }
    }
    cursor.bytes = pieces.length === 2 && kept.length === 0 ? (pieces[1] as Uint8Array) : Buffer.concat(pieces);
    cursor.at = 0;
  }

  /** Says at which line and byte of the text it is. */
  #located(error: unknown): unknown {
    if (!(error instanceof HandoverError) || typeof error.facts.at !== 'number') return error;
    const { at, ...facts } = error.facts;
    const row = this.#lines + countLines(this.#cursor.bytes, at);
    const placed = new HandoverError(
      error.code,
      error.where,
      { ...facts, offset: this.#offset + at },
      { cause: error },
    );
    return locate(placed, { row });
  }

  /** One member, item or bracket. What is thrown leaves no trace: the step can be done again. */
  #step(): boolean {
    const frame = this.#frames.at(-1);
    if (frame !== undefined) {
      this.#within(frame);
      return true;
    }
    const cursor = this.#cursor;
    if (cursor.isAtEnd) return false;
    if (this.#mode === 'sequence') this.#visitor.item(cursor, this.values + 1);
    else this.#value([]);
    this.values += 1;
    return true;
  }

  #within(frame: Frame): void {
    const cursor = this.#cursor;
    const closing = frame.isArray ? sign.closeArray : sign.closeObject;
    if (cursor.passes(closing)) {
      this.#frames.pop();
      return;
    }
    if (frame.count > 0) cursor.pass(sign.comma);
    if (frame.isArray) this.#visitor.item(cursor, frame.count + 1);
    else this.#value([...frame.path, cursor.key()]);
    frame.count += 1;
  }

  #value(path: readonly string[]): void {
    const cursor = this.#cursor;
    const first = cursor.peek();
    if (first === sign.openArray) this.#array(path);
    else if (first === sign.openObject && path.length < limits.jsonTop) {
      cursor.at += 1;
      this.#frames.push({ path, isArray: false, count: 0 });
    } else this.#outside();
  }

  #array(path: readonly string[]): void {
    const cursor = this.#cursor;
    const start = cursor.at;
    cursor.at += 1;
    const first = cursor.peek();
    if (first === sign.openObject || first === sign.openArray || first === sign.closeArray) {
      this.#visitor.begin(path, first === sign.openArray);
      this.#frames.push({ path, isArray: true, count: 0 });
      return;
    }
    cursor.at = start;
    this.#outside();
  }

  #outside(): void {
    this.#cursor.skip(1);
    this.#visitor.outside();
  }
}

function countLines(bytes: Uint8Array, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < end; at = bytes.indexOf(0x0a, at + 1)) count += 1;
  return count;
}
