// Reads the entry names of an OLE compound file ([MS-CFB]): header (512 bytes), sectors, a directory of 128-byte entries, a table (FAT)
// that chains its sectors.
import type { Source } from './source.ts';

const entrySize = 128;
const endOfChain = 0xfffffffa;
/** Workbooks and encrypted packages have a dozen entries. */
const mostSectors = 64;

interface Layout {
  readonly sectorSize: number;
  readonly firstDirectory: number;
  /** The sectors of the FAT that the header itself lists. */
  readonly fat: readonly number[];
}

function layoutOf(header: Uint8Array): Layout | undefined {
  if (header.length < 512) return undefined;
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return undefined;
  const fat = Array.from({ length: 109 }, (_, index) => view.getUint32(76 + 4 * index, true));
  return { sectorSize: 1 << shift, firstDirectory: view.getUint32(48, true), fat: fat.filter((s) => s < endOfChain) };
}

async function nextSector(source: Source, layout: Layout, sector: number): Promise<number> {
  const perSector = layout.sectorSize / 4;
  const table = layout.fat[Math.trunc(sector / perSector)];
  if (table === undefined) return endOfChain;
  const bytes = await source.read((table + 1) * layout.sectorSize + 4 * (sector % perSector), 4);
  return bytes.length < 4 ? endOfChain : new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
}

function entryName(entry: Uint8Array): string {
  const length = (entry[64] ?? 0) | ((entry[65] ?? 0) << 8);
  return new TextDecoder('utf-16le').decode(entry.subarray(0, Math.max(0, Math.min(length - 2, 64))));
}

/** Names of the container's streams and storages; empty if it is damaged. */
export async function oleEntries(source: Source): Promise<string[]> {
  const layout = layoutOf(await source.read(0, 512));
  const names: string[] = [];
  if (layout === undefined) return names;
  let sector = layout.firstDirectory;
  for (let count = 0; sector < endOfChain && count < mostSectors; count += 1) {
    const bytes = await source.read((sector + 1) * layout.sectorSize, layout.sectorSize);
    for (let at = 0; at + entrySize <= bytes.length; at += entrySize) {
      const name = entryName(bytes.subarray(at, at + entrySize));
      if (name !== '') names.push(name);
    }
    sector = await nextSector(source, layout, sector);
  }
  return names;
}
