// What one cell of an HTML table holds: the text that is shown, or the exact value that Excel (`x:num`, `x:str`) or LibreOffice
// (`sdval`) wrote beside it.
import { numberText } from './xlsx-values.ts';

export type CellAttributes = ReadonlyMap<string, string>;

/** White space as HTML shows it: runs become one space; a hard space stays one; lines end where the markup ends them. */
export function shownText(text: string): string {
  return text
    .replace(/[ \t\r\f]+/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/ *\n */g, '\n')
    .trim();
}

/** A number as a sheet shows it: 1,234.50, ¥12, 15%, 3.2E+17. */
const shownNumber = /^[^\d\-.]{0,3}-?[\d,]*\.?\d+(?:E[+-]?\d+)?\s?[%元]?$/i;

/**
 * The value of a cell. A number that the sheet shows rounded or with an exponent is taken exactly; a date is taken as it is shown.
 * @returns `isDamaged` for a whole number of more than 15 digits that was stored as a number
 */
export function htmlCell(
  attributes: CellAttributes,
  shown: string,
): { text: string; isDamaged: boolean; isNumber: boolean } {
  const text = attributes.get('x:str') || shown;
  const number = attributes.get('x:num') ?? attributes.get('sdval');
  if (number === undefined || !shownNumber.test(shown)) return { text, isDamaged: false, isNumber: false };
  const exact = numberText(number || shown.replaceAll(',', ''), undefined, false);
  // Zeros in front are a format of the cell: 00012 is shown, 12 is stored.
  return /^0\d/.test(shown) ? { text, isDamaged: false, isNumber: true } : { ...exact, isNumber: true };
}

const background = /background(?:-color)?\s*:\s*([^;"]+)/i;
const noColour = /^(?:|white|#fff(?:fff)?|transparent|none|inherit|initial|window|auto)$/i;

/** The colour behind a cell, if it has one of its own. */
export function colourOf(attributes: CellAttributes): string | undefined {
  const colour = (attributes.get('bgcolor') ?? background.exec(attributes.get('style') ?? '')?.[1] ?? '').trim();
  return noColour.test(colour) ? undefined : colour.toLowerCase();
}

export function isHidden(attributes: CellAttributes): boolean {
  return /display\s*:\s*none/i.test(attributes.get('style') ?? '');
}

/** A span as HTML bounds it; 1 for none. */
export function spanOf(attributes: CellAttributes, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(attributes.get(name) ?? '1', 10);
  if (name === 'rowspan') return span === 0 ? 65_534 : Math.min(Math.max(span || 1, 1), 65_534);
  return Math.min(Math.max(span || 1, 1), 1000);
}
