// A trie of code units in arrays (a double array, Aoe 1989): one step takes two looks, however many words there are.

/** The units of all words, numbered from 1 on; 0: of none. ASCII letters have the number of their lower case. */
const numberOf = new Uint16Array(0x10000);
let numbered = 0;

function toNumber(unit: number): number {
  if (numberOf[unit] === 0) {
    numbered += 1;
    numberOf[unit] = numbered;
    if (unit >= 0x61 && unit <= 0x7a) numberOf[unit - 0x20] = numbered;
  }
  return numberOf[unit] as number;
}

interface Branch {
  value: number;
  readonly next: Map<number, Branch>;
}

function branchesOf(words: Iterable<readonly [word: Iterable<number>, value: number]>): Branch {
  const root: Branch = { value: 0, next: new Map() };
  for (const [units, value] of words) {
    let branch = root;
    for (const unit of units) {
      const number = toNumber(unit);
      const next = branch.next.get(number) ?? { value: 0, next: new Map() };
      branch.next.set(number, next);
      branch = next;
    }
    branch.value |= value;
  }
  return root;
}

const free = -1;

/** Places every branch: a child's node is the base of its parent and the number of its unit. */
class Layout {
  readonly bases: number[] = [];
  readonly parents: number[] = [0];
  readonly values: number[] = [];
  #firstFree = 1;
  /** Branches of several units are not tried again where the last one did not fit. */
  #wideFrom = 0;

  /** Places what follows on this branch, which has this node. */
  place({ value, next }: Branch, node: number): void {
    this.values[node] = value;
    const base = this.#baseFor([...next.keys()]);
    this.bases[node] = base;
    for (const number of next.keys()) this.#take(base + number, node);
    for (const [number, branch] of next) this.place(branch, base + number);
  }

  /** The first base with which all these nodes are free. */
  #baseFor(numbers: readonly number[]): number {
    if (numbers.length === 0) return 0;
    while (!this.#isFree(this.#firstFree)) this.#firstFree += 1;
    const first = Math.max(0, this.#firstFree - Math.min(...numbers));
    if (numbers.length === 1) return this.#searched(first, numbers);
    this.#wideFrom = this.#searched(Math.max(first, this.#wideFrom), numbers);
    return this.#wideFrom;
  }

  #searched(from: number, numbers: readonly number[]): number {
    let base = from;
    while (!numbers.every((number) => this.#isFree(base + number))) base += 1;
    return base;
  }

  #isFree(node: number): boolean {
    return (this.parents[node] ?? free) === free;
  }

  #take(node: number, parent: number): void {
    while (this.parents.length < node) this.parents.push(free);
    this.parents[node] = parent;
  }
}

/** Words, each with a value that is not 0; equal words join the bits of theirs. ASCII letters are the same in both cases. */
export class Trie {
  readonly #bases: Int32Array;
  readonly #parents: Int32Array;
  readonly #values: Int32Array;

  /** @param words in lower case, as code units */
  constructor(words: Iterable<readonly [word: Iterable<number>, value: number]>) {
    const { bases, parents, values } = layoutOf(branchesOf(words));
    this.#parents = Int32Array.from(parents);
    this.#bases = Int32Array.from(parents, (_, node) => bases[node] ?? 0);
    this.#values = Int32Array.from(parents, (_, node) => values[node] ?? 0);
  }

  /** The node behind this one (0: the root) for a code unit; 0: there is none. */
  next(node: number, unit: number): number {
    const number = numberOf[unit] as number;
    if (number === 0) return 0;
    const next = (this.#bases[node] as number) + number;
    return this.#parents[next] === node ? next : 0;
  }

  /** The value of the word that ends with this node; 0: none does. */
  valueOf(node: number): number {
    return this.#values[node] as number;
  }
}

function layoutOf(root: Branch): Layout {
  const layout = new Layout();
  layout.place(root, 0);
  return layout;
}
