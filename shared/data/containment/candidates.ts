// Windows of the searched texts that a withheld value may begin with, by two hashes of 32 bits each: few, as a rule none.

import { fieldStart, type RowFields } from '../csv/field-ends.ts';
import { DigestTable } from '../digest64.ts';
import { NormalCell, shortest } from './normal-cell.ts';
import { rungOf, rungs, type ValueFilter } from './value-filter.ts';
import { mayBeginAt } from './value-places.ts';

export class Candidates {
  #windows = new DigestTable();

  /** @param lanes what another one gave */
  constructor(lanes: Uint32Array = new Uint32Array()) {
    this.addAll(lanes);
  }

  get size(): number {
    return this.#windows.size;
  }

  /** Adds the windows of a cell that pass the filter. */
  search(cell: NormalCell, filter: ValueFilter): void {
    for (let at = 0; at + shortest <= cell.length; at += 1) {
      if (!mayBeginAt(cell, at) || !filter.mayBegin(cell, at)) continue;
      let rung = filter.nextRung(cell, at, 0);
      for (; rung >= 0; rung = filter.nextRung(cell, at, rung + 1)) {
        const width = rungs[rung] as number;
        this.#windows.add(cell.check(at, width), cell.hash(at, width) >>> 0);
      }
    }
  }

  /** Adds those of all cells but `_row`. Returns how many were long enough to be searched. */
  searchRows(rows: RowFields, filter: ValueFilter): number {
    const cell = new NormalCell();
    let cells = 0;
    for (let field = 0; field < rows.ends.length; field += 1) {
      if (field % rows.perRow === 0) continue;
      if (cell.read(rows.csv, fieldStart(rows.ends, field), rows.ends[field] as number).length < shortest) continue;
      this.search(cell, filter);
      cells += 1;
    }
    return cells;
  }

  addAll(lanes: Uint32Array): void {
    for (let at = 0; at < lanes.length; at += 2) this.#windows.add(lanes[at] as number, lanes[at + 1] as number);
  }

  /** Whether a value, of `shortest` units or more, begins with one of the windows. */
  has(value: NormalCell): boolean {
    const width = rungs[rungOf(value.length)] as number;
    return this.#windows.has(value.check(0, width), value.hash(0, width) >>> 0);
  }

  clear(): void {
    this.#windows = new DigestTable();
  }

  lanes(): Uint32Array<ArrayBuffer> {
    return this.#windows.lanes();
  }
}
