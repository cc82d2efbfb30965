// A dictionary as two tries, from the first sign on and from the last: at most places of a text one look tells that no word stands there.

interface Node {
  isWord: boolean;
  readonly next: Map<number, Node>;
}

/** A trie of code units; its first step is told by one bit, as most places of a text lead nowhere. */
class Trie {
  readonly root: Node = { isWord: false, next: new Map() };
  readonly #firstUnits = new Uint8Array(0x10000 / 8);

  add(units: readonly number[]): void {
    const [first = 0] = units;
    this.#firstUnits[first >> 3] = (this.#firstUnits[first >> 3] as number) | (1 << (first & 7));
    let node = this.root;
    for (const unit of units) {
      let next = node.next.get(unit);
      if (next === undefined) {
        next = { isWord: false, next: new Map() };
        node.next.set(unit, next);
      }
      node = next;
    }
    node.isWord = true;
  }

  mayBegin(unit: number): boolean {
    return (((this.#firstUnits[unit >> 3] as number) >> (unit & 7)) & 1) === 1;
  }
}

/** Words as they stand in a text; nothing is folded. Places and lengths are in UTF-16 units. */
export class Words {
  readonly #fromFirst = new Trie();
  readonly #fromLast = new Trie();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const units = Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
      this.#fromFirst.add(units);
      this.#fromLast.add(units.reverse());
    }
  }

  /** The length of the longest word that begins at this place; 0: none does. */
  lengthAt(text: string, start: number): number {
    if (start >= text.length || !this.#fromFirst.mayBegin(text.charCodeAt(start))) return 0;
    let longest = 0;
    let node: Node | undefined = this.#fromFirst.root;
    for (let at = start; at < text.length; at += 1) {
      node = node.next.get(text.charCodeAt(at));
      if (node === undefined) break;
      if (node.isWord) longest = at + 1 - start;
    }
    return longest;
  }

  /** The length of the longest word that ends in front of this place; 0: none does. */
  lengthBefore(text: string, end: number): number {
    if (end <= 0 || !this.#fromLast.mayBegin(text.charCodeAt(end - 1))) return 0;
    let longest = 0;
    let node: Node | undefined = this.#fromLast.root;
    for (let at = end - 1; at >= 0; at -= 1) {
      node = node.next.get(text.charCodeAt(at));
      if (node === undefined) break;
      if (node.isWord) longest = end - at;
    }
    return longest;
  }

  /** True if one of the words is all that stands from `start` to `end`. */
  isWord(text: string, start: number, end: number): boolean {
    if (start < 0 || end > text.length || !this.#fromFirst.mayBegin(text.charCodeAt(start))) return false;
    let node: Node | undefined = this.#fromFirst.root;
    for (let at = start; at < end && node !== undefined; at += 1) node = node.next.get(text.charCodeAt(at));
    return node?.isWord ?? false;
  }
}
