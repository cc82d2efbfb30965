// Cell values of an OpenDocument sheet (1.3 part 3, 19.385 to 19.390) as text, in the form of our own reader of workbooks.
import type { BookFacts } from './book-facts.ts';
import { shownAsDate } from './ods-dates.ts';
import { isoText, type NumberFormat, numberText } from './xlsx-values.ts';
import type { Attributes } from './xml.ts';

export interface OdsCell {
  readonly attributes: Attributes;
  /** Its paragraphs. */
  readonly shown: string;
  /** How its style shows a number, if that is a date or a time. */
  readonly format: NumberFormat | undefined;
  /** Days between the first day of the document and 1899-12-30. */
  readonly firstDay: number;
}

/** `PT26H05M03.25S` as hours, minutes and seconds. */
function durationText(stored: string): string {
  const parts = /^PT(\d+)H(\d+)M(\d+(?:\.\d+)?)S$/.exec(stored);
  if (parts === null) return stored;
  const seconds = Math.round(Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.trunc(seconds / 3600))}:${two(Math.trunc(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A day that is shown with a time has one, if only midnight. */
function dateText(stored: string, shown: string): string {
  const text = isoText(stored.replace(/\.\d+$/, ''));
  return text.length === 10 && /\d:\d/.test(shown) ? `${text} 00:00:00` : text;
}

function floatText(stored: string, { shown, format, firstDay }: OdsCell, column: number, facts: BookFacts): string {
  const { text, isDamaged } = numberText(stored, undefined, false);
  facts.number(column);
  // Some writers store the number of a day, and show the day.
  const date = shownAsDate(Number(stored), firstDay, shown, format);
  if (date !== undefined) return date;
  if (isDamaged) facts.note('long_numbers', column);
  // Zeros in front are a format of the cell: 00012 is shown, 12 is stored.
  return /^0\d+$/.test(shown) && Number(shown) === Number(stored) ? shown : text;
}

export function cellText(cell: OdsCell, column: number, facts: BookFacts): string {
  const text = valueText(cell, column, facts);
  const formula = cell.attributes['table:formula'];
  if (formula !== undefined) facts.note(text === '' ? 'formulas_without_value' : 'formula_cells');
  if (formula !== undefined && /\bDISPIMG\(/.test(formula)) facts.note('cell_pictures', column);
  return text;
}

function valueText(cell: OdsCell, column: number, facts: BookFacts): string {
  const { attributes, shown } = cell;
  if (attributes['calcext:value-type'] === 'error') {
    facts.note('error_cells', column);
    return shown;
  }
  const type = attributes['office:value-type'];
  const value = attributes['office:value'] ?? '';
  if (type === 'float' || type === 'percentage' || type === 'currency') return floatText(value, cell, column, facts);
  if (type === 'date') return dateText(attributes['office:date-value'] ?? '', shown);
  if (type === 'time') return durationText(attributes['office:time-value'] ?? '');
  if (type === 'boolean') return attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE';
  const text = attributes['office:string-value'] ?? shown;
  facts.text(column, text);
  return text;
}
