// A random sample of rows that come one by one, nobody knowing how many (reservoir sampling, Vitter 1985, ACM TOMS 11(1), Algorithm R).

/** A random integer from 0, below the limit, each as likely as any other. */
export type Below = (limit: number) => number;

export class RandomRows<Row> {
  readonly #most: number;
  readonly #below: Below;
  readonly #rows: Row[] = [];
  /** Rows offered so far. */
  seen = 0;

  /** @param most rows in the sample */
  constructor(most: number, below: Below) {
    this.#most = most;
    this.#below = below;
  }

  add(row: Row): void {
    this.seen += 1;
    if (this.#rows.length < this.#most) {
      this.#rows.push(row);
      return;
    }
    const place = this.#below(this.seen);
    if (place < this.#most) this.#rows[place] = row;
  }

  /** In random order, and never more than half of the rows there are: a sample is not the table. */
  result(): Row[] {
    const rows = [...this.#rows];
    for (let last = rows.length - 1; last > 0; last -= 1) {
      const other = this.#below(last + 1);
      [rows[last], rows[other]] = [rows[other] as Row, rows[last] as Row];
    }
    return rows.slice(0, Math.floor(this.seen / 2));
  }
}
