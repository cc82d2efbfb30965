// Lays the pages of a write-ahead log into a copy of its database in memory: what SQLite does on opening, without a file of its own.
// Layout (sqlite.org/fileformat2.html 4): header (32 bytes), frames (header of 24 bytes, one page); two running sums over both.

const headerSize = 32;
const frameHeaderSize = 24;
const magic = 0x377f0682;

type Sums = readonly [number, number];

/** The running sums over pairs of 32-bit words; the log's magic number says in which byte order. */
function summed(view: DataView, from: number, to: number, isLittle: boolean, [first, second]: Sums): Sums {
  let left = first;
  let right = second;
  for (let at = from; at < to; at += 8) {
    left = (left + view.getUint32(at, isLittle) + right) >>> 0;
    right = (right + view.getUint32(at + 4, isLittle) + left) >>> 0;
  }
  return [left, right];
}

function isSum(view: DataView, at: number, [left, right]: Sums): boolean {
  return view.getUint32(at) === left && view.getUint32(at + 4) === right;
}

interface Frame {
  readonly page: number;
  /** Pages of the database after the transaction that this frame ends; 0 if it ends none. */
  readonly pagesAfter: number;
  /** Where the page stands in the log. */
  readonly at: number;
}

/** The frames up to the last whole transaction. */
function committedFrames(log: Uint8Array, pageSize: number): Frame[] {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  if (log.length < headerSize || (view.getUint32(0) & ~1) >>> 0 !== magic || view.getUint32(8) !== pageSize) return [];
  const isLittle = (view.getUint32(0) & 1) === 0;
  let sums = summed(view, 0, 24, isLittle, [0, 0]);
  if (!isSum(view, 24, sums)) return [];
  const frames: Frame[] = [];
  let committed = 0;
  for (let at = headerSize; at + frameHeaderSize + pageSize <= log.length; at += frameHeaderSize + pageSize) {
    const isOfThisLog = view.getUint32(at + 8) === view.getUint32(16) && view.getUint32(at + 12) === view.getUint32(20);
    sums = summed(view, at, at + 8, isLittle, sums);
    sums = summed(view, at + frameHeaderSize, at + frameHeaderSize + pageSize, isLittle, sums);
    if (!isOfThisLog || !isSum(view, at + 16, sums)) break;
    frames.push({ page: view.getUint32(at), pagesAfter: view.getUint32(at + 4), at: at + frameHeaderSize });
    if (frames.at(-1)?.pagesAfter !== 0) committed = frames.length;
  }
  return frames.slice(0, committed);
}

/**
 * The database with what its log holds.
 * @param limit bytes that the database may have afterwards
 * @returns undefined if it would be larger · `pages`: how many came from the log
 */
export function withLog(
  database: Uint8Array,
  log: Uint8Array,
  pageSize: number,
  limit: number,
): { database: Uint8Array; pages: number } | undefined {
  const frames = committedFrames(log, pageSize);
  const size = (frames.at(-1)?.pagesAfter ?? 0) * pageSize;
  if (frames.length === 0) return { database, pages: 0 };
  if (size > limit) return undefined;
  const whole = new Uint8Array(size);
  whole.set(database.subarray(0, size));
  for (const { page, at } of frames) {
    const place = (page - 1) * pageSize;
    if (page > 0 && place < size) whole.set(log.subarray(at, at + pageSize), place);
  }
  return { database: whole, pages: frames.length };
}
