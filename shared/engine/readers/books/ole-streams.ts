// Takes streams out of an OLE compound file ([MS-CFB]) that is held in memory. Every chain of sectors is bounded: one that leads in a
// circle, or out of the file, is an error, and only what lies at the top is found, not what a book has embedded.
import { type TreeEntry, topEntries } from './ole-tree.ts';

const entrySize = 128;
const miniSectorSize = 64;
/** Smaller streams lie in sectors of their own within the stream of the root. */
const smallStream = 4096;
/** Numbers from here on name no sector. */
const noSector = 0xfffffffa;
const kind = { stream: 2, root: 5 } as const;

interface Entry extends TreeEntry {
  readonly name: string;
  readonly kind: number;
  readonly first: number;
  readonly size: number;
}

/** Sectors of one size within some bytes, with the table that says which one follows which. */
interface Sectors {
  readonly table: readonly number[];
  at(sector: number): Buffer;
}

function numbers(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length >> 2 }, (_, at) => bytes.readUInt32LE(4 * at));
}

/** The sectors from `first` on, up to `size` bytes if that is known. @throws RangeError */
function chain({ table, at }: Sectors, first: number, size = Number.POSITIVE_INFINITY): Buffer {
  const pieces: Buffer[] = [];
  const seen = new Uint8Array(table.length);
  let length = 0;
  for (let sector = first; sector < noSector && length < size; sector = table[sector] ?? noSector) {
    const piece = at(sector);
    if (piece.length === 0 || seen[sector] !== 0) throw new RangeError('a chain in a circle, or out of the file');
    seen[sector] = 1;
    pieces.push(piece);
    length += piece.length;
  }
  if (size !== Number.POSITIVE_INFINITY && length < size) throw new RangeError('a chain that ends early');
  return Buffer.concat(pieces).subarray(0, Math.min(size, length));
}

function sectorsOf(file: Buffer): Sectors {
  const size = 1 << file.readUInt16LE(30);
  if (size !== 512 && size !== 4096) throw new RangeError('no size of sectors');
  const at = (sector: number) => file.subarray((sector + 1) * size, (sector + 2) * size);
  return { table: partsOf(file, at, size).flatMap((sector) => numbers(at(sector))), at };
}

/** The sectors of the table itself, as many as the file can need: the first of them stand in the header, others in a list of sectors. */
function partsOf(file: Buffer, at: Sectors['at'], size: number): number[] {
  const needed = Math.ceil(file.length / size / (size / 4)) + 1;
  const parts = numbers(file.subarray(76, 512)).filter((sector) => sector < noSector);
  let list = file.readUInt32LE(68);
  for (let count = 0; list < noSector && parts.length < needed; count += 1) {
    const more = numbers(at(list));
    if (count > needed || more.length === 0) throw new RangeError('a list that does not end');
    list = more.pop() ?? noSector;
    parts.push(...more.filter((sector) => sector < noSector));
  }
  return parts.slice(0, needed);
}

function entryOf(bytes: Buffer): Entry {
  const length = Math.max(0, Math.min(bytes.readUInt16LE(64) - 2, 64));
  return {
    ...{ name: bytes.toString('utf16le', 0, length), kind: bytes.readUInt8(66) },
    ...{ left: bytes.readUInt32LE(68), right: bytes.readUInt32LE(72), child: bytes.readUInt32LE(76) },
    ...{ first: bytes.readUInt32LE(116), size: bytes.readUInt32LE(120) },
  };
}

/** The streams below the root, by their names in lower case. */
function topStreams(entries: readonly Entry[]): Map<string, Entry> {
  const streams = topEntries(entries).filter((entry) => entry.kind === kind.stream);
  return new Map(streams.map((entry) => [entry.name.toLowerCase(), entry]));
}

export interface OleStreams {
  /** The stream of that name, in any case; undefined if there is none. @throws RangeError if its sectors do not hang together */
  stream(name: string): Buffer | undefined;
}

/** @throws RangeError if the file does not hang together */
export function openOle(file: Buffer): OleStreams {
  const sectors = sectorsOf(file);
  const directory = chain(sectors, file.readUInt32LE(48));
  const entries = Array.from({ length: Math.trunc(directory.length / entrySize) }, (_, at) =>
    entryOf(directory.subarray(at * entrySize, (at + 1) * entrySize)),
  );
  const [root] = entries;
  if (root?.kind !== kind.root) throw new RangeError('no root');
  const { first: firstMini, size: miniSize } = root;
  const top = topStreams(entries);
  function miniSectors(): Sectors {
    const held = chain(sectors, firstMini, miniSize);
    const table = numbers(chain(sectors, file.readUInt32LE(60)));
    return { table, at: (sector) => held.subarray(sector * miniSectorSize, (sector + 1) * miniSectorSize) };
  }
  return {
    stream(name) {
      const entry = top.get(name.toLowerCase());
      if (entry === undefined) return undefined;
      return chain(entry.size < smallStream ? miniSectors() : sectors, entry.first, entry.size);
    },
  };
}
