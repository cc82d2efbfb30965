// Has the scanner of CSV take the ordinary rows of a table by itself: those that `RowCollector.scanned` would take without a second look.
import type { ColumnObserver } from '../../../data/columns/classify.ts';
import { countWords, knownPlaces } from '../../../data/columns/counted-values.ts';
import type { RowRun, SeeOther } from '../../../data/csv/row-run.ts';
import type { RowScanner } from '../../../data/csv/scanned-row.ts';
import { CsvScanner, csvLimits } from '../../../data/csv/scanner.ts';
import { wordSigns } from './aside-words.ts';
import type { Layout } from './header.ts';
import type { HeaderRepeat } from './header-repeat.ts';

/** A kernel counts rows in 32 bits. */
const mostNumber = 2 ** 31 - 2 ** 20;

export class OrdinaryRows {
  readonly #scanner: CsvScanner;
  readonly #observers: readonly ColumnObserver[];
  readonly #see: SeeOther;
  /** The run that values were counted in since they were last added. */
  #counted: RowRun | undefined;

  private constructor(scanner: CsvScanner, observers: readonly ColumnObserver[]) {
    this.#scanner = scanner;
    this.#observers = observers;
    this.#see = (column, start, end, classes) => observers[column]?.addUtf8(scanner.bytes, start, end, classes);
  }

  /** @returns undefined where each row has to be looked at */
  static of(
    scanner: RowScanner,
    layout: Layout,
    header: HeaderRepeat,
    observers: readonly ColumnObserver[],
  ): OrdinaryRows | undefined {
    const width = observers.length;
    const isSimple = scanner instanceof CsvScanner && width <= csvLimits.columns && !Number.isFinite(layout.bodyTo);
    if (!isSimple) return undefined;
    scanner.expect({
      width,
      // A title stands alone in its row.
      fewestFilled: layout.titles.size > 0 ? 2 : 1,
      telling: Uint8Array.from({ length: width }, (_, column) => Number(header.isToldBy(column))),
      ...wordSigns(),
    });
    return new OrdinaryRows(scanner, observers);
  }

  /** As `CsvScanner.pass`: numbers the rows if `number` is given. */
  pass(room: number, number: number | undefined): RowRun | undefined {
    if (number !== undefined && number > mostNumber) return undefined;
    const run = this.#scanner.pass(room, number ?? -1);
    if (run === undefined) return undefined;
    if (run.rows > 0) {
      run.eachOther(this.#see);
      this.#counted = run;
    }
    // Where none is left, the kernel may be another scanner's next.
    if (run.stop === 'text') this.settle();
    return run;
  }

  /** Adds the values that were counted to those that were seen. */
  settle(): void {
    if (this.#counted === undefined) return;
    const { counts, known } = this.#counted;
    for (const [column, observer] of this.#observers.entries()) {
      observer.addCounted(counts, column * countWords);
      observer.tellKnown(known, column * knownPlaces);
    }
    counts.fill(0);
    this.#counted = undefined;
  }
}
