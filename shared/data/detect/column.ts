// What a column holds, from its name and all its values: counts by type, and which of them say more than chance.

import type { PiClass } from '../../domain/vocabulary.ts';
import type { DetectReason } from '../../domain/words/detect-words.ts';
import { isResidentId15 } from '../checks.ts';
import { classRank, type NamePlace, placeByName } from '../column-hints.ts';
import { maskExample } from '../mask.ts';
import { piPattern, piType } from '../pi-types.ts';
import { findsIn } from './text.ts';

/** A type that a column holds. */
export interface Finding {
  readonly type: string;
  readonly class: PiClass;
  /** 0 to 1. */
  readonly confidence: number;
  /** The share of the values that are or hold one, 0 to 1. */
  readonly share: number;
  /** Values that are one as a whole, that hold one inside, and that were looked at (the empty ones are not). */
  readonly counts: { readonly whole: number; readonly inside: number; readonly examined: number };
  readonly reasons: readonly DetectReason[];
  /** At most three, masked; nothing at all is shown of a secret. */
  readonly examples: readonly string[];
}

interface Tally {
  whole: number;
  inside: number;
  confidence: number;
  readonly reasons: Set<DetectReason>;
  readonly examples: Set<string>;
}

/** Kinds of values among which a type is told by chance at times. */
type Kind = 'number' | 'word' | 'other';

const kindOf: Readonly<Record<string, Kind>> = {
  ...{ bank_card: 'number', cn_mobile: 'number', cn_landline: 'number', service_no: 'number', intl_phone: 'number' },
  ...{ tw_id: 'number', vin: 'number', cn_id15: 'number', person_name: 'word' },
};
/** A type speaks for a kind of values from this share of them on. */
const enoughOfKind = 0.5;
const enoughUnnamed15 = 0.6;
/** Values that are longer on average are notes: what stands inside one counts. */
const freeTextLength = 10;
const longestName = 40;
const examplesKept = 3;
/** A find in a column that is named so is surer by this. */
const namedBonus = 0.05;
const byNameAlone = 0.7;
const againstValues = 0.4;

function valueKind(value: string): Kind {
  if (/^[A-Z]{0,2}[\d -]{7,}[\dA-Z]$/i.test(value)) return 'number';
  return /^\p{Script=Han}{2,4}$/u.test(value) ? 'word' : 'other';
}

class ColumnScan {
  examined = 0;
  /** Of all values, in UTF-16 code units. */
  #length = 0;
  readonly #prefix: string;
  readonly #place: NamePlace | undefined;
  readonly #tallies = new Map<string, Tally>();
  /** Values of a kind, whatever was found in them. */
  readonly #kinds: Record<Kind, number> = { number: 0, word: 0, other: 0 };

  constructor(name: string) {
    this.#place = placeByName(name);
    // In front of a value the name says what it is, like a word in a note does.
    this.#prefix = `${name.slice(0, longestName).replace(/[\n_]/g, ' ')}:`;
  }

  add(cell: string): void {
    const value = cell.trim();
    if (value === '') return;
    this.examined += 1;
    this.#length += value.length;
    const offset = this.#prefix.length;
    const finds = findsIn(this.#prefix + value).filter(({ start }) => start >= offset);
    const seen = new Set<string>();
    for (const { type, start, end, confidence, reason } of finds) {
      if (seen.has(type)) continue;
      const isWhole = start === offset && end === offset + value.length;
      this.#count(type, isWhole, value.slice(start - offset, end - offset), confidence, reason);
      seen.add(type);
    }
    this.#kinds[valueKind(value)] += 1;
    this.#byForm(value, seen);
  }

  /** What the name says, or an old identity number, holds if the value has the form. */
  #byForm(value: string, seen: ReadonlySet<string>): void {
    if (seen.size > 0) return;
    const type = this.#place?.type.id;
    const pattern = type === undefined ? undefined : piPattern(type);
    if (
      type !== undefined &&
      pattern !== undefined &&
      type !== 'person_name' &&
      pattern.exec(value.slice(0, 64))?.[0] === value
    ) {
      this.#count(type, true, value, byNameAlone, 'column_name');
    } else if (isResidentId15(value)) this.#count('cn_id15', true, value, byNameAlone, 'column_values');
  }

  #count(type: string, isWhole: boolean, value: string, confidence: number, reason: DetectReason): void {
    let tally = this.#tallies.get(type);
    if (tally === undefined) {
      tally = { whole: 0, inside: 0, confidence: 0, reasons: new Set(), examples: new Set() };
      this.#tallies.set(type, tally);
    }
    if (isWhole) tally.whole += 1;
    else tally.inside += 1;
    tally.confidence += confidence;
    tally.reasons.add(reason);
    if (tally.examples.size < examplesKept) tally.examples.add(piType(type).cls === 'C' ? '****' : maskExample(value));
  }

  findings(): Finding[] {
    const found = [...this.#tallies]
      .filter(([type, tally]) => !this.#isChance(type, tally))
      .map((entry) => this.#finding(...entry));
    const byName = this.#byName();
    return [...found, ...(byName === undefined ? [] : [byName])].sort(
      (left, right) => classRank[right.class] - classRank[left.class] || right.share - left.share,
    );
  }

  #isChance(type: string, { whole, inside }: Tally): boolean {
    if (type === this.#place?.type.id) return false;
    if (type === 'cn_id15' && whole > 0) return whole / this.examined < enoughUnnamed15;
    const kind = kindOf[type];
    if (kind === undefined) return false;
    const isShort = this.#length / this.examined < freeTextLength;
    return (inside === 0 || (kind === 'word' && isShort)) && whole / Math.max(1, this.#kinds[kind]) < enoughOfKind;
  }

  #finding(type: string, { whole, inside, confidence, reasons, examples }: Tally): Finding {
    const isNamed = type === this.#place?.type.id;
    const mean = confidence / (whole + inside);
    const share = (whole + inside) / this.examined;
    return {
      type,
      class: piType(type).cls,
      confidence: Math.min(0.99, mean + (isNamed ? namedBonus : 0)),
      share,
      counts: { whole, inside, examined: this.examined },
      reasons: [...reasons, ...(isNamed && !reasons.has('column_name') ? (['column_name'] as const) : [])],
      examples: [...examples],
    };
  }

  /** What only the name says. `product_name` names no person unless its values do. */
  #byName(): Finding | undefined {
    const place = this.#place;
    if (place === undefined || this.#tallies.has(place.type.id)) return undefined;
    const { id, cls } = place.type;
    if (id === 'person_name' && this.examined > 0) return undefined;
    const isTold = piPattern(id) !== undefined;
    const whole = isTold ? 0 : this.examined;
    return {
      type: id,
      class: cls,
      confidence: isTold && this.examined > 0 ? againstValues : byNameAlone,
      share: this.examined === 0 ? 0 : whole / this.examined,
      counts: { whole, inside: 0, examined: this.examined },
      reasons: ['column_name'],
      examples: [],
    };
  }
}

/** Every value is looked at; time is linear in their length. */
export function findingsOf(name: string, values: Iterable<string>): Finding[] {
  const scan = new ColumnScan(name);
  for (const value of values) scan.add(value);
  return scan.findings();
}
