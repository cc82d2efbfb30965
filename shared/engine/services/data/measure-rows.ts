// What the rows of a table amount to: about how many persons they are of, and the exact totals of amounts and counts.
import { ColumnObserver } from '../../../data/classify.ts';
import { fieldEnds } from '../../../data/field-ends.ts';
import { PersonCounter, type PersonPart, personPart, personParts } from '../../../data/persons.ts';
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

/** A column that is looked at; `field`: its place in a row, behind `_row`. */
type KeyField = { readonly part: PersonPart; readonly field: number };
type SummedField = { readonly sum: DecimalSum; readonly field: number };

/** Fields of canonical rows and where they end (data/field-ends.ts); each row has `perRow` of them. */
type Fields = { readonly csv: Bytes; readonly ends: Uint32Array; readonly perRow: number };

export class RowMeasure {
  readonly #parts: readonly (PersonPart | undefined)[];
  readonly #sums: readonly (DecimalSum | undefined)[];
  readonly #persons = new PersonCounter();
  /** Strong ones first: where they tell, the others need no look. */
  readonly #keys: readonly KeyField[];
  readonly #summed: readonly SummedField[];

  constructor(columns: readonly ColumnKind[]) {
    this.#parts = partsOf(columns);
    this.#sums = columns.map((column) => (isCounted(column) ? decimalSum() : undefined));
    this.#keys = personParts.flatMap((part) => {
      const index = this.#parts.indexOf(part);
      return index < 0 ? [] : [{ part, field: index + 1 }];
    });
    this.#summed = this.#sums.flatMap((sum, index) => (sum === undefined ? [] : [{ sum, field: index + 1 }]));
  }

  /**
   * @param csv whole rows as blocks hold them
   * @param ends where their fields end, if it is known
   */
  add(csv: Bytes, ends = fieldEnds(csv)): void {
    const fields = { csv, ends, perRow: this.#parts.length + 1 };
    if (this.#keys.length > 0) this.#count(fields);
    for (const summed of this.#summed) addUp(summed, fields);
  }

  /** @returns undefined if, after all, the columns are of other kinds than they were measured as */
  result(columns: readonly ColumnKind[]): Omit<Measured, 'digest'> | undefined {
    const isRight =
      partsOf(columns).every((part, index) => part === this.#parts[index]) &&
      columns.every((column, index) => !isCounted(column) || this.#sums[index] !== undefined);
    return isRight ? { ...this.#personCount(), totals: this.#totals(columns) } : undefined;
  }

  #personCount(): Pick<Measured, 'persons'> {
    if (this.#keys.length === 0) return {};
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

  #count({ csv, ends, perRow }: Fields): void {
    for (let row = 0; row < ends.length; row += perRow) {
      for (const { part, field } of this.#keys) {
        const start = (ends[row + field - 1] as number) + 1;
        const inside = csv[start] === quote ? 1 : 0;
        if (this.#persons.part(part, csv, start + inside, (ends[row + field] as number) - inside)) break;
      }
      this.#persons.endRow();
    }
  }
}

function addUp({ sum, field }: SummedField, { csv, ends, perRow }: Fields): void {
  for (let at = field; at < ends.length && sum.exact; at += perRow) {
    sum.add(csv, (ends[at - 1] as number) + 1, ends[at] as number);
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

  add(csv: Bytes, ends?: Uint32Array): void {
    this.#measure ??= new RowMeasure(likelyKinds(this.#names, csv));
    this.#measure.add(csv, ends);
  }

  /** @returns undefined if the columns turned out to be of other kinds: then the table is to be measured from its blocks */
  result(columns: readonly ColumnKind[]): Omit<Measured, 'digest'> | undefined {
    return this.#measure?.result(columns);
  }
}
