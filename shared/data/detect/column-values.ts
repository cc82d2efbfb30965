// What one value of a column is or holds, with the column's name in front of it as a word in a note would be.

import { isResidentId15 } from '../checks.ts';
import { placeByName } from '../column-hints.ts';
import { type PiType, piPattern } from '../pi-types.ts';
import type { ValueFind, ValueKind } from './column-state.ts';
import { findsIn, type Label, labelOf } from './text.ts';

/** What one value adds to the state of its column. */
export interface ValueReading {
  readonly kind: ValueKind;
  /** Each type once. */
  readonly finds: readonly ValueFind[];
}

const longestName = 40;
const byNameAlone = 0.7;
/** No value that a type's pattern tells is longer. */
const longestFormed = 64;

const shortestNumber = 8;
/** In code units: four Han characters beyond the basic plane. */
const longestWord = 8;

function kindOf(value: string): ValueKind {
  if (value.length >= shortestNumber && /^[A-Z]{0,2}[\d -]{7,}[\dA-Z]$/i.test(value)) return 'number';
  return value.length <= longestWord && /^\p{Script=Han}{2,4}$/u.test(value) ? 'word' : 'other';
}

/** Reads the values of one column. */
export class ValueReader {
  readonly #label: Label;
  readonly #named: PiType | undefined;

  constructor(name: string) {
    this.#named = placeByName(name)?.type;
    this.#label = labelOf(name.slice(0, longestName).replace(/[\n_]/g, ' '));
  }

  /** @param value without space around it, not empty */
  read(value: string): ValueReading {
    const finds: ValueFind[] = [];
    for (const { type, start, end, confidence, reason } of findsIn(value, this.#label)) {
      if (finds.some((find) => find.type === type)) continue;
      const words = value.slice(start, end);
      finds.push({ type, isWhole: words.length === value.length, words, confidence, reason });
    }
    return { kind: kindOf(value), finds: finds.length > 0 ? finds : this.#byForm(value) };
  }

  /** What the name says, or an old identity number, holds if the value has the form. */
  #byForm(value: string): ValueFind[] {
    const whole = { isWhole: true, words: value, confidence: byNameAlone };
    const type = this.#named?.id;
    const pattern = type === undefined || type === 'person_name' ? undefined : piPattern(type);
    if (type !== undefined && pattern?.exec(value.slice(0, longestFormed))?.[0] === value) {
      return [{ type, ...whole, reason: 'column_name' }];
    }
    return isResidentId15(value) ? [{ type: 'cn_id15', ...whole, reason: 'column_values' }] : [];
  }
}
