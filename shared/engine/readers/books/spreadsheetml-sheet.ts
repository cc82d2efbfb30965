// Reads one sheet of XML Spreadsheet 2003: `<Worksheet><Table><Row><Cell><Data Type>…</Data></Cell></Row></Table></Worksheet>`.
import type { BookFacts } from './book-facts.ts';
import type { BookRows } from './book-rows.ts';
import { isoText, type NumberFormat, numberText, parseNumberFormat } from './xlsx-values.ts';
import { type Attributes, isTrue, type XmlHandler } from './xml.ts';

/** An attribute of the format's own namespace, whose prefix is `ss` wherever it was seen. */
export function own(attributes: Attributes, name: string): string | undefined {
  return attributes[`ss:${name}`] ?? attributes[name];
}

interface Style {
  readonly format: NumberFormat | undefined;
  readonly colour: string | undefined;
}

/** A day and a time of day; a time alone stands on the day before the first. */
function dateText(stored: string): string {
  const time = /^1899-12-3[01]T(\d{2}:\d{2}:\d{2})/.exec(stored)?.[1];
  return time ?? isoText(stored);
}

export class SpreadsheetMlSheet implements XmlHandler {
  readonly #wanted: number;
  readonly #rows: BookRows;
  readonly #facts: BookFacts;
  readonly #styles = new Map<string, Style>();
  #styleId = '';
  #sheet = -1;
  #column = 0;
  #cell: Attributes = {};
  #type = '';
  #text = '';
  #isData = false;
  #isComment = false;

  /** @param wanted the sheet's number in the book, from 0 */
  constructor(wanted: number, rows: BookRows, facts: BookFacts) {
    this.#wanted = wanted;
    this.#rows = rows;
    this.#facts = facts;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'Worksheet') this.#sheet += 1;
    else if (this.#sheet < 0) this.#style(name, attributes);
    else if (this.#sheet !== this.#wanted) return;
    else if (name === 'Row') this.#openRow(attributes);
    else if (name === 'Cell') this.#openCell(attributes);
    else if (name === 'Comment') this.#openComment();
    else if (name === 'Data' && !this.#isComment) this.#openData(attributes);
    else if (name === 'Column' && isTrue(own(attributes, 'Hidden'))) this.#hideColumns(attributes);
    else if (name === 'AutoFilterColumn') this.#facts.note('filters');
  }

  close(name: string): void {
    if (this.#sheet !== this.#wanted) return;
    if (name === 'Row') this.#rows.close();
    else if (name === 'Cell') this.#closeCell();
    else if (name === 'Comment') this.#isComment = false;
    else if (name === 'Data') this.#isData = false;
  }

  text(text: string): void {
    if (this.#isData) this.#text += text;
  }

  #style(name: string, attributes: Attributes): void {
    if (name === 'Style') this.#styleId = own(attributes, 'ID') ?? '';
    const known = this.#styles.get(this.#styleId) ?? { format: undefined, colour: undefined };
    if (name === 'NumberFormat') {
      this.#styles.set(this.#styleId, { ...known, format: parseNumberFormat(-1, own(attributes, 'Format') ?? '') });
    } else if (name === 'Interior') {
      const colour = own(attributes, 'Color');
      this.#styles.set(this.#styleId, { ...known, colour: colour?.toUpperCase() === '#FFFFFF' ? undefined : colour });
    }
  }

  #openRow(attributes: Attributes): void {
    const line = own(attributes, 'Index');
    this.#rows.open(line === undefined ? undefined : Number(line));
    this.#column = 0;
    if (isTrue(own(attributes, 'Hidden'))) this.#facts.note('hidden_rows');
  }

  #openCell(attributes: Attributes): void {
    const column = own(attributes, 'Index');
    if (column !== undefined) this.#column = Math.max(0, Number(column) - 1 || 0);
    this.#cell = attributes;
    this.#type = '';
    this.#text = '';
  }

  #openComment(): void {
    this.#isComment = true;
    this.#facts.note('comments');
  }

  #openData(attributes: Attributes): void {
    this.#isData = true;
    this.#type = own(attributes, 'Type') ?? 'String';
  }

  #hideColumns(attributes: Attributes): void {
    const span = Number(own(attributes, 'Span') ?? 0);
    this.#facts.note('hidden_columns', undefined, span >= 0 && span < 16_384 ? 1 + span : 1);
  }

  #closeCell(): void {
    const column = this.#column;
    const style = this.#styles.get(own(this.#cell, 'StyleID') ?? '');
    const text = this.#value(column, style?.format);
    if (own(this.#cell, 'Formula') !== undefined)
      this.#facts.note(text === '' ? 'formulas_without_value' : 'formula_cells');
    this.#rows.set(column, text);
    if (text !== '' && style?.colour !== undefined) this.#facts.fill(this.#rows.line, column, style.colour);
    this.#merge(column, text);
  }

  #value(column: number, format: NumberFormat | undefined): string {
    const stored = this.#text;
    if (this.#type === 'Number') return this.#number(stored, format, column);
    if (this.#type === 'DateTime') return dateText(stored);
    if (this.#type === 'Boolean') return stored === '' ? '' : isTrue(stored.trim()) ? 'TRUE' : 'FALSE';
    if (this.#type === 'Error') this.#facts.note('error_cells', column);
    else this.#facts.text(column, stored);
    return stored;
  }

  #number(stored: string, format: NumberFormat | undefined, column: number): string {
    const { text, isDamaged } = numberText(stored, format, false);
    this.#facts.number(column);
    if (isDamaged) this.#facts.note('long_numbers', column);
    return text;
  }

  #merge(column: number, text: string): void {
    const across = Number(own(this.#cell, 'MergeAcross') ?? 0) || 0;
    const down = Number(own(this.#cell, 'MergeDown') ?? 0) || 0;
    if (across > 0 || down > 0) this.#facts.note('merged_cells');
    if (down > 0) this.#facts.merge(this.#rows.line, column, this.#rows.line + down, text);
    this.#column = column + 1 + Math.max(0, across);
  }
}
