// What the rows of a table amount to: about how many persons they are of, and the exact totals of amounts and counts.
import { countedRows } from '../../../data/counted-rows.ts';
import { fieldEnds } from '../../../data/csv/field-ends.ts';
import { PersonCounter } from '../../../data/persons/counter.ts';
import { type KnownColumn, type PersonColumn, personColumns } from '../../../data/persons/parts.ts';
import { tellRows } from '../../../data/persons/rows.ts';
import type { PiClass } from '../../../domain/vocabulary.ts';
import type { Bytes } from '../../../format/bytes.ts';
import type { TableReader } from '../../readers/table.ts';
import { isCounted, isMoney } from '../../seal/counted.ts';
import { namesCode } from './code-names.ts';
import { ColumnTotal } from './column-total.ts';
import type { Measured } from './table-facts.ts';

/** What a column is: decides whether it tells persons apart, and whether it is summed. */
export type ColumnKind = KnownColumn & { readonly class: PiClass };
type UnnamedKind = Pick<ColumnKind, 'pi' | 'class'>;

/** @param names of the same columns */
export function named(names: readonly string[], kinds: readonly UnnamedKind[]): ColumnKind[] {
  return kinds.map(({ pi, class: cls }, column) => ({ pi, class: cls, name: names[column] as string }));
}

/** A column that is summed; `field`: its place in a row, behind `_row`. */
type SummedField = { readonly total: ColumnTotal; readonly field: number };

/** Amounts and counts; not numbers that name something, whatever their class. */
const isTotalled = (column: ColumnKind) => isCounted(column) && !namesCode(column.name);

export class RowMeasure {
  readonly #tellers: readonly PersonColumn[];
  readonly #totals: readonly (ColumnTotal | undefined)[];
  readonly #persons = new PersonCounter();
  readonly #summed: readonly SummedField[];

  constructor(columns: readonly ColumnKind[]) {
    this.#tellers = personColumns(columns);
    this.#totals = columns.map((column) =>
      isTotalled(column) ? new ColumnTotal({ name: column.name, isMoney: isMoney(column) }) : undefined,
    );
    this.#summed = this.#totals.flatMap((total, index) => (total === undefined ? [] : [{ total, field: index + 1 }]));
  }

  /**
   * @param csv whole rows as blocks hold them
   * @param ends where their fields end, if it is known
   */
  add(csv: Bytes, ends: Uint32Array = fieldEnds(csv)): void {
    const summed = this.#summed.filter(({ total }) => !total.isGivenUp);
    if (this.#tellers.length === 0 && summed.length === 0) return;
    const rows = countedRows({ csv, ends, perRow: this.#totals.length + 1 });
    if (this.#tellers.length > 0) tellRows(this.#persons, this.#tellers, rows);
    for (const { total, field } of summed) total.addColumn(rows, field);
  }

  /** @returns undefined if, after all, the columns are of other kinds than they were measured as */
  result(columns: readonly ColumnKind[]): Omit<Measured, 'digest'> | undefined {
    const isRight =
      isSame(personColumns(columns), this.#tellers) &&
      columns.every((column, index) => !isTotalled(column) || this.#totals[index] !== undefined);
    return isRight ? { ...this.#personCount(), totals: this.#found(columns) } : undefined;
  }

  /** Frees the memory that it has counted with. */
  close(): void {
    this.#persons.free();
  }

  #personCount(): Pick<Measured, 'persons'> {
    if (this.#tellers.length === 0) return {};
    const { by, ...persons } = this.#persons.result();
    return { persons: { ...persons, by: [...by] } };
  }

  #found(columns: readonly ColumnKind[]): Measured['totals'] {
    return columns.flatMap((kind, column) => {
      const total = isTotalled(kind) ? this.#totals[column]?.result() : undefined;
      return total === undefined ? [] : [{ column, ...total }];
    });
  }
}

function isSame(left: readonly PersonColumn[], right: readonly PersonColumn[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ part, column }, index) => part === right[index]?.part && column === right[index]?.column)
  );
}

/** A table whose verdicts, once its first rows are given, are by these. */
type LikelyTable = Pick<TableReader, 'columns' | 'verdicts'>;

/**
 * Measures rows while they are read, before it is known what the columns are: the first rows tell, nearly always. That costs no
 * time of its own, since whoever reads waits for the file.
 */
export class LikelyMeasure {
  readonly #table: LikelyTable;
  #measure: RowMeasure | undefined;

  constructor(table: LikelyTable) {
    this.#table = table;
  }

  add(csv: Bytes, ends?: Uint32Array): void {
    this.#measure ??= new RowMeasure(named(this.#table.columns, this.#table.verdicts()));
    this.#measure.add(csv, ends);
  }

  /** @returns undefined if the columns turned out to be of other kinds: then the table is to be measured from its blocks */
  result(columns: readonly UnnamedKind[]): Omit<Measured, 'digest'> | undefined {
    return this.#measure?.result(named(this.#table.columns, columns));
  }

  close(): void {
    this.#measure?.close();
  }
}
