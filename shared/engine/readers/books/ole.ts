// Reads the entry names of an OLE compound file ([MS-CFB]): header (512 bytes), sectors, a directory of 128-byte entries, a table (FAT)
// that chains its sectors, and a list (DIFAT) of the FAT's own sectors, whose first 109 stand in the header.
import { limits } from '../limits.ts';
import type { Source } from '../source.ts';
import { type TreeEntry, topEntries } from './ole-tree.ts';

const entrySize = 128;
/** Numbers from here on name no sector. */
const noSector = 0xfffffffa;
/** Type of a directory entry. */
const stream = 2;
/** Smaller streams share sectors. */
const smallStream = 4096;
/** Workbooks and encrypted packages have a dozen entries. */
const mostDirectorySectors = 64;
/** Enough for 2 GiB in sectors of 512 bytes. */
const mostListSectors = 256;

interface Layout {
  readonly sectorSize: number;
  readonly firstDirectory: number;
  /** The sectors of the FAT. */
  readonly fat: readonly number[];
}

function numbers(bytes: Uint8Array, from = 0): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.max(0, (bytes.length - from) >> 2) }, (_, at) =>
    view.getUint32(from + 4 * at, true),
  );
}

async function layoutOf(source: Source): Promise<Layout | undefined> {
  const header = await source.read(0, 512);
  if (header.length < 512) return undefined;
  const shift = (header[30] ?? 0) | ((header[31] ?? 0) << 8);
  if (shift !== 9 && shift !== 12) return undefined;
  const sectorSize = 1 << shift;
  const [firstDirectory = noSector] = numbers(header, 48);
  const fat = numbers(header, 76);
  let [list = noSector] = numbers(header, 68);
  for (let count = 0; list < noSector && count < mostListSectors; count += 1) {
    const sectors = numbers(await source.read((list + 1) * sectorSize, sectorSize));
    list = sectors.pop() ?? noSector;
    fat.push(...sectors);
  }
  return { sectorSize, firstDirectory, fat: fat.filter((sector) => sector < noSector) };
}

/** The sector behind `sector`; undefined if the table's own sector lies behind the end of the file. */
async function nextSector(source: Source, layout: Layout, sector: number): Promise<number | undefined> {
  const perSector = layout.sectorSize / 4;
  const table = layout.fat[Math.trunc(sector / perSector)];
  if (table === undefined) return noSector;
  const bytes = await source.read((table + 1) * layout.sectorSize + 4 * (sector % perSector), 4);
  return numbers(bytes)[0];
}

/** A stream or storage. */
interface Entry extends TreeEntry {
  readonly name: string;
  readonly first: number;
  readonly size: number;
}

function entryOf(bytes: Uint8Array): Entry {
  const length = (bytes[64] ?? 0) | ((bytes[65] ?? 0) << 8);
  const name = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.max(0, Math.min(length - 2, 64))));
  const [left = noSector, right = noSector, child = noSector] = numbers(bytes, 68);
  const [first = noSector, size = 0] = numbers(bytes, 116);
  return { name, left, right, child, first, size: bytes[66] === stream ? size : 0 };
}

async function readEntries(source: Source, layout: Layout): Promise<Entry[]> {
  const entries: Entry[] = [];
  let sector: number | undefined = layout.firstDirectory;
  for (let count = 0; sector !== undefined && sector < noSector && count < mostDirectorySectors; count += 1) {
    const bytes = await source.read((sector + 1) * layout.sectorSize, layout.sectorSize);
    for (let at = 0; at + entrySize <= bytes.length; at += entrySize) {
      entries.push(entryOf(bytes.subarray(at, at + entrySize)));
    }
    sector = await nextSector(source, layout, sector);
  }
  return entries;
}

/** Follows a stream's sectors. */
async function reachesBehindEnd(source: Source, layout: Layout, { first, size }: Entry): Promise<boolean> {
  let sector: number | undefined = first;
  for (let left = size; left > 0; left -= layout.sectorSize) {
    if (sector === undefined) return true;
    if (sector >= noSector) return false;
    if ((sector + 1) * layout.sectorSize + Math.min(left, layout.sectorSize) > source.size) return true;
    sector = await nextSector(source, layout, sector);
  }
  return false;
}

/** What an OLE container says of itself. */
export interface OleContents {
  /** Names of the streams and storages; none if the container is damaged. */
  readonly names: readonly string[];
  /** Of those at the top, in lower case: names are the same in any case ([MS-CFB] 2.6.4). */
  readonly top: ReadonlySet<string>;
  /** A stream reaches behind the end of the file: a copy that was never finished. */
  isCutShort(): Promise<boolean>;
}

export async function readOle(source: Source): Promise<OleContents> {
  const layout = await layoutOf(source);
  if (layout === undefined) return { names: [], top: new Set(), isCutShort: async () => true };
  const entries = await readEntries(source, layout);
  return {
    names: entries.map(({ name }) => name),
    top: new Set(topEntries(entries).map(({ name }) => name.toLowerCase())),
    async isCutShort() {
      const isBehind = (layout.firstDirectory + 1) * layout.sectorSize >= source.size;
      if (isBehind) return layout.firstDirectory < noSector;
      const streams = entries.filter(({ size }) => size >= smallStream && size <= limits.heldBook);
      for (const entry of streams) if (await reachesBehindEnd(source, layout, entry)) return true;
      return false;
    },
  };
}
