// Reads the rows of one sheet (ECMA-376 18.3): `<row r><c r t s><v>…</v></c></row>`, cells as text in their columns.
import { HandoverError } from '../../../domain/errors.ts';
import type { CellRow } from '../rows/cell-table.ts';
import type { BookFacts } from './book-facts.ts';
import { BookRows } from './book-rows.ts';
import { wholeAt } from './plain-cell.ts';
import type { ItemHandler } from './plain-element.ts';
import type { SharedStrings } from './xlsx-strings.ts';
import { columnOf, isoText, numberText, unescapeString } from './xlsx-values.ts';
import type { Workbook } from './xlsx-workbook.ts';
import { type Attributes, isTrue } from './xml.ts';

/** Signs of a formula that are looked at: the names of functions stand first. */
const formulaStart = 64;
/** Columns of a sheet. */
const mostColumns = 16_384;

/** Columns from `min` to `max`. */
function hiddenColumns({ min, max }: Attributes): number {
  const count = Number(max) - Number(min) + 1;
  return count >= 1 && count <= mostColumns ? count : 1;
}

/** What the workbook says of its cells. */
type SheetLooks = Pick<Workbook, 'formats' | 'fills' | 'is1904'>;

/** Collects rows while the sheet's XML goes by. */
export class SheetHandler implements ItemHandler {
  readonly #workbook: SheetLooks;
  readonly #strings: SharedStrings;
  readonly #facts: BookFacts;
  readonly #file: string;
  readonly #rows: BookRows;
  #column = 0;
  #type = 'n';
  #style = 0;
  #value = '';
  /** The value of a cell with a shared string, as long as it is a plain number. */
  #shared: number | undefined;
  #inline = '';
  #formula = '';
  #holds: 'value' | 'inline' | 'formula' | undefined;
  #phonetic = 0;
  #isFormula = false;
  #isRich = false;

  constructor(workbook: SheetLooks, strings: SharedStrings, facts: BookFacts, file: string) {
    this.#workbook = workbook;
    this.#strings = strings;
    this.#facts = facts;
    this.#file = file;
    this.#rows = new BookRows(facts, file);
  }

  /** Gives the whole rows that have gone by since the last call. */
  take(): CellRow[] {
    return this.#rows.take();
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.#openAny(attributes);
    else if (name === 'v') this.#holds = 'value';
    else if (name === 't' && this.#phonetic === 0) this.#holds = 'inline';
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'rPh') this.#phonetic += 1;
    else if (name === 'f') this.#openFormula();
    else if (name === 'mergeCell') this.#facts.note('merged_cells');
    else if (name === 'col' && isTrue(attributes.hidden)) {
      this.#facts.note('hidden_columns', undefined, hiddenColumns(attributes));
    }
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    else if (name === 'v' || name === 't' || name === 'f') this.#holds = undefined;
    else if (name === 'rPh') this.#phonetic -= 1;
    else if (name === 'row') this.#rows.close();
  }

  text(text: string): void {
    if (this.#holds === 'value') this.#addValue(text);
    else if (this.#holds === 'inline') this.#inline += text;
    else if (this.#holds === 'formula' && this.#formula.length < formulaStart) this.#formula += text;
  }

  #openRow(attributes: Attributes): void {
    this.#rows.open(attributes.r === undefined ? undefined : Number(attributes.r));
    this.#column = 0;
    if (isTrue(attributes.hidden)) this.#facts.note('hidden_rows');
  }

  openCell(column: number, type: string, style: number): void {
    if (column < 1 || column > mostColumns) throw this.#damaged();
    this.#column = column;
    this.#type = type;
    this.#style = style;
    this.#value = '';
    this.#shared = undefined;
    this.#inline = '';
    this.#formula = '';
    this.#isFormula = false;
    this.#isRich = false;
  }

  utf8(bytes: Buffer, start: number, end: number): boolean {
    if (this.#type !== 's' || this.#holds !== 'value' || this.#value !== '' || this.#shared !== undefined) return false;
    const value = wholeAt(bytes, start, end);
    if (value >= 0) this.#shared = value;
    return value >= 0;
  }

  #addValue(text: string): void {
    if (this.#shared !== undefined) this.#value = String(this.#shared);
    this.#shared = undefined;
    this.#value += text;
  }

  #openAny({ r, t, s, vm }: Attributes): void {
    this.openCell(r === undefined ? this.#column + 1 : columnOf(r), t ?? 'n', Number(s ?? 0));
    this.#isRich = vm !== undefined;
  }

  #openFormula(): void {
    this.#holds = 'formula';
    this.#isFormula = true;
  }

  #closeCell(): void {
    const column = this.#column - 1;
    const text = this.#cellText(column);
    if (this.#isFormula) this.#facts.note(text === '' ? 'formulas_without_value' : 'formula_cells');
    if (this.#isFormula && /\bDISPIMG\(/.test(this.#formula)) this.#facts.note('cell_pictures', column);
    if (text === '') return;
    this.#rows.set(column, text);
    const colour = this.#workbook.fills[this.#style];
    if (colour !== undefined) this.#facts.fill(this.#rows.line, column, colour);
  }

  #cellText(column: number): string {
    const stored = this.#value;
    if (this.#type === 'b') return stored === '' ? '' : isTrue(stored.trim()) ? 'TRUE' : 'FALSE';
    if (this.#type === 'd') return isoText(stored);
    if (this.#type === 'e') {
      // A picture laid into a cell stands there as an error with rich data (`vm`).
      this.#facts.note(this.#isRich ? 'cell_pictures' : 'error_cells', column);
      return stored;
    }
    return this.#type === 'n' ? this.#number(stored, column) : this.#string(stored, column);
  }

  #string(stored: string, column: number): string {
    const text = this.#type === 's' ? this.#sharedText(stored) : unescapeString(this.#inline || stored);
    this.#facts.text(column, text);
    return text;
  }

  #sharedText(stored: string): string {
    if (stored !== '') return this.#strings.at(Number(stored));
    return this.#shared === undefined ? '' : this.#strings.at(this.#shared);
  }

  #number(stored: string, column: number): string {
    if (stored === '') return '';
    const { text, isDamaged } = numberText(stored, this.#workbook.formats[this.#style], this.#workbook.is1904);
    this.#facts.number(column);
    if (isDamaged) this.#facts.note('long_numbers', column);
    return text;
  }

  #damaged(): HandoverError {
    return new HandoverError('input.damaged', { file: this.#file, row: this.#rows.line });
  }
}
