// Writes workbooks as Excel and WPS do: shared strings, numbers with formats, dates as serial numbers, merged ranges.
import { bookPackage, type ExtraPart, schema } from './book-package.ts';

/** Places of the number formats in the styles of every book here. */
const formats = [0, 14, 'yyyy"年"m"月"d"日"', '#,##0.00', '00000', 'h:mm', 'yyyy-mm-dd hh:mm:ss', 49] as const;
export const style = { general: 0, day: 1, chineseDay: 2, money: 3, code: 4, time: 5, moment: 6, text: 7 } as const;

/** A text goes among the shared strings; a cell of another kind says its type, and what stands inside it. */
export type Cell = string | number | { readonly type?: string; readonly style?: number; readonly inside: string };

export interface SheetPlan {
  readonly name: string;
  /** An empty list leaves the row out; `undefined` leaves a cell out. */
  readonly rows: readonly (readonly (Cell | undefined)[])[];
  /** Attributes of rows, by line. */
  readonly rowAttributes?: Readonly<Record<number, string>>;
  readonly merged?: readonly string[];
  /** Elements before the rows, the filter behind them, and what stands behind the merged ranges. */
  readonly before?: string;
  readonly filter?: string;
  readonly after?: string;
  readonly isHidden?: boolean;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function preserved(text: string): string {
  return `<t xml:space="preserve">${escapeXml(text)}</t>`;
}

export const styled = (value: number | string, place: number): Cell => ({ style: place, inside: `<v>${value}</v>` });
export const formula = (code: string, value: number | string): Cell => ({ inside: `<f>${code}</f><v>${value}</v>` });
export const textFormula = (code: string, value: string): Cell => ({
  type: 'str',
  inside: `<f>${escapeXml(code)}</f><v>${escapeXml(value)}</v>`,
});
export const inline = (text: string): Cell => ({ type: 'inlineStr', inside: `<is>${preserved(text)}</is>` });
export const rich = (...pieces: readonly string[]): Cell => ({
  type: 'inlineStr',
  inside: `<is>${pieces.map((piece) => `<r><rPr><b/></rPr>${preserved(piece)}</r>`).join('')}</is>`,
});

const firstDay = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/** A date `YYYY-MM-DD`, or one with a time of day behind it. */
export function moment(text: string, place: number = style.day, epoch: 1900 | 1904 = 1900): Cell {
  const serial =
    (Date.parse(`${text.replace(' ', 'T')}${text.length > 10 ? '' : 'T00:00:00'}Z`) - firstDay[epoch]) / 86_400_000;
  return styled(serial, place);
}

function letters(column: number): string {
  return String.fromCharCode(65 + column);
}

class Strings {
  readonly items: string[] = [];

  place(text: string): number {
    const known = this.items.indexOf(text);
    return known >= 0 ? known : this.items.push(text) - 1;
  }
}

function cellXml(cell: Cell | undefined, reference: string, strings: Strings): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'string') return `<c r="${reference}" t="s"><v>${strings.place(cell)}</v></c>`;
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  const type = cell.type === undefined ? '' : ` t="${cell.type}"`;
  return `<c r="${reference}" s="${cell.style ?? 0}"${type}>${cell.inside}</c>`;
}

function sheetRows({ rows, rowAttributes = {} }: SheetPlan, strings: Strings): string {
  return rows
    .map((cells, index) => {
      if (cells.length === 0) return '';
      const line = index + 1;
      const inner = cells.map((cell, column) => cellXml(cell, `${letters(column)}${line}`, strings));
      return `<row r="${line}" ${rowAttributes[line] ?? ''}>${inner.join('')}</row>`;
    })
    .join('');
}

function mergeXml(ranges: readonly string[]): string {
  return ranges.length === 0
    ? ''
    : `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
}

export interface BookPlan {
  readonly is1904?: boolean;
  readonly extra?: readonly ExtraPart[];
}

export function book(plans: readonly SheetPlan[], more: BookPlan = {}): Uint8Array {
  const strings = new Strings();
  const sheets = plans.map((plan) => ({
    name: plan.name,
    isHidden: plan.isHidden === true,
    xml:
      `<worksheet xmlns="${schema.main}" xmlns:r="${schema.office}">${plan.before ?? ''}` +
      `<sheetData>${sheetRows(plan, strings)}</sheetData>${plan.filter ?? ''}${mergeXml(plan.merged ?? [])}${plan.after ?? ''}</worksheet>`,
  }));
  const items = strings.items.map((text) => `<si>${preserved(text)}</si>`).join('');
  return bookPackage({ sheets, strings: items, formats, ...more });
}
