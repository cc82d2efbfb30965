// The kernel that turns GB18030 into UTF-8 (shared/kernels/gb18030.ts): ASCII and signs of two bytes, by a table that the runtime's own
// decoder makes.
import { code } from '../../../data/kernels/gb18030.ts';
import { type KernelExports, kernelOf, makeRoom, type Place } from '../../../data/kernels/kernel.ts';
import { pinnedText } from './gb18030.ts';

interface Exports extends KernelExports {
  readonly state: Place;
  pairs(): number;
  text(): number;
  write(from: number, limit: number, into: number): void;
  pass(from: number, limit: number): number;
}

const lf = 0x0a;
const lost = '\ufffd';
const leads = { first: 0x81, last: 0xfe } as const;
const trails = { first: 0x40, last: 0xfe } as const;
const encoder = new TextEncoder();

/** All pairs of a lead and a trail byte, each as a line. */
function allPairs(): Uint8Array {
  const lines: number[] = [];
  for (let lead: number = leads.first; lead <= leads.last; lead += 1) {
    for (let trail: number = trails.first; trail <= trails.last; trail += 1) lines.push(lead, trail, lf);
  }
  return Uint8Array.from(lines);
}

/** The UTF-8 of a sign from the lowest byte on, and its length in the highest byte. */
function packed(sign: string): number {
  const [first = 0, second = 0, third = 0] = encoder.encode(sign);
  return first | (second << 8) | (third << 16) | ((third === 0 ? 2 : 3) << 24);
}

/** For each pair of bytes its sign, by the lead's lower seven bits and the trail; 0 for what is no pair of GB18030. */
function pairTable(): Uint32Array {
  const table = new Uint32Array(0x8000);
  const signs = pinnedText(new TextDecoder('gb18030').decode(allPairs())).split('\n');
  for (let lead: number = leads.first, line = 0; lead <= leads.last; lead += 1) {
    for (let trail: number = trails.first; trail <= trails.last; trail += 1, line += 1) {
      const sign = signs[line] ?? '';
      if (sign.length === 1 && sign !== lost) table[((lead & 0x7f) << 8) | trail] = packed(sign);
    }
  }
  return table;
}

/** Bytes that so many of ASCII and pairs make at most: three of two. */
export function utf8Size(length: number): number {
  return Math.ceil(1.5 * length);
}

const newKernel = kernelOf<Exports>(code);

class Gb18030Kernel {
  readonly #exports = newKernel();
  readonly #text = this.#exports.text();
  #bytes = new Uint8Array(0);
  /** Bytes of the chunk at hand. */
  #length = 0;

  constructor() {
    const table = pairTable();
    makeRoom(this.#exports.memory, this.#text);
    new Uint32Array(this.#exports.memory.buffer, this.#exports.pairs(), table.length).set(table);
  }

  /** The chunk that the places below are of. */
  load(chunk: Uint8Array): void {
    const { memory } = this.#exports;
    this.#length = chunk.length;
    makeRoom(memory, this.#text + chunk.length + utf8Size(chunk.length));
    if (this.#bytes.buffer !== memory.buffer) this.#bytes = new Uint8Array(memory.buffer);
    this.#bytes.set(chunk, this.#text);
  }

  /**
   * The UTF-8 of what stands from `from` on.
   * @returns the place of the first sign that is not in the table, or not whole; and a view that holds until the next call
   */
  written(from: number): { readonly at: number; readonly utf8: Uint8Array } {
    const { memory, state, write } = this.#exports;
    const into = this.#text + this.#length;
    write(this.#text + from, into, into);
    const [at = 0, end = 0] = new Uint32Array(memory.buffer, state.value, 2);
    return { at: at - this.#text, utf8: this.#bytes.subarray(into, end) };
  }

  /** The same place, without writing. */
  passed(from: number): number {
    return this.#exports.pass(this.#text + from, this.#text + this.#length) - this.#text;
  }
}

let kernel: Gb18030Kernel | undefined;

/** One for all texts of a thread: it keeps nothing from one chunk to the next. */
export function gb18030Kernel(): Gb18030Kernel {
  kernel ??= new Gb18030Kernel();
  return kernel;
}
