// Writes a small deflated ZIP in memory (APPNOTE 6.3.3), for workbooks; always the same bytes for the same entries.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFileEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const utf8Name = 0x0800;
const deflated = 8;
/** 1 January 1980. */
const date = 0x0021;

/** The fields that the local and the central header share, from "version needed" to the length of the extra field. */
function commonHeader(entry: ZipFileEntry, packed: Uint8Array, name: Uint8Array): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(utf8Name, 2);
  header.writeUInt16LE(deflated, 4);
  header.writeUInt16LE(date, 8);
  header.writeUInt32LE(crc32(entry.bytes), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(entry.bytes.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function signature(value: number, ...more: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return Buffer.concat([bytes, ...more]);
}

function endRecord(entries: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(18);
  record.writeUInt16LE(entries, 4);
  record.writeUInt16LE(entries, 6);
  record.writeUInt32LE(size, 8);
  record.writeUInt32LE(offset, 12);
  return signature(0x06054b50, record);
}

/** Names in UTF-8; sizes below 4 GiB. */
export function zipFile(entries: readonly ZipFileEntry[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = deflateRawSync(entry.bytes);
    const common = commonHeader(entry, packed, name);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const body = signature(0x04034b50, common, name, packed);
    bodies.push(body);
    directory.push(signature(0x02014b50, Buffer.from([20, 0]), common, tail, name));
    offset += body.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...bodies, central, endRecord(entries.length, central.length, offset)]);
}
