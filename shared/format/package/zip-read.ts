// Reads the layout of a ZIP: takes (path, size, CRC-32) from the directory, computes every header, compares every byte outside entry data.
import { HandoverError } from '../../domain/errors.ts';
import type { ByteSource } from '../byte-source.ts';
import { type Bytes, equalBytes, fromUtf8 } from '../bytes.ts';
import { readExactly } from './source.ts';
import {
  centralDirectory,
  centralFixedBytes,
  endBytes,
  endRecords,
  localHeader,
  type PlacedEntry,
  place,
  type ZipEntry,
  zip64EndBytes,
  zip64LocatorBytes,
  zipMax16,
  zipMax32,
} from './zip.ts';

/** handover.json (16 MiB) can't name more entries than fit here. */
const maxDirectoryBytes = 32 * 1024 * 1024;

/**
 * The entries in file order. The data of entries is not read: its CRC is the caller's to check.
 * @throws zip
 */
export async function readZipLayout(source: ByteSource): Promise<PlacedEntry[]> {
  const end = await readEnd(source);
  const directory = await readExactly(source, end.directoryOffset, end.directorySize);
  const { placed, directoryOffset } = place(parseDirectory(directory, end.entries));
  if (directoryOffset !== end.directoryOffset) throw refused('data');
  if (!equalBytes(centralDirectory(placed), directory)) throw refused('directory');
  checkOrder(placed.map(({ path }) => path));
  for (const entry of placed) await checkLocalHeader(source, entry);
  return placed;
}

interface End {
  readonly entries: number;
  readonly directorySize: number;
  readonly directoryOffset: number;
}

async function readEnd(source: ByteSource): Promise<End> {
  if (source.size < endBytes) throw refused('end');
  const bytes = await readExactly(source, source.size - endBytes, endBytes);
  const end = parseEnd(bytes);
  const zip64 = end.entries === zipMax16 || end.directorySize === zipMax32 || end.directoryOffset === zipMax32;
  const found = zip64 ? await readZip64End(source) : { ...end, records: bytes };
  const expected = endRecords(found.entries, found.directorySize, found.directoryOffset);
  if (!equalBytes(expected, found.records)) throw refused('end');
  if (found.directoryOffset + found.directorySize + expected.length !== source.size) throw refused('end');
  if (found.directorySize > maxDirectoryBytes) throw refused('size');
  return found;
}

function parseEnd(bytes: Bytes): End {
  const view = viewOf(bytes);
  return {
    entries: view.getUint16(10, true),
    directorySize: view.getUint32(12, true),
    directoryOffset: view.getUint32(16, true),
  };
}

async function readZip64End(source: ByteSource): Promise<End & { readonly records: Bytes }> {
  const length = zip64EndBytes + zip64LocatorBytes + endBytes;
  if (source.size < length) throw refused('end');
  const records = await readExactly(source, source.size - length, length);
  const view = viewOf(records);
  return { entries: u64(view, 32), directorySize: u64(view, 40), directoryOffset: u64(view, 48), records };
}

function parseDirectory(directory: Bytes, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  const view = viewOf(directory);
  let at = 0;
  while (at < directory.length) {
    const next = parseCentralHeader(directory, view, at);
    entries.push(next.entry);
    at = next.end;
  }
  if (at !== directory.length || entries.length !== count) throw refused('directory');
  return entries;
}

/** Takes the three numbers; whether all else is as it must be shows when the header is computed again. */
function parseCentralHeader(directory: Bytes, view: DataView, at: number): { entry: ZipEntry; end: number } {
  const name = at + centralFixedBytes;
  if (name > directory.length) throw refused('directory');
  const extra = name + view.getUint16(at + 28, true);
  const end = extra + view.getUint16(at + 30, true);
  if (end > directory.length) throw refused('directory');
  const size = view.getUint32(at + 24, true);
  const big = size === zipMax32 && extra + 12 <= end;
  const entry = { path: ascii(directory.subarray(name, extra)), size: big ? u64(view, extra + 4) : size };
  return { entry: { ...entry, crc32: view.getUint32(at + 16, true) }, end };
}

/** `<name>/bagit.txt`, then all others by path in byte order; no path twice. */
function checkOrder(zipPaths: readonly string[]): void {
  const [first, ...others] = zipPaths;
  if (first?.endsWith('/bagit.txt') !== true) throw refused('order');
  for (const [index, path] of others.entries()) {
    const before = others[index - 1];
    if (path === first || (before !== undefined && path <= before)) throw refused('order');
  }
}

async function checkLocalHeader(source: ByteSource, entry: PlacedEntry): Promise<void> {
  const expected = localHeader(entry);
  const found = await readExactly(source, entry.headerOffset, expected.length);
  if (!equalBytes(expected, found)) throw new HandoverError('zip', { entry: entry.path }, { reason: 'local-header' });
}

function ascii(bytes: Bytes): string {
  if (!bytes.every((byte) => byte > 0x20 && byte < 0x7f)) throw refused('name');
  return fromUtf8(bytes);
}

function u64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw refused('size');
  return Number(value);
}

function viewOf(bytes: Bytes): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function refused(reason: string): HandoverError {
  return new HandoverError('zip', {}, { reason });
}
