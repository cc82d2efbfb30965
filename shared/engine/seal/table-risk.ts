// The risk that somebody is recognised in the rows of one table, measured on the rows that really go while they are on their way.

import { rowCells } from '../../data/csv/row-cells.ts';
import { type DecidedColumn, quasiAsTheyGo } from '../../data/risk/known-columns.ts';
import { RiskMeasure } from '../../data/risk/measure.ts';
import type { Bytes } from '../../format/bytes.ts';
import { decode } from '../readers/text/utf8.ts';

/** What a report says of a table. */
export type TableRisk = {
  /** Columns that others may know, by id. */
  readonly quasi: readonly string[];
  readonly rows: number;
  /** Rows in the smallest class. */
  readonly k: number;
  readonly classes: number;
};

export class TableRiskMeasure {
  readonly #quasi: readonly string[];
  /** Where each stands among the columns that go, from 0. */
  readonly #places: readonly number[];
  readonly #goes: number;
  readonly #measure: RiskMeasure;

  /**
   * @param goes ids of the columns that go, in their order
   * @param quasi some of them, at least one
   * @throws usage: no quasi column
   */
  constructor(goes: readonly string[], quasi: readonly string[]) {
    this.#quasi = quasi;
    this.#places = quasi.map((id) => goes.indexOf(id));
    this.#goes = goes.length;
    this.#measure = new RiskMeasure({ quasi });
  }

  /** @param csv canonical rows as they go, `_row` first */
  add(csv: Bytes): void {
    const text = decode(csv, 0, csv.length);
    for (const [, ...cells] of rowCells(text, this.#goes + 1)) this.addRow(cells);
  }

  /** @param cells of the columns that go */
  addRow(cells: readonly string[]): void {
    const known = this.#quasi.map((id, index) => [id, cells[this.#places[index] ?? -1] ?? '']);
    this.#measure.add(Object.fromEntries(known));
  }

  /** Undefined for no rows. */
  result(): TableRisk | undefined {
    if (this.#measure.rows === 0) return undefined;
    const { rows, k, classes } = this.#measure.result();
    return { quasi: this.#quasi, rows, k, classes };
  }
}

/** What measures a table whose columns are decided so; undefined where there is nothing to measure (`quasiAsTheyGo`). */
export function riskMeasureOf(
  columns: readonly (DecidedColumn & { readonly id: string })[],
): TableRiskMeasure | undefined {
  const quasi = quasiAsTheyGo(columns).flatMap((at) => columns[at]?.id ?? []);
  if (quasi.length === 0) return undefined;
  return new TableRiskMeasure(
    columns.filter(({ action }) => action !== 'drop').map(({ id }) => id),
    quasi,
  );
}
