// Reads the rows of one sheet (ECMA-376 18.3): `<row r><c r t s><v>…</v></c></row>`, cells as text in their columns.
import { csvLimits } from '../../data/csv-scanner.ts';
import { HandoverError } from '../../domain/errors.ts';
import { tooWide } from './header.ts';
import { limits } from './limits.ts';
import type { Notice } from './table.ts';
import type { SharedStrings } from './xlsx-strings.ts';
import { columnOf, isoText, numberText, unescapeString } from './xlsx-values.ts';
import type { Workbook } from './xlsx-workbook.ts';
import type { Attributes, XmlHandler } from './xml.ts';

export interface SheetRow {
  /** Row number of the sheet, from 1. */
  readonly line: number;
  readonly cells: string[];
}

export type SheetNotice = Extract<
  Notice['code'],
  | 'hidden_rows'
  | 'hidden_columns'
  | 'merged_cells'
  | 'error_cells'
  | 'formula_cells'
  | 'formulas_without_value'
  | 'long_numbers'
>;

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Columns from `min` to `max`; a sheet has 16,384. */
function hiddenColumns({ min, max }: Attributes): number {
  const count = Number(max) - Number(min) + 1;
  return count >= 1 && count <= 16_384 ? count : 1;
}

/** Collects rows while the sheet's XML goes by. */
export class SheetHandler implements XmlHandler {
  readonly counts = new Map<SheetNotice, number>();
  readonly #workbook: Workbook;
  readonly #strings: SharedStrings;
  readonly #file: string;
  #rows: SheetRow[] = [];
  #held = 0;
  #total = 0;
  #rowLength = 0;
  #line = 0;
  #cells: string[] = [];
  #column = 0;
  #type = 'n';
  #style = 0;
  #value = '';
  #inline = '';
  #holds: 'value' | 'inline' | undefined;
  #phonetic = 0;
  #isFormula = false;

  constructor(workbook: Workbook, strings: SharedStrings, file: string) {
    this.#workbook = workbook;
    this.#strings = strings;
    this.#file = file;
  }

  /** Gives the whole rows that have gone by since the last call. */
  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    this.#held = this.#rowLength;
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#holds = 'value';
    else if (name === 't' && this.#phonetic === 0) this.#holds = 'inline';
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'rPh') this.#phonetic += 1;
    else if (name === 'f') this.#isFormula = true;
    else if (name === 'mergeCell') this.#note('merged_cells');
    else if (name === 'col' && isTrue(attributes.hidden)) {
      this.#note('hidden_columns', hiddenColumns(attributes));
    }
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    else if (name === 'v' || name === 't') this.#holds = undefined;
    else if (name === 'rPh') this.#phonetic -= 1;
    else if (name === 'row') this.#rows.push({ line: this.#line, cells: this.#cells });
  }

  text(text: string): void {
    if (this.#holds === 'value') this.#value += text;
    else if (this.#holds === 'inline') this.#inline += text;
  }

  #openRow(attributes: Attributes): void {
    const line = attributes.r === undefined ? this.#line + 1 : Number(attributes.r);
    if (!Number.isInteger(line) || line <= this.#line) throw new HandoverError('input.damaged', { file: this.#file });
    this.#line = line;
    this.#cells = [];
    this.#column = 0;
    this.#rowLength = 0;
    if (isTrue(attributes.hidden)) this.#note('hidden_rows');
  }

  #openCell(attributes: Attributes): void {
    const column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r);
    if (column <= this.#column) throw new HandoverError('input.damaged', { file: this.#file, row: this.#line });
    this.#column = column;
    this.#type = attributes.t ?? 'n';
    this.#style = Number(attributes.s ?? 0);
    this.#value = '';
    this.#inline = '';
    this.#isFormula = false;
  }

  #closeCell(): void {
    const text = this.#cellText();
    if (this.#isFormula) this.#note(text === '' ? 'formulas_without_value' : 'formula_cells');
    if (text === '') return;
    this.#weigh(Buffer.byteLength(text));
    if (this.#column > csvLimits.columns) throw tooWide(this.#file, this.#line, this.#column);
    while (this.#cells.length < this.#column - 1) this.#cells.push('');
    this.#cells.push(text);
  }

  #weigh(length: number): void {
    this.#rowLength += length;
    this.#held += length;
    this.#total += length;
    const where = { file: this.#file, row: this.#line };
    if (this.#rowLength > csvLimits.rowBytes) throw new HandoverError('input.line-too-long', where);
    if (this.#held > limits.heldText || this.#total > limits.sheetText) {
      throw new HandoverError('input.bomb', where, { limit: 'cells' });
    }
  }

  #cellText(): string {
    const stored = this.#value;
    if (this.#type === 's') return stored === '' ? '' : this.#strings.at(Number(stored));
    if (this.#type === 'inlineStr') return unescapeString(this.#inline || stored);
    if (this.#type === 'str') return unescapeString(stored);
    if (this.#type === 'b') return stored === '' ? '' : isTrue(stored.trim()) ? 'TRUE' : 'FALSE';
    if (this.#type === 'd') return isoText(stored);
    if (this.#type === 'e') {
      this.#note('error_cells');
      return stored;
    }
    const { text, isDamaged } = numberText(stored, this.#workbook.formats[this.#style], this.#workbook.is1904);
    if (isDamaged) this.#note('long_numbers');
    return text;
  }

  #note(code: SheetNotice, count = 1): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + count);
  }
}
