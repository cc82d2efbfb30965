// How the cells of one OpenDocument sheet look: a cell without a style of its own has its row's, or its column's (1.3 part 3, 19.615).
import { csvLimits } from '../../../data/csv/scanner.ts';
import type { OdsCellStyle, OdsStyles } from './ods-styles.ts';
import type { Attributes } from './xml.ts';

const ofDefault = 'table:default-cell-style-name';

export class OdsLooks {
  readonly #styles: OdsStyles;
  readonly #columns: (string | undefined)[] = [];
  readonly #known = new Map<string | undefined, OdsCellStyle>();
  #row: string | undefined;

  constructor(styles: OdsStyles) {
    this.#styles = styles;
  }

  /** @param count columns of this look */
  column(attributes: Attributes, count: number): void {
    const left = Math.min(count, csvLimits.columns - this.#columns.length);
    for (let at = 0; at < left; at += 1) this.#columns.push(attributes[ofDefault]);
  }

  row(attributes: Attributes): void {
    this.#row = attributes[ofDefault];
  }

  /** @param column from 0 */
  of(cell: Attributes, column: number): OdsCellStyle {
    const name = cell['table:style-name'] ?? this.#row ?? this.#columns[column];
    const known = this.#known.get(name) ?? this.#styles.of(name);
    this.#known.set(name, known);
    return known;
  }
}
