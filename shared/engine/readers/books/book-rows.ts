// Collects the rows of a sheet within bounds: of columns, of the text of one row, of the rows held at once, of the whole sheet.
import { csvLimits } from '../../../data/csv/scanner.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { CellRow } from '../rows/cell-table.ts';
import { tooWide } from '../rows/header.ts';
import type { BookFacts } from './book-facts.ts';

export class BookRows {
  readonly #facts: BookFacts;
  readonly #file: string;
  #rows: CellRow[] = [];
  #cells: string[] = [];
  #line = 0;
  #rowBytes = 0;
  #heldBytes = 0;
  #allBytes = 0;

  constructor(facts: BookFacts, file: string) {
    this.#facts = facts;
    this.#file = file;
  }

  /** The row under way, from 1; 0 before the first. */
  get line(): number {
    return this.#line;
  }

  get held(): number {
    return this.#rows.length;
  }

  /** Gives the whole rows since the last call. */
  take(): CellRow[] {
    const rows = this.#rows;
    this.#rows = [];
    this.#heldBytes = this.#rowBytes;
    return rows;
  }

  /** Begins a row. Rows whose numbers do not rise keep their order in the file and count on from the last one. */
  open(line = this.#line + 1): void {
    if (!Number.isInteger(line) || line < 1) throw new HandoverError('input.damaged', { file: this.#file });
    if (line <= this.#line) this.#facts.note('rows_out_of_order');
    this.#line = Math.max(line, this.#line + 1);
    this.#cells = [];
    this.#rowBytes = 0;
  }

  /**
   * Puts a text into a column, from 0. Cells may come in any order, but a second one in the same place would hide the first.
   * @throws input.too-wide, input.damaged, input.line-too-long, input.bomb
   */
  set(column: number, text: string): void {
    if (text === '') return;
    if (column >= csvLimits.columns) throw tooWide(this.#file, this.#line, column + 1);
    this.#weigh(Buffer.byteLength(text));
    const cells = this.#cells;
    while (cells.length < column) cells.push('');
    if ((cells[column] ?? '') !== '') throw new HandoverError('input.damaged', { file: this.#file, row: this.#line });
    cells[column] = text;
  }

  /** Ends the row; what cells merged downwards carry on is filled in. */
  close(): void {
    this.#weigh(this.#facts.row(this.#line, this.#cells));
    this.#rows.push({ line: this.#line, cells: this.#cells });
  }

  #weigh(bytes: number): void {
    this.#rowBytes += bytes;
    this.#heldBytes += bytes;
    this.#allBytes += bytes;
    const where = { file: this.#file, row: this.#line };
    if (this.#rowBytes > csvLimits.rowBytes) throw new HandoverError('input.line-too-long', where);
    if (this.#heldBytes > limits.heldText || this.#allBytes > limits.sheetText) {
      throw new HandoverError('input.bomb', where, { limit: 'cells' });
    }
  }
}
