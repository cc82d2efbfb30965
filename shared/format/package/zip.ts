// ZIP of stored entries, every header computed from (path, size, CRC-32):
//
//   local header ‖ data        for each entry, without gaps
//   central header             for each entry
//   ZIP64 end ‖ its locator    only if a number does not fit the end record
//   end record                 22 bytes, the last of the file
//
// Little endian. M = FFFFFFFF: a size or offset from M on moves to a ZIP64 extra field (FORMAT.md 7.7, APPNOTE 6.3.10).
import { type Bytes, concat, utf8 } from '../bytes.ts';

export interface ZipEntry {
  /** With the bag folder. */
  readonly path: string;
  readonly size: number;
  readonly crc32: number;
}

export interface PlacedEntry extends ZipEntry {
  readonly headerOffset: number;
  readonly dataOffset: number;
}

export const zipMax32 = 0xffffffff;
export const zipMax16 = 0xffff;
export const endBytes = 22;
export const zip64EndBytes = 56;
export const zip64LocatorBytes = 20;
export const centralFixedBytes = 46;
const localFixedBytes = 30;
const localExtraBytes = 20;

const madeBy = 0x0314;
const plainVersion = 20;
const zip64Version = 45;
const noTime = 0;
/** 1980-01-01 */
const noDate = 0x21;
/** A regular file, 0644, in the upper half. */
const attributes = 0x81a40000;
const zip64Field = 1;

type Field = readonly [bytes: 2 | 4 | 8, value: number];

const u16 = (value: number): Field => [2, value];
const u32 = (value: number): Field => [4, value];
const u64 = (value: number): Field => [8, value];

function pack(fields: readonly Field[]): Bytes {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}

/** Where each entry lands, and where the directory begins. */
export function place(entries: readonly ZipEntry[]): { placed: PlacedEntry[]; directoryOffset: number } {
  const placed: PlacedEntry[] = [];
  let at = 0;
  for (const entry of entries) {
    const headerOffset = at;
    const dataOffset = at + localFixedBytes + utf8(entry.path).length + (entry.size >= zipMax32 ? localExtraBytes : 0);
    placed.push({ path: entry.path, size: entry.size, crc32: entry.crc32, headerOffset, dataOffset });
    at = dataOffset + entry.size;
  }
  return { placed, directoryOffset: at };
}

type Located = ZipEntry & { readonly headerOffset: number };

export function localHeader(entry: Located): Bytes {
  const big = entry.size >= zipMax32;
  const extra = big ? pack([u16(zip64Field), u16(16), u64(entry.size), u64(entry.size)]) : pack([]);
  const name = utf8(entry.path);
  const head = [u32(0x04034b50), ...common(entry, name.length, extra.length)];
  return concat(pack(head), name, extra);
}

function centralHeader(entry: Located): Bytes {
  const big = entry.size >= zipMax32;
  const far = entry.headerOffset >= zipMax32;
  const values = [...(big ? [u64(entry.size), u64(entry.size)] : []), ...(far ? [u64(entry.headerOffset)] : [])];
  const extra = values.length === 0 ? pack([]) : pack([u16(zip64Field), u16(8 * values.length), ...values]);
  const name = utf8(entry.path);
  const head = [u32(0x02014b50), u16(madeBy), ...common(entry, name.length, extra.length)];
  const tail = [u16(0), u16(0), u16(0), u32(attributes), u32(far ? zipMax32 : entry.headerOffset)];
  return concat(pack([...head, ...tail]), name, extra);
}

/** All central headers, one after the other. */
export function centralDirectory(entries: readonly Located[]): Bytes {
  const headers = entries.map(centralHeader);
  const directory = new Uint8Array(headers.reduce((sum, header) => sum + header.length, 0));
  let at = 0;
  for (const header of headers) {
    directory.set(header, at);
    at += header.length;
  }
  return directory;
}

/** What both headers share: version needed, flags, method, time, date, CRC, sizes, lengths. */
function common(entry: Located, nameLength: number, extraLength: number): Field[] {
  const big = entry.size >= zipMax32;
  const size = u32(big ? zipMax32 : entry.size);
  const version = big || entry.headerOffset >= zipMax32 ? zip64Version : plainVersion;
  const method = [u16(0), u16(0), u16(noTime), u16(noDate)];
  return [u16(version), ...method, u32(entry.crc32), size, size, u16(nameLength), u16(extraLength)];
}

/** The ZIP64 records where needed, and the end record. */
export function endRecords(entries: number, directorySize: number, directoryOffset: number): Bytes {
  const end = pack([
    ...[u32(0x06054b50), u16(0), u16(0), u16(Math.min(entries, zipMax16)), u16(Math.min(entries, zipMax16))],
    ...[u32(Math.min(directorySize, zipMax32)), u32(Math.min(directoryOffset, zipMax32)), u16(0)],
  ]);
  if (entries < zipMax16 && directorySize < zipMax32 && directoryOffset < zipMax32) return end;
  const zip64End = pack([
    ...[u32(0x06064b50), u64(44), u16(madeBy), u16(zip64Version), u32(0), u32(0), u64(entries), u64(entries)],
    ...[u64(directorySize), u64(directoryOffset)],
  ]);
  const locator = pack([u32(0x07064b50), u32(0), u64(directoryOffset + directorySize), u32(1)]);
  return concat(zip64End, locator, end);
}
