// The names of a case's own persons, found again in texts: a note may name another customer by a name that no detector knows.
import { type MarkedDigest, SharedDigests } from '../shared-digests.ts';
import { Cells } from './csv-cells.ts';
import { plain } from './normal-form.ts';
import type { ScanText, TextFinding } from './text.ts';

/** Names of two signs are words as often as names; longer ones have a form that tells them. */
const shortest = 3;
const longest = 4;
const name = /^\p{Script=Han}{3,4}$/u;
const run = /\p{Script=Han}{3,}/gu;
/** Most signs of a text begin no name: those that do have an entry of their own. */
const marks = { begin: 1, name: 2 } as const;

/** As `SharedDigests`. */
export class KnownNames {
  readonly #digests: SharedDigests;

  /** @param buffer of another one, to look up in; absent: none are known so far */
  constructor(buffer?: SharedArrayBuffer) {
    this.#digests = new SharedDigests(buffer);
  }

  get size(): number {
    return this.#digests.size;
  }

  /** Another one as soon as it has grown. */
  get buffer(): SharedArrayBuffer {
    return this.#digests.buffer;
  }

  /** What `add` is to be given for a cell of a column of names; nothing for one that is no name of three or four signs, or is known. */
  entries(cell: string): MarkedDigest[] {
    const words = plain(cell).replace(/\s/g, '');
    if (!name.test(words) || this.#digests.markOf(words) === marks.name) return [];
    const [begin = ''] = words;
    return [this.#digests.entry(begin, marks.begin), this.#digests.entry(words, marks.name)];
  }

  add(entry: MarkedDigest): void {
    this.#digests.add(entry);
  }

  /** Where one of them stands in a text; of two that begin at one place the longer one. */
  findIn(text: string): TextFinding[] {
    return [...text.matchAll(run)].flatMap(({ 0: words, index }) => this.#inRun([...words], index));
  }

  #inRun(signs: readonly string[], from: number): TextFinding[] {
    const finds: TextFinding[] = [];
    let start = from;
    for (let at = 0; at < signs.length; ) {
      const words = this.#nameAt(signs, at);
      if (words !== undefined) finds.push({ type: 'person_name', start, end: start + words.length });
      const read = words ?? (signs[at] as string);
      start += read.length;
      at += [...read].length;
    }
    return finds;
  }

  #nameAt(signs: readonly string[], at: number): string | undefined {
    if (this.#digests.markOf(signs[at] as string) === 0) return undefined;
    for (let length = Math.min(longest, signs.length - at); length >= shortest; length -= 1) {
      const words = signs.slice(at, at + length).join('');
      if (this.#digests.markOf(words) === marks.name) return words;
    }
    return undefined;
  }
}

/**
 * What is to be added to the known names from whole rows.
 * @param csv canonical, `_row` first
 * @param columns how many there are, and those of names, from 0 behind `_row`
 */
export function namesIn(
  csv: Uint8Array,
  { columns, named }: { readonly columns: number; readonly named: readonly number[] },
  known: KnownNames,
): MarkedDigest[] {
  const cells = new Cells(csv);
  const read = new Set<string>();
  for (; cells.before < cells.ends.length; cells.before += columns + 1) {
    for (const column of named) read.add(cells.text(column + 1));
  }
  return [...read].flatMap((cell) => known.entries(cell));
}

/** The detector, with the names that are known beside what it finds. */
export function scanWithNames(scan: ScanText, buffer: SharedArrayBuffer | undefined): ScanText {
  if (buffer === undefined) return scan;
  const known = new KnownNames(buffer);
  return (text) => [...scan(text), ...known.findIn(text)];
}
