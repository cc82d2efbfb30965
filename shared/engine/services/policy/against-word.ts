// The rows that go against the word of their customers: what each waived rule of a table would keep back, and about whose rows they are.
import { PersonCounter } from '../../../data/persons/counter.ts';
import { type PersonColumn, personColumns } from '../../../data/persons/parts.ts';
import { tellRow } from '../../../data/persons/rows.ts';
import { Cells } from '../../../data/redaction/csv-cells.ts';
import { RowJudge } from '../../../data/redaction/row-judge.ts';
import { readRowRule } from '../../../data/redaction/row-params.ts';
import { isWaived } from '../../../domain/row-rules.ts';
import type { Bytes } from '../../../format/bytes.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { TableToSeal } from '../../seal/seal-table.ts';
import type { TableFacts } from '../data/table-facts.ts';

type Waived = Output<'policy.check'>['tables'][number]['waived'][number];
type Rules = NonNullable<TableFacts['rules']>;

/** One waived rule and what it was told. */
class WaivedCount {
  readonly #rule: Rules[number];
  readonly #judge: RowJudge;
  readonly #persons = new PersonCounter();
  #rows = 0;
  #unreadable = 0;

  constructor(rule: Rules[number], { columns, today }: TableToSeal['plan']) {
    this.#rule = rule;
    this.#judge = new RowJudge({ columns, rules: [readRowRule(rule)], today });
  }

  /** Of the row that `cells` stand at. */
  add(cells: Cells, tellers: readonly PersonColumn[], perRow: number): void {
    const { reason, unreadable } = this.#judge.judge((column) => cells.text(column + 1));
    if (reason === undefined) return;
    this.#rows += 1;
    if (unreadable.length > 0) this.#unreadable += 1;
    tellRow(this.#persons, tellers, { csv: cells.csv, ends: cells.ends, perRow }, cells.before);
  }

  /** @param tells whether rows of the table tell persons apart */
  result(tells: boolean): Waived {
    const { rule, column } = this.#rule;
    const { persons, unknown } = this.#persons.result();
    this.#persons.free();
    const counted = { rule, column, rows: this.#rows, unreadable: this.#unreadable };
    return tells ? { ...counted, persons: persons + unknown } : counted;
  }
}

/** To be told the rows of a table that go, before anything in them is changed. */
export class AgainstWord {
  readonly #tellers: readonly PersonColumn[];
  readonly #counts: readonly WaivedCount[];
  readonly #perRow: number;

  constructor({ columns, plan }: Pick<TableToSeal, 'columns' | 'plan'>, { rules = [] }: Pick<TableFacts, 'rules'>) {
    this.#tellers = personColumns(columns);
    this.#counts = rules.filter(isWaived).map((rule) => new WaivedCount(rule, plan));
    this.#perRow = columns.length + 1;
  }

  /** @param csv whole rows of canonical CSV, `_row` first */
  add(csv: Bytes, ends: Uint32Array<ArrayBuffer>): void {
    if (this.#counts.length === 0) return;
    const cells = new Cells(csv, ends);
    for (; cells.before < ends.length; cells.before += this.#perRow) {
      for (const count of this.#counts) count.add(cells, this.#tellers, this.#perRow);
    }
  }

  result(): Waived[] {
    return this.#counts.map((count) => count.result(this.#tellers.length > 0));
  }
}
