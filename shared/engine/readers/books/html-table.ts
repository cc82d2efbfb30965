// Follows the tags of an HTML document and builds the rows of one of its tables; end tags may be missing, tables may stand in tables.
import { csvLimits } from '../../../data/csv/scanner.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { BookFacts } from './book-facts.ts';
import type { BookRows } from './book-rows.ts';
import { type CellAttributes, colourOf, htmlCell, isHidden, shownText, spanOf } from './html-values.ts';
import type { MarkupToken } from './markup-tokens.ts';

/** Elements that begin a line of their own inside a cell. */
const blocks = new Set(['br', 'p', 'div', 'li', 'h1', 'h2', 'h3', 'h4']);

export class HtmlTable {
  readonly #wanted: number;
  readonly #rows: BookRows;
  readonly #facts: BookFacts;
  readonly #file: string;
  /** Numbers of the tables that are open, in order of the document from 0. */
  readonly #open: number[] = [];
  #next = 0;
  #isInRow = false;
  #column = 0;
  #cell: CellAttributes | undefined;
  #text = '';
  /** The last line that a cell of a row above reaches down to, by column. */
  readonly #reach = new Map<number, number>();

  /** @param wanted the table's number in the document, from 0 */
  constructor(wanted: number, rows: BookRows, facts: BookFacts, file: string) {
    this.#wanted = wanted;
    this.#rows = rows;
    this.#facts = facts;
    this.#file = file;
  }

  token(token: MarkupToken): void {
    if (token.kind === 'open') this.#openTag(token.name, token.attributes);
    else if (token.kind === 'close') this.#closeTag(token.name);
    else if (this.#isHere && this.#cell !== undefined) this.#append(token.text.replaceAll('\n', ' '));
  }

  /** The document has ended, whether its tables were closed or not. */
  end(): void {
    while (this.#open.length > 0) this.#closeTag('table');
  }

  get #isHere(): boolean {
    return this.#open.at(-1) === this.#wanted;
  }

  #openTag(name: string, attributes: CellAttributes): void {
    if (name === 'table') {
      this.#open.push(this.#next);
      this.#next += 1;
    } else if (!this.#isHere) return;
    else if (name === 'tr') this.#openRow(attributes);
    else if (name === 'td' || name === 'th') this.#openCell(attributes);
    else if (name === 'img' && this.#cell !== undefined) this.#facts.note('pictures');
    else if (name === 'comment') this.#facts.note('comments');
    else if (blocks.has(name) && this.#cell !== undefined && this.#text.trim() !== '') this.#append('\n');
  }

  #closeTag(name: string): void {
    if (name === 'table') {
      if (this.#isHere) this.#closeRow();
      this.#open.pop();
    } else if (!this.#isHere) return;
    else if (name === 'tr') this.#closeRow();
    else if (name === 'td' || name === 'th') this.#closeCell();
  }

  #openRow(attributes: CellAttributes): void {
    this.#closeRow();
    this.#rows.open();
    this.#isInRow = true;
    this.#column = 0;
    if (isHidden(attributes)) this.#facts.note('hidden_rows');
  }

  #closeRow(): void {
    this.#closeCell();
    if (this.#isInRow) this.#rows.close();
    this.#isInRow = false;
  }

  #openCell(attributes: CellAttributes): void {
    this.#closeCell();
    if (!this.#isInRow) this.#openRow(new Map());
    while ((this.#reach.get(this.#column) ?? 0) >= this.#rows.line) this.#column += 1;
    this.#cell = attributes;
    this.#text = '';
  }

  #append(text: string): void {
    if (this.#text.length + text.length > csvLimits.rowBytes) {
      throw new HandoverError('input.line-too-long', { file: this.#file, row: this.#rows.line });
    }
    this.#text += text;
  }

  #closeCell(): void {
    const attributes = this.#cell;
    if (attributes === undefined) return;
    this.#cell = undefined;
    const column = this.#column;
    const text = this.#value(attributes, column);
    this.#rows.set(column, text);
    const colour = text === '' ? undefined : colourOf(attributes);
    if (colour !== undefined) this.#facts.fill(this.#rows.line, column, colour);
    this.#span(spanOf(attributes, 'colspan'), spanOf(attributes, 'rowspan'), text);
  }

  #value(attributes: CellAttributes, column: number): string {
    const { text, isDamaged, isNumber } = htmlCell(attributes, shownText(this.#text));
    if (isDamaged) this.#facts.note('long_numbers', column);
    if (attributes.has('x:fmla')) this.#facts.note(text === '' ? 'formulas_without_value' : 'formula_cells');
    if (attributes.has('x:err')) this.#facts.note('error_cells', column);
    if (isNumber) this.#facts.number(column);
    return text;
  }

  /** Moves on behind the cell and keeps its place free in the rows below. */
  #span(columns: number, rows: number, text: string): void {
    const first = this.#column;
    this.#column += columns;
    if (columns > 1 || rows > 1) this.#facts.note('merged_cells');
    if (rows === 1) return;
    const last = this.#rows.line + rows - 1;
    this.#facts.merge(this.#rows.line, first, last, text);
    for (let column = first; column < Math.min(this.#column, csvLimits.columns); column += 1)
      this.#reach.set(column, last);
  }
}
