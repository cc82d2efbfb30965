// The cell styles of a workbook (ECMA-376 18.8): how numbers are shown, and the colour behind a cell.

import { type NumberFormat, parseNumberFormat } from './xlsx-values.ts';
import type { Attributes } from './xml.ts';
import { readTags } from './xml-tags.ts';
import type { ZipParts } from './zip.ts';

/** By number of the style. */
export interface Styles {
  readonly formats: readonly NumberFormat[];
  /** A word that tells one colour from another; undefined for none and for white. */
  readonly fills: readonly (string | undefined)[];
}

/** White as such, as the first colour of the theme, and by its old numbers. */
function isWhite({ rgb, theme, indexed, tint }: Attributes): boolean {
  if (rgb !== undefined) return /^(?:..)?FFFFFF$/i.test(rgb);
  if (theme !== undefined) return theme === '0' && Number(tint ?? 0) === 0;
  return indexed === undefined || indexed === '9' || indexed === '1' || Number(indexed) >= 64;
}

class StyleSheet {
  readonly formats: NumberFormat[] = [];
  readonly fills: (string | undefined)[] = [];
  readonly #codes = new Map<number, string>();
  readonly #patterns: (string | undefined)[] = [];
  #isPattern = false;

  open(name: string, attributes: Attributes, parent: string): void {
    if (name === 'numFmt') this.#codes.set(Number(attributes.numFmtId ?? 0), attributes.formatCode ?? '');
    else if (name === 'fill' && parent === 'fills') this.#patterns.push(undefined);
    else if (name === 'patternFill') this.#isPattern = !/^(?:none|gray125)$/.test(attributes.patternType ?? 'none');
    else if (name === 'fgColor' && this.#isPattern) this.#paint(attributes);
    else if (name === 'xf' && parent === 'cellXfs') this.#style(attributes);
  }

  #paint(colour: Attributes): void {
    if (this.#patterns.length === 0 || isWhite(colour)) return;
    const { rgb = '', theme = '', indexed = '', tint = '' } = colour;
    this.#patterns[this.#patterns.length - 1] = `${rgb}/${theme}/${indexed}/${tint}`;
  }

  #style({ numFmtId, fillId }: Attributes): void {
    const id = Number(numFmtId ?? 0);
    this.formats.push(parseNumberFormat(id, this.#codes.get(id)));
    this.fills.push(this.#patterns[Number(fillId ?? 0)]);
  }
}

/** @throws input.damaged, input.bomb */
export async function readStyles(zip: ZipParts, part: string | undefined, file: string): Promise<Styles> {
  const sheet = new StyleSheet();
  if (part !== undefined) await readTags(zip, part, file, (...tag) => sheet.open(...tag));
  return sheet;
}
