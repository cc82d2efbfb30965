// What people put around and behind the cells of old books, written where SheetJS does not write it: fills, pictures, filters, links.
import { type ZipFileEntry, zipFile } from '../../shared/engine/demo/zip-file.ts';
import { type BookRecord, xlsbRecords } from '../../shared/engine/readers/books/builtin-formats.ts';
import { unpacked } from '../corpus/mutate.ts';
import { withRecords } from './book-builder.ts';

/** Cells of this number format get a fill: SheetJS gives them a style of their own. */
export const filled = { code: '0.00', id: 2 } as const;

/** One of [MS-XLSB] 2.1.4, shorter than 128 bytes. */
function record(type: number, body: Buffer = Buffer.alloc(0)): Buffer {
  const head = type < 128 ? [type] : [(type & 127) | 128, type >> 7];
  return Buffer.concat([Buffer.from([...head, body.length]), body]);
}

function again({ type, body }: BookRecord): Buffer {
  if (body.length < 128) return record(type, body);
  const head = type < 128 ? [type] : [(type & 127) | 128, type >> 7];
  return Buffer.concat([Buffer.from([...head, (body.length & 127) | 128, body.length >> 7]), body]);
}

/** Writes the records of a part anew. */
function rewritten(part: Uint8Array, change: (record: BookRecord) => readonly Buffer[]): Buffer {
  return Buffer.concat([...xlsbRecords(Buffer.from(part))].flatMap(change));
}

/** A solid fill in yellow behind the last one, and the styles that have it. */
function filledStyles(styles: Uint8Array): Buffer {
  const yellow = Buffer.alloc(68);
  yellow.writeUInt32LE(1, 0);
  yellow.set([5, 255, 0, 0, 255, 255, 0, 255], 4);
  let fills = 0;
  return rewritten(styles, (each) => {
    const { type, body } = each;
    if (type === 45) fills += 1;
    if (type === 47 && body.readUInt16LE(2) === filled.id) body.writeUInt16LE(fills, 6);
    return type === 604 ? [record(45, yellow), again(each)] : [again(each)];
  });
}

/** A filter at work before the end of the sheet; a note on the values of errors, which makes them pictures. */
function dressedSheet(sheet: Uint8Array): Buffer {
  const filter = [record(161, Buffer.alloc(16)), record(163, Buffer.alloc(6)), record(164), record(162)];
  return rewritten(sheet, (each) => {
    if (each.type === 130) return [...filter, again(each)];
    return each.type === 3 || each.type === 14 ? [record(50, Buffer.alloc(4)), again(each)] : [again(each)];
  });
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

function linked(relations: Uint8Array, ...more: readonly string[]): Buffer {
  return Buffer.from(
    Buffer.from(relations)
      .toString()
      .replace('</Relationships>', `${more.join('')}</Relationships>`),
  );
}

const changes: Readonly<Record<string, (part: Uint8Array) => Buffer>> = {
  'xl/styles.bin': filledStyles,
  'xl/worksheets/sheet1.bin': dressedSheet,
  'xl/worksheets/_rels/sheet1.bin.rels': (part) =>
    linked(part, relation('rIdP', 'drawing', '../drawings/drawing9.xml')),
  'xl/_rels/workbook.bin.rels': (part) =>
    linked(part, relation('rIdE', 'externalLink', 'externalLinks/externalLink1.bin')),
};

const drawing = Buffer.from(
  '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:twoCellAnchor><xdr:pic/></xdr:twoCellAnchor></xdr:wsDr>',
);

/** @param file an XLSB whose sheet has a remark */
export function dressedXlsb(file: Buffer): Buffer {
  const entries: ZipFileEntry[] = (unpacked(file) ?? []).map(({ name, bytes }) => ({
    name,
    bytes: changes[name]?.(bytes) ?? bytes,
  }));
  return Buffer.from(zipFile([...entries, { name: 'xl/drawings/drawing9.xml', bytes: drawing }]));
}

/** An XLSB in which one person has answered remarks, as Excel 365 lists them. */
export function withPerson(file: Buffer, name: string): Buffer {
  const office = 'http://schemas.microsoft.com/office';
  const list = relation('rIdQ', `${office}/2017/10/relationships/person`, 'persons/person.xml');
  const entries = (unpacked(file) ?? []).map((part) =>
    part.name === 'xl/_rels/workbook.bin.rels' ? { ...part, bytes: linked(part.bytes, list) } : part,
  );
  const person = `<personList xmlns="${office}/spreadsheetml/2018/threadedcomments"><person displayName="${name}" id="{1}"/></personList>`;
  return Buffer.from(zipFile([...entries, { name: 'xl/persons/person.xml', bytes: Buffer.from(person) }]));
}

/** Changes the bodies of the records of one part of an XLSB. */
export function withBodies(file: Buffer, part: string, change: (record: BookRecord) => Buffer): Buffer {
  const entries = (unpacked(file) ?? []).map(({ name, bytes }) => ({
    name,
    bytes: name === part ? rewritten(bytes, (each) => [again({ ...each, body: change(each) })]) : bytes,
  }));
  return Buffer.from(zipFile(entries));
}

/** One of [MS-XLS] 2.1.4. */
function oldRecord(type: number, ...body: readonly number[]): Buffer {
  return Buffer.from([type & 255, type >> 8, body.length & 255, body.length >> 8, ...body]);
}

/** The same in an XLS, with a hidden row and a named range; pictures in cells are formulas of WPS there. */
export function dressedXls(file: Buffer): Buffer {
  return withRecords(file, (stream, records) => {
    for (const { type, body } of records) {
      if (type !== 0x00e0 || body.readUInt16LE(2) !== filled.id) continue;
      body.writeUInt8((body.readUInt8(17) & 3) | (1 << 2), 17);
      body.writeUInt16LE((body.readUInt16LE(18) & ~127) | 13, 18);
    }
    const formula = Buffer.concat([Buffer.alloc(22), Buffer.from(`ID_${'0123456789ABCDEF'.repeat(2)}`)]);
    formula.writeUInt16LE(1, 0);
    formula.writeUInt16LE(3, 2);
    const row = [2, 0, 0, 0, 4, 0, 255, 0, 0, 0, 0, 0, 0x20, 1, 15, 0];
    const inSheet = [oldRecord(0x0208, ...row), oldRecord(0x005d, 21, 0, 18, 0, 8, 0), oldRecord(0x009b)];
    const ends = records
      .filter(({ type }) => type === 0x000a)
      .map(({ body }) => body.byteOffset - stream.byteOffset - 4);
    const [globals = 0, sheet = 0] = ends;
    const name = [0, 0, 0, 2, ...Buffer.alloc(10), 1, ...Buffer.from('老客', 'utf16le')];
    const books = [oldRecord(0x01ae, 1, 0, 1, 4), oldRecord(0x01ae, 1, 0, 9, 0)];
    const ofBook = Buffer.concat([...books, oldRecord(0x0018, ...name)]);
    // The sheets are where they were: what is put before them shifts all of their places.
    for (const { type, body } of records)
      if (type === 0x0085) body.writeUInt32LE(body.readUInt32LE(0) + ofBook.length, 0);
    return Buffer.concat([
      ...[stream.subarray(0, globals), ofBook, stream.subarray(globals, sheet)],
      ...[...inSheet, oldRecord(0x0006, ...formula), stream.subarray(sheet)],
    ]);
  });
}
