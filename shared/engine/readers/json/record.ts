// Makes the cells of one record of JSON: nested objects become columns with dotted names, lists stay JSON text, numbers stay as written.

import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { Notice, RefusedReason } from '../record.ts';
import type { CellRow } from '../rows/cell-table.ts';
import { decode } from '../text/utf8.ts';
import { type JsonCursor, sign } from './cursor.ts';
import type { JsonShape, Member } from './shape.ts';
import { unwrap } from './wrapped.ts';

type Count = Extract<
  Notice['code'],
  'null_values' | 'exponent_numbers' | 'wrapped_values' | 'lists_in_cells' | 'blobs'
>;

/** JSON text without the spaces between its tokens. */
function compact(text: string): string {
  let kept = '';
  let from = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string;
    if (sign === '"') isInString = !isInString;
    else if (isInString && sign === '\\') at += 1;
    else if (!isInString && sign <= ' ') {
      kept += text.slice(from, at);
      from = at + 1;
    }
  }
  return kept + text.slice(from);
}

/** Reads the records of one table; the columns of its shape grow with what it reads. */
export class JsonRecords {
  readonly #shape: JsonShape;
  readonly #totals = new Map<Count, number>();
  #fault: RefusedReason | undefined;
  #values: (readonly [Member, string])[] = [];
  #cells: string[] = [];
  #found: Count[] = [];

  constructor(shape: JsonShape) {
    this.#shape = shape;
  }

  /** What was found in the records taken. */
  notices(): Notice[] {
    return [...this.#totals].map(([code, count]) => ({ code, count }));
  }

  /** The object at the cursor as a row. @throws cut, input.damaged, input.bomb, input.too-wide */
  object(cursor: JsonCursor, line: number): CellRow {
    return this.#row(cursor, line, sign.openObject, () => {
      this.#members(cursor, undefined, 1);
      return this.#laidOut();
    });
  }

  /** The array at the cursor as a row. @throws cut, input.damaged, input.bomb, input.too-wide */
  array(cursor: JsonCursor, line: number): CellRow {
    return this.#row(cursor, line, sign.openArray, () => {
      this.#items(cursor);
      return this.#cells;
    });
  }

  #row(cursor: JsonCursor, line: number, opening: number, read: () => string[]): CellRow {
    const isRecord = cursor.peek() === opening;
    const start = cursor.at;
    this.#shape.serial += 1;
    this.#fault = isRecord ? undefined : 'not_a_record';
    this.#values = [];
    this.#cells = [];
    this.#found = [];
    if (!isRecord) cursor.skip(1);
    const cells = isRecord ? read() : [];
    if (this.#fault !== undefined)
      return { line, cells: [], fault: { reason: this.#fault, raw: rawOf(cursor, start) } };
    for (const code of this.#found) this.#totals.set(code, (this.#totals.get(code) ?? 0) + 1);
    return { line, cells };
  }

  /** Columns are added when a whole record is known to be good. */
  #laidOut(): string[] {
    if (this.#fault !== undefined) return [];
    for (const [member] of this.#values) if (member.column < 0) this.#shape.addColumn(member);
    const cells = new Array<string>(this.#shape.columns.length).fill('');
    for (const [member, text] of this.#values) cells[member.column] = text;
    return cells;
  }

  #members(cursor: JsonCursor, parent: Member | undefined, depth: number): void {
    if (depth > limits.jsonDepth) throw new HandoverError('input.bomb', {}, { limit: 'depth', at: cursor.at });
    cursor.at += 1;
    if (cursor.passes(sign.closeObject)) return;
    const members = parent?.members ?? this.#shape.root;
    do {
      const key = cursor.key();
      this.#check(key);
      const member = this.#shape.member(members, key, parent);
      if (member.seen === this.#shape.serial) this.#fault = 'repeated_key';
      member.seen = this.#shape.serial;
      this.#member(cursor, member, depth);
    } while (cursor.passes(sign.comma));
    cursor.pass(sign.closeObject);
  }

  #member(cursor: JsonCursor, member: Member, depth: number): void {
    if (cursor.peek() !== sign.openObject) {
      this.#values.push([member, this.#text(cursor, depth)]);
      return;
    }
    const wrapped = this.#unwrapped(cursor);
    if (wrapped !== undefined) this.#values.push([member, wrapped]);
    else if (isEmptyObject(cursor)) this.#values.push([member, '{}']);
    else this.#members(cursor, member, depth + 1);
  }

  #items(cursor: JsonCursor): void {
    cursor.at += 1;
    if (cursor.passes(sign.closeArray)) return;
    do {
      const wrapped = cursor.peek() === sign.openObject ? this.#unwrapped(cursor) : undefined;
      this.#cells.push(wrapped ?? this.#text(cursor, 1));
    } while (cursor.passes(sign.comma));
    cursor.pass(sign.closeArray);
  }

  #unwrapped(cursor: JsonCursor): string | undefined {
    const value = unwrap(cursor);
    if (value === undefined) return undefined;
    this.#found.push(value.isBinary ? 'blobs' : 'wrapped_values');
    this.#check(value.text);
    return value.text;
  }

  /** A cell's text of any value; an object within a list stays JSON text as the list does. */
  #text(cursor: JsonCursor, depth: number): string {
    const first = cursor.peek();
    if (first === sign.quote) return this.#check(cursor.string());
    if (first === sign.openArray || first === sign.openObject) return this.#list(cursor, depth);
    const word = cursor.word();
    if (word === 'null') this.#found.push('null_values');
    else if (/^[-\d].*e/i.test(word)) this.#found.push('exponent_numbers');
    return word === 'null' ? '' : word;
  }

  #list(cursor: JsonCursor, depth: number): string {
    const start = cursor.at;
    cursor.skip(depth + 1);
    this.#found.push('lists_in_cells');
    return compact(decode(cursor.bytes, start, cursor.at));
  }

  /** Half a character cannot be kept as text. */
  #check(text: string): string {
    if (!text.isWellFormed()) this.#fault = 'bad_text';
    return text;
  }
}

function isEmptyObject(cursor: JsonCursor): boolean {
  const start = cursor.at;
  cursor.at += 1;
  if (cursor.passes(sign.closeObject)) return true;
  cursor.at = start;
  return false;
}

/** A record as it stands in the text. */
export function rawOf({ bytes, at }: JsonCursor, start: number): string {
  return decode(bytes, start, Math.min(at, start + limits.rawText));
}
