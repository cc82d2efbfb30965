// Measures the risk row by row. Classes are held as 64-bit digests, not as texts: 20 to 40 bytes a class, so a million rows fit.
import { HandoverError } from '../../domain/errors.ts';
import { Digest64 } from '../digest64.ts';
import { Ordinals, roomFor } from '../ordinals.ts';
import { entropyDiversity } from './diversity.ts';
import { sizeFigures } from './reidentification.ts';
import { defaultK, type RiskOptions, type RiskReport } from './report.ts';
import { cellOf, type Row } from './rows.ts';
import { SensitiveCounts } from './sensitive-counts.ts';
import { digestTexts } from './text-digest.ts';

type AttributeFigures = Pick<RiskReport, 'l' | 't' | 'tDistance'>;

function checkOptions({ quasi, sensitive, k = defaultK }: RiskOptions): void {
  if (!Array.isArray(quasi) || quasi.length === 0) throw new HandoverError('usage', { member: 'quasi' });
  if (sensitive !== undefined && quasi.includes(sensitive)) {
    throw new HandoverError('usage', { member: 'sensitive', column: sensitive });
  }
  if (!Number.isInteger(k) || k < 1) throw new HandoverError('usage', { member: 'k' });
}

/** Two classes of a million fall together with a chance of 1 in 37 million (`Digest64`); the risk would then look smaller. */
export class RiskMeasure {
  readonly #options: RiskOptions;
  readonly #digest = new Digest64();
  readonly #classes = new Ordinals();
  readonly #sensitive: SensitiveCounts | undefined;
  #sizes: Uint32Array = new Uint32Array(512);
  #rows = 0;
  #rowsWithEmpty = 0;

  /** @throws usage: no quasi columns, a sensitive one among them, or a k below 1 */
  constructor(options: RiskOptions) {
    checkOptions(options);
    this.#options = options;
    this.#sensitive = options.sensitive === undefined ? undefined : new SensitiveCounts(options.taxonomy);
  }

  /** @throws usage: a column that the row does not have */
  add(row: Row): void {
    this.#rows += 1;
    const { quasi, sensitive } = this.#options;
    const values = quasi.map((column) => cellOf(row, column, this.#rows));
    if (values.includes('')) this.#rowsWithEmpty += 1;
    digestTexts(this.#digest, values);
    const ofClass = this.#classes.of(this.#digest.hi, this.#digest.lo);
    this.#sizes = roomFor(this.#sizes, ofClass);
    this.#sizes[ofClass] = (this.#sizes[ofClass] as number) + 1;
    if (sensitive !== undefined) this.#sensitive?.add(ofClass, cellOf(row, sensitive, this.#rows));
  }

  /** Added so far. */
  get rows(): number {
    return this.#rows;
  }

  /** @throws usage: no rows */
  result(): RiskReport {
    if (this.#rows === 0) throw new HandoverError('usage', { member: 'rows' });
    const sizes = this.#sizes.subarray(0, this.#classes.size);
    return {
      rows: this.#rows,
      rowsWithEmpty: this.#rowsWithEmpty,
      ...sizeFigures(sizes, this.#rows, this.#options.k ?? defaultK),
      ...(this.#sensitive === undefined ? {} : this.#attributeFigures(this.#sensitive)),
    };
  }

  #attributeFigures(sensitive: SensitiveCounts): AttributeFigures {
    const ranks = sensitive.ranks();
    const distance = sensitive.distance(ranks);
    let distinct = Number.POSITIVE_INFINITY;
    let entropy = Number.POSITIVE_INFINITY;
    let t = 0;
    for (const values of sensitive.classes(this.#classes.size, ranks)) {
      distinct = Math.min(distinct, values.values.length);
      entropy = Math.min(entropy, entropyDiversity(values));
      t = Math.max(t, distance.of(values));
    }
    return { l: { distinct, entropy }, t, tDistance: distance.kind };
  }
}
