// What the rows of a table amount to: about how many persons they are of, and the exact totals of amounts and counts.
import { ColumnObserver } from '../../../data/classify.ts';
import { PersonCounter, type PersonPart, personPart } from '../../../data/persons.ts';
import { watchCells } from '../../../data/project-csv.ts';
import type { PiClass } from '../../../domain/vocabulary.ts';
import type { Bytes } from '../../../format/bytes.ts';
import { type DecimalSum, decimalSum, formatDecimal } from '../../../format/package/decimal.ts';
import { isCounted } from '../../seal/counted.ts';
import { rowsIn } from '../../vault/rows/block-codec.ts';
import type { Measured } from './table-facts.ts';

/** What a column is: decides whether it tells persons apart, and whether it is summed. */
export type ColumnKind = { readonly pi: string; readonly class: PiClass };

const quote = 0x22;
/** Rows that tell, as a rule, what the columns are. */
const tellingRows = 500;

/** The first column of each part speaks for the row: a second phone is often somebody else's. Nothing, where no key is whole. */
function partsOf(columns: readonly ColumnKind[]): (PersonPart | undefined)[] {
  const parts = columns.map(({ pi }) => personPart(pi));
  const has = (part: PersonPart) => parts.includes(part);
  const hasKey = has('id') || has('mobile') || (has('name') && has('address'));
  return parts.map((part, index) => (hasKey && part !== undefined && parts.indexOf(part) === index ? part : undefined));
}

export class RowMeasure {
  readonly #parts: readonly (PersonPart | undefined)[];
  readonly #sums: readonly (DecimalSum | undefined)[];
  readonly #persons = new PersonCounter();
  readonly #watched: boolean[];
  #isInRow = false;

  constructor(columns: readonly ColumnKind[]) {
    this.#parts = partsOf(columns);
    this.#sums = columns.map((column) => (isCounted(column) ? decimalSum() : undefined));
    // Field 0 is the number of the row: it says that a row begins.
    this.#watched = [
      true,
      ...columns.map((_, index) => this.#parts[index] !== undefined || this.#sums[index] !== undefined),
    ];
  }

  /** @param csv whole rows as blocks hold them */
  add(csv: Bytes): void {
    watchCells(csv, { watched: this.#watched, watch: this.#watch });
    this.#endRow();
  }

  /** @returns undefined if, after all, the columns are of other kinds than they were measured as */
  result(columns: readonly ColumnKind[]): Omit<Measured, 'digest'> | undefined {
    const isRight =
      partsOf(columns).every((part, index) => part === this.#parts[index]) &&
      columns.every((column, index) => !isCounted(column) || this.#sums[index] !== undefined);
    return isRight ? { ...this.#personCount(), totals: this.#totals(columns) } : undefined;
  }

  #personCount(): Pick<Measured, 'persons'> {
    if (this.#parts.every((part) => part === undefined)) return {};
    const { by, ...persons } = this.#persons.result();
    return { persons: { ...persons, by: [...by] } };
  }

  #totals(columns: readonly ColumnKind[]): Measured['totals'] {
    return columns.flatMap((kind, column) => {
      const sum = this.#sums[column];
      if (sum === undefined || !isCounted(kind) || !sum.exact || sum.cells === 0) return [];
      return [{ column, sum: formatDecimal(sum.value) }];
    });
  }

  readonly #watch = (csv: Uint8Array, field: number, start: number, end: number): boolean => {
    if (field === 0) {
      this.#endRow();
      this.#isInRow = true;
      return true;
    }
    const part = this.#parts[field - 1];
    if (part === undefined) return this.#sums[field - 1]?.add(csv, start, end) === true;
    const inside = csv[start] === quote ? 1 : 0;
    this.#persons.part(part, csv, start + inside, end - inside);
    return true;
  };

  #endRow(): void {
    if (this.#isInRow) this.#persons.endRow();
    this.#isInRow = false;
  }
}

/** What the columns seem to be by their names and first rows. */
function likelyKinds(names: readonly string[], csv: Uint8Array): ColumnKind[] {
  const observers = names.map((name) => new ColumnObserver(name));
  for (const { cells } of rowsIn(csv, 0, tellingRows)) {
    for (const [index, cell] of cells.entries()) observers[index]?.add(cell);
  }
  return observers.map((observer) => {
    const { pi, cls } = observer.verdict();
    return { pi, class: cls };
  });
}

/**
 * Measures rows while they are read, before it is known what the columns are: the first rows tell, nearly always. That costs no
 * time of its own, since whoever reads waits for the file.
 */
export class LikelyMeasure {
  readonly #names: readonly string[];
  #measure: RowMeasure | undefined;

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  add(csv: Bytes): void {
    this.#measure ??= new RowMeasure(likelyKinds(this.#names, csv));
    this.#measure.add(csv);
  }

  /** @returns undefined if the columns turned out to be of other kinds: then the table is to be measured from its blocks */
  result(columns: readonly ColumnKind[]): Omit<Measured, 'digest'> | undefined {
    return this.#measure?.result(columns);
  }
}
