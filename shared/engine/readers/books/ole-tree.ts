// The tree in which an OLE compound file keeps its directory ([MS-CFB] 2.6): entries beside one another, and the first one below each.

/** Numbers from here on name no entry. */
const noEntry = 0xfffffffa;

export interface TreeEntry {
  /** Entries beside it, and its first one below, by their places in the directory; all ones: none. */
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

/** What lies right below the root, each entry once, even where the tree leads in a circle; not what was embedded. */
export function topEntries<Entry extends TreeEntry>(entries: readonly Entry[]): Entry[] {
  const seen = new Set<number>();
  const waiting = [entries[0]?.child ?? noEntry];
  const found: Entry[] = [];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = seen.has(index) ? undefined : entries[index];
    if (entry === undefined) continue;
    seen.add(index);
    found.push(entry);
    waiting.push(entry.left, entry.right);
  }
  return found;
}
