// Reads one sheet of an OpenDocument (1.3 part 3, 9.1): `<table:table><table:table-row><table:table-cell>…`, equal cells and rows counted
// instead of repeated.
import { csvLimits } from '../../../data/csv/scanner.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { BookFacts } from './book-facts.ts';
import type { BookRows } from './book-rows.ts';
import { OdsAside } from './ods-aside.ts';
import type { OdsContents } from './ods-contents.ts';
import { OdsLooks } from './ods-looks.ts';
import { cellText } from './ods-values.ts';
import type { Attributes, XmlHandler } from './xml.ts';

/** Rows of a sheet. */
const mostRows = 1_048_576;

/** How often a cell or row stands there. */
function repeated(count: string | undefined): number {
  const number = Number(count ?? 1);
  return Number.isInteger(number) && number > 0 ? number : 1;
}

interface FilledCell {
  readonly column: number;
  readonly text: string;
  readonly rows: number;
  readonly colour: string | undefined;
}

export class OdsSheet implements XmlHandler {
  readonly #wanted: number;
  readonly #firstDay: number;
  readonly #rows: BookRows;
  readonly #facts: BookFacts;
  readonly #file: string;
  #sheet = -1;
  #line = 1;
  #rowCount = 1;
  #cells: FilledCell[] = [];
  #column = 0;
  #cell: Attributes | undefined;
  #paragraphs: string[] = [];
  #inText = false;
  readonly #aside = new OdsAside();
  readonly #looks: OdsLooks;

  /** @param wanted the sheet's number in the book, from 0 */
  constructor(wanted: number, { styles, firstDay }: OdsContents, rows: BookRows, facts: BookFacts, file: string) {
    this.#wanted = wanted;
    this.#looks = new OdsLooks(styles);
    this.#firstDay = firstDay;
    this.#rows = rows;
    this.#facts = facts;
    this.#file = file;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'table') this.#sheet += 1;
    if (this.#sheet !== this.#wanted) return;
    if (this.#aside.isInside || OdsAside.isOne(name)) this.#aside.open(name);
    else if (name === 'table-row') this.#openRow(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(attributes);
    else if (name === 'table-column') this.#openColumns(attributes);
    else this.#openText(name, attributes);
  }

  close(name: string): void {
    if (this.#sheet !== this.#wanted) return;
    if (OdsAside.isOne(name)) this.#closeAside(name);
    else if (this.#aside.isInside) return;
    else if (name === 'table-row') this.#closeRow();
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    else if (name === 'p') this.#inText = false;
  }

  text(text: string): void {
    if (this.#inText && !this.#aside.isInside) this.#append(text);
  }

  #closeAside(name: string): void {
    const found = this.#aside.close(name);
    if (found !== undefined) this.#facts.note(found);
  }

  #openRow(attributes: Attributes): void {
    this.#rowCount = repeated(attributes['table:number-rows-repeated']);
    this.#cells = [];
    this.#column = 0;
    this.#looks.row(attributes);
    if (attributes['table:visibility'] !== undefined && attributes['table:visibility'] !== 'visible') {
      this.#facts.note('hidden_rows', undefined, Math.min(this.#rowCount, mostRows));
    }
  }

  #openColumns(attributes: Attributes): void {
    const count = repeated(attributes['table:number-columns-repeated']);
    this.#looks.column(attributes, count);
    if ((attributes['table:visibility'] ?? 'visible') === 'visible') return;
    this.#facts.note('hidden_columns', undefined, Math.min(count, 16_384));
  }

  #openCell(attributes: Attributes): void {
    this.#cell = attributes;
    this.#paragraphs = [];
  }

  #openText(name: string, attributes: Attributes): void {
    if (this.#cell === undefined) return;
    if (name === 'p') {
      this.#paragraphs.push('');
      this.#inText = true;
    } else if (!this.#inText) return;
    else if (name === 's') this.#append(' '.repeat(Math.min(repeated(attributes['text:c']), 1000)));
    else if (name === 'tab') this.#append('\t');
    else if (name === 'line-break') this.#append('\n');
  }

  #append(text: string): void {
    const last = this.#paragraphs.length - 1;
    this.#paragraphs[last] = (this.#paragraphs[last] ?? '') + text;
  }

  #closeCell(): void {
    const attributes = this.#cell ?? {};
    this.#cell = undefined;
    const count = repeated(attributes['table:number-columns-repeated']);
    const { colour, format } = this.#looks.of(attributes, this.#column);
    const shown = this.#paragraphs.join('\n');
    const text = cellText({ attributes, shown, format, firstDay: this.#firstDay }, this.#column, this.#facts);
    const rows = repeated(attributes['table:number-rows-spanned']);
    if (rows > 1 || repeated(attributes['table:number-columns-spanned']) > 1) this.#facts.note('merged_cells');
    // A filled cell repeated beyond the last column is refused by the row itself.
    const copies = text === '' ? 0 : Math.min(count, csvLimits.columns + 1);
    for (let copy = 0; copy < copies; copy += 1) {
      this.#cells.push({ column: this.#column + copy, text, rows, colour });
    }
    this.#column += count;
  }

  #closeRow(): void {
    if (this.#line + this.#rowCount > mostRows + 1 && this.#cells.length > 0) {
      throw new HandoverError('input.bomb', { file: this.#file, row: this.#line }, { limit: 'cells' });
    }
    if (this.#cells.length > 0) for (let copy = 0; copy < this.#rowCount; copy += 1) this.#place(this.#line + copy);
    this.#line += this.#rowCount;
  }

  #place(line: number): void {
    this.#rows.open(line);
    for (const { column, text, rows, colour } of this.#cells) {
      this.#rows.set(column, text);
      if (colour !== undefined) this.#facts.fill(line, column, colour);
      if (rows > 1) this.#facts.merge(line, column, line + rows - 1, text);
    }
    this.#rows.close();
  }
}
