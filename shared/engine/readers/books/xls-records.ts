// Makes the records of an XLS safe to hand to the library: those that hold cells stay, all others are given a type that it passes over;
// what a person should know of those is counted here.
import { limits } from '../limits.ts';
import { type BookRecord, xlsRecords } from './builtin-formats.ts';
import { boundColumns, isBeyondSheet } from './xls-places.ts';

/** Types of records ([MS-XLS] 2.3), with those of older versions. */
const type = {
  starts: [0x0009, 0x0209, 0x0409, 0x0809],
  end: 0x000a,
  filePass: 0x002f,
  continue: 0x003c,
  sheet: 0x0085,
  name: 0x0018,
  note: 0x001c,
  filterMode: 0x009b,
  object: 0x005d,
  book: 0x01ae,
  columns: 0x007d,
  formulas: [0x0006, 0x0206, 0x0406],
  /** A record that the library knows and does nothing with: Selection. */
  passedOver: 0x001d,
} as const;

/** Code page, start of dates, formats, styles, colours; sheets, texts, cells, rows, columns, merged ranges; kinds of sheets. */
const kept = new Set<number>([
  ...[...type.starts, type.end, type.continue, type.sheet, ...type.formulas],
  ...[0x0042, 0x0022, 0x001e, 0x041e, 0x0043, 0x0243, 0x0443, 0x00e0, 0x0092, 0x00fc],
  ...[0x0002, 0x0003, 0x0203, 0x0004, 0x0204, 0x0005, 0x0205, 0x0007, 0x0207, 0x00bd, 0x00d6, 0x00fd, 0x027e],
  ...[0x0000, 0x0200, 0x0008, 0x0208, 0x007d, 0x00e5, 0x0081],
]);

/** Cells of Excel 2. In a later book the library reads far behind them. */
const ofExcel2: ReadonlySet<number> = new Set([0x0002, 0x0003, 0x0004, 0x0005, 0x0007]);

const longestRecord = 8224;
/** The kind of an object, behind the mark and the length of its first part. */
const picture = 8;
/** The length of a formula's tokens that means none. */
const noTokens = 0xffff;

/** Of a book that formulas lead to: the second number of this one itself, and of functions ([MS-XLS] 2.4.271). */
const ownBooks: ReadonlySet<number> = new Set([0x0401, 0x3a01]);
/** A formula of WPS that shows a picture in its cell names it so. */
const pictureName = /ID_[0-9A-F]{32}/;
const formulaOfPicture = 54;

/** Of one sheet. */
export interface XlsSheetFacts {
  /** Where its records begin; sheets are in the order of these. */
  readonly at: number;
  comments: number;
  pictures: number;
  filters: number;
  cellPictures: number;
}

export interface XlsFacts {
  readonly isLocked: boolean;
  /** Each part of the book begins and ends, and no record is longer than Excel makes them. */
  readonly isWhole: boolean;
  /** It names places that no sheet has, or more sheets than any book. */
  readonly isBeyond: boolean;
  readonly names: readonly string[];
  /** Links to other files. */
  readonly links: number;
  readonly sheets: readonly XlsSheetFacts[];
}

/** The name that a person gave; those of the program's own are one character with a mark. */
function nameOf(body: Buffer): string | undefined {
  const isOwn = ((body[0] ?? 0) & 0x20) !== 0;
  const length = body[3] ?? 0;
  if (isOwn || body.length < 15 + length) return undefined;
  const isWide = ((body[14] ?? 0) & 1) !== 0;
  return body.toString(isWide ? 'utf16le' : 'latin1', 15, 15 + (isWide ? 2 * length : length));
}

class Tamer {
  isLocked = false;
  isBroken = false;
  isBeyond = false;
  links = 0;
  readonly names: string[] = [];
  readonly #stream: Buffer;
  readonly #starts = new Set<number>();
  readonly #sheets = new Map<number, XlsSheetFacts>();
  #sheet: XlsSheetFacts | undefined;
  #depth = 0;
  #keepsLast = true;

  constructor(stream: Buffer) {
    this.#stream = stream;
  }

  run(): void {
    for (const record of xlsRecords(this.#stream)) {
      const { length, body } = record;
      this.isBroken ||= this.#depth > 0 && (length > longestRecord || body.length < length);
      this.#note(record);
      this.#tame(record);
      this.isBeyond ||= isBeyondSheet(record) || this.#starts.size > limits.tables;
    }
    this.isBroken ||= this.#depth !== 0;
  }

  get #isExcel2(): boolean {
    return this.#stream.readUInt16LE(0) === type.starts[0];
  }

  /** Facts of those sheets that the book itself lists; a book of one sheet lists none. */
  get sheets(): XlsSheetFacts[] {
    const all = [...this.#sheets.values()];
    const listed = all.filter(({ at }) => this.#starts.has(at));
    return listed.length > 0 ? listed : all;
  }

  #note({ type: kind, body }: BookRecord): void {
    if ((type.starts as readonly number[]).includes(kind)) this.#begin(body.byteOffset - this.#stream.byteOffset - 4);
    else if (kind === type.end) this.#depth -= 1;
    else if (kind === type.filePass) this.isLocked = true;
    else if (kind === type.sheet && body.length >= 4) this.#starts.add(body.readUInt32LE(0));
    else if (kind === type.name) this.names.push(nameOf(body) ?? '');
    else if (kind === type.book) this.links += Number(body.length >= 4 && !ownBooks.has(body.readUInt16LE(2)));
    else if (this.#sheet !== undefined) this.#noteOf(this.#sheet, kind, body);
  }

  #noteOf(sheet: XlsSheetFacts, kind: number, body: Buffer): void {
    if (kind === type.note) sheet.comments += 1;
    else if (kind === type.filterMode) sheet.filters += 1;
    else if (kind === type.object && body.length >= 6 && body.readUInt16LE(4) === picture) sheet.pictures += 1;
    else if (body.length > formulaOfPicture && (type.formulas as readonly number[]).includes(kind)) {
      sheet.cellPictures += Number(pictureName.test(body.toString('latin1').replaceAll('\0', '')));
    }
  }

  /** A part begins; one inside another is a chart of the sheet. */
  #begin(at: number): void {
    this.#depth += 1;
    if (this.#depth > 1) return;
    this.#sheet = { at, comments: 0, pictures: 0, filters: 0, cellPictures: 0 };
    this.#sheets.set(at, this.#sheet);
  }

  #tame({ type: kind, body }: BookRecord): void {
    const keeps = kind === type.continue ? this.#keepsLast : kept.has(kind);
    this.#keepsLast = keeps;
    if (!keeps) this.#stream.writeUInt16LE(type.passedOver, body.byteOffset - this.#stream.byteOffset - 4);
    if ((type.formulas as readonly number[]).includes(kind)) this.#forget(kind, body);
    if (kind === type.columns) boundColumns(body);
    if (ofExcel2.has(kind) && !this.#isExcel2) this.isBroken = true;
  }

  /** A formula's result is stored; how it was reckoned is not read. */
  #forget(kind: number, body: Buffer): void {
    const isExcel2 = this.#isExcel2;
    const place = isExcel2 || kind !== type.formulas[0] ? 16 : 20;
    if (body.length < place + 2) this.isBroken = true;
    else if (isExcel2) body.writeUInt8(0, place);
    else body.writeUInt16LE(noTokens, place);
  }
}

/** Changes the records in place. @param stream the book's records, with nothing around them */
export function tameRecords(stream: Buffer): XlsFacts {
  const tamer = new Tamer(stream);
  tamer.run();
  const { isLocked, isBroken, isBeyond, names, links, sheets } = tamer;
  return { isLocked, isWhole: !isBroken, isBeyond, links, names: names.filter((name) => name !== ''), sheets };
}
