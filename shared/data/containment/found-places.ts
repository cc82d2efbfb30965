// Where found values stand in rows that go: counted by value and column, with the first row.
import { fieldStart, type RowFields } from '../csv/field-ends.ts';
import type { FoundValues } from './found-values.ts';
import { NormalCell, shortest } from './normal-cell.ts';
import { rowOf } from './row-places.ts';

export interface FoundPlace {
  /** Its number among the found values. */
  readonly value: number;
  /** The column in which it stands, from 0 behind `_row`. */
  readonly field: number;
  /** Cells that hold it and nothing else, cells that hold it among other things, and the first row of either; 0 if there is none. */
  whole: number;
  firstWhole: number;
  inside: number;
  firstInside: number;
}

/** More than a table has columns. */
const fields = 4096;

export class FoundPlaces {
  readonly #places = new Map<number, FoundPlace>();

  /** Adds what is in these rows, which stand behind those before. */
  search(rows: RowFields, values: FoundValues): void {
    const cell = new NormalCell();
    for (let first = 0; first < rows.ends.length; first += rows.perRow) {
      for (let field = 0; field < rows.perRow - 1; field += 1) {
        const place = first + 1 + field;
        const start = fieldStart(rows.ends, place);
        const end = rows.ends[place] as number;
        if (end - start < shortest || cell.read(rows.csv, start, end).length < shortest) continue;
        values.search(cell, (value, isWhole) => this.#count(value, field, rowOf(rows, first), isWhole));
      }
    }
  }

  add({ value, field, whole, firstWhole, inside, firstInside }: FoundPlace): void {
    const place = this.#of(value, field);
    place.whole += whole;
    place.firstWhole ||= firstWhole;
    place.inside += inside;
    place.firstInside ||= firstInside;
  }

  places(): FoundPlace[] {
    return [...this.#places.values()];
  }

  #of(value: number, field: number): FoundPlace {
    const key = value * fields + field;
    let place = this.#places.get(key);
    if (place === undefined) {
      place = { value, field, whole: 0, firstWhole: 0, inside: 0, firstInside: 0 };
      this.#places.set(key, place);
    }
    return place;
  }

  #count(value: number, field: number, row: number, isWhole: boolean): void {
    const place = this.#of(value, field);
    if (isWhole) {
      place.whole += 1;
      place.firstWhole ||= row;
    } else {
      place.inside += 1;
      place.firstInside ||= row;
    }
  }
}
