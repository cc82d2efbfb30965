// Looks over the pages of an Access database (Jet 4, ACE) before a library follows their pointers: a ring of them would never end.
// Page: 4,096 bytes; 1 data, 2 definition of a table (next page of it at 4); data page: owner at 4, number of rows at 12, row offsets.

const pageSize = 4096;
const definition = 2;
const data = 1;
const offsetMask = 0x1fff;
/** A piece of a long text that holds nothing but the pointer to the next piece. */
const bareLink = 4;
const mostBareLinks = 8;

/** True if the pages of a table's definition lead back to one of them. */
function hasDefinitionRing(file: Buffer, pages: number): boolean {
  const walk = new Uint32Array(pages);
  for (let start = 1; start < pages; start += 1) {
    for (let page = start; page > 0 && page < pages && file[page * pageSize] === definition; ) {
      if (walk[page] === start) return true;
      if (walk[page] !== 0) break;
      walk[page] = start;
      page = file.readUInt32LE(page * pageSize + 4);
    }
  }
  return false;
}

/** Pointers of the long-text rows that are nothing else; the key and the value are page × 256 + row. */
function bareLinks(file: Buffer, pages: number): Map<number, number> {
  const links = new Map<number, number>();
  for (let page = 1; page < pages; page += 1) {
    const at = page * pageSize;
    if (file[at] !== data || file.toString('latin1', at + 4, at + 8) !== 'LVAL') continue;
    const rows = Math.min(file.readUInt16LE(at + 12), 256);
    let end = pageSize;
    for (let row = 0; row < rows; row += 1) {
      const start = file.readUInt16LE(at + 14 + 2 * row) & offsetMask;
      if (end - start === bareLink) links.set(page * 256 + row, file.readUInt32LE(at + start));
      end = start;
    }
  }
  return links;
}

function isLongChain(links: ReadonlyMap<number, number>, start: number): boolean {
  let link = links.get(start);
  for (let count = 0; link !== undefined; count += 1) {
    if (count === mostBareLinks) return true;
    link = links.get(link);
  }
  return false;
}

/** True if following the file's pointers would not end, or not for very long. */
export function isTangled(file: Buffer): boolean {
  const pages = Math.floor(file.length / pageSize);
  if (hasDefinitionRing(file, pages)) return true;
  const links = bareLinks(file, pages);
  for (const start of links.keys()) if (isLongChain(links, start)) return true;
  return false;
}

/** True if the catalogue of tables cannot be read as it stands: its page says nothing of a definition. */
export function isEncoded(file: Buffer): boolean {
  return file[2 * pageSize] !== definition;
}
