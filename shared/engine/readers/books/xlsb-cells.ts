// What the library does not tell of the cells of a binary workbook: the colour behind them, and which of them hold a picture.
import { xlsbRecords } from './builtin-formats.ts';
import type { HeldCell, HeldSheet } from './sheetjs.ts';

/** Records of the styles ([MS-XLSB] 2.4.652, 2.4.824). */
const ofStyles = { fill: 45, style: 47, firstStyle: 617, lastStyle: 618 } as const;
/** Records of a sheet: a row, a note on the value of the next cell, cells with errors. Cells of 12 to 18 stand right of the last one. */
const ofSheet = { row: 0, valueNote: 50, firstCell: 1, lastCell: 11, firstShort: 12, lastShort: 18, rich: 62 } as const;
const errors: ReadonlySet<number> = new Set([3, 11, 14]);

/** Kinds of colours ([MS-XLSB] 2.5.9). */
const kind = { automatic: 0, indexed: 1, rgb: 2, theme: 3 } as const;
const noPattern: ReadonlySet<number> = new Set([0, 17]);

/** A word that tells one colour from another; undefined for none and for white, as of the theme and of the old palette. */
function colourOf(fill: Buffer): string | undefined {
  if (fill.length < 12 || noPattern.has(fill.readUInt32LE(0))) return undefined;
  const of = fill.readUInt8(4) >> 1;
  const index = fill.readUInt8(5);
  const isWhite =
    of === kind.automatic ||
    (of === kind.indexed && (index === 1 || index === 9 || index >= 64)) ||
    (of === kind.theme && index === 0 && fill.readInt16LE(6) === 0) ||
    (of === kind.rgb && fill.toString('hex', 8, 11) === 'ffffff');
  return isWhite ? undefined : fill.toString('hex', 4, 11);
}

/** By number of the cell style. */
export function xlsbColours(styles: Buffer): (string | undefined)[] {
  const fills: (string | undefined)[] = [];
  const colours: (string | undefined)[] = [];
  let isOfCells = false;
  for (const { type, body } of xlsbRecords(styles)) {
    if (type === ofStyles.fill) fills.push(colourOf(body));
    else if (type === ofStyles.firstStyle) isOfCells = true;
    else if (type === ofStyles.lastStyle) isOfCells = false;
    else if (type === ofStyles.style && isOfCells)
      colours.push(body.length < 8 ? undefined : fills[body.readUInt16LE(6)]);
  }
  return colours;
}

function markOf(type: number, style: number, isNoted: boolean, colours: readonly (string | undefined)[]) {
  const colour = colours[style];
  return {
    ...(colour === undefined ? {} : { s: { fgColor: { rgb: colour } } }),
    ...(isNoted && errors.has(type) ? { isPicture: true } : {}),
  } satisfies Partial<HeldCell>;
}

/** Puts what it finds to the cells of the sheet. @param part the records of the sheet */
export function markCells(part: Buffer, colours: readonly (string | undefined)[], sheet: HeldSheet): void {
  let row = 0;
  let column = -1;
  let isNoted = false;
  for (const { type, body } of xlsbRecords(part)) {
    if (type === ofSheet.row && body.length >= 4) {
      row = body.readUInt32LE(0);
      column = -1;
    } else if (type === ofSheet.valueNote) isNoted = true;
    else if (type >= ofSheet.firstCell && type <= ofSheet.lastShort ? body.length >= 4 : type === ofSheet.rich) {
      const isShort = type >= ofSheet.firstShort && type <= ofSheet.lastShort;
      column = isShort || body.length < 8 ? column + 1 : body.readUInt32LE(0);
      const cell = sheet['!data']?.[row]?.[column];
      const style = body.readUIntLE(isShort ? 0 : 4, 3);
      if (cell !== undefined) Object.assign(cell, markOf(type, style, isNoted, colours));
      isNoted = false;
    }
  }
}
