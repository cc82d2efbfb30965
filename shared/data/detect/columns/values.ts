// What one value of a column is or holds, with the column's name in front of it as a word in a note would be.

import { isResidentId15 } from '../../checks.ts';
import { placeByName } from '../../columns/hints.ts';
import { initialsOf } from '../../columns/initials.ts';
import { type PiType, piPattern } from '../../pi-types.ts';
import { findsIn, type Label, labelOf } from '../text.ts';
import type { ValueFind, ValueKind, ValueReading } from './state.ts';

const longestName = 40;
const byNameAlone = 0.7;
/** No value that a type's pattern tells is longer. */
const longestFormed = 64;
const oldIdLength = 15;

const number = /^[A-Z]{0,2}[\d -]{7,}[\dA-Z]$/i;
const shortestNumber = 8;
const word = /^\p{Script=Han}{2,4}$/u;
/** In code units: four Han characters beyond the basic plane. */
const longestWord = 8;

function kindOf(value: string): ValueKind {
  const isAscii = value.charCodeAt(0) < 0x80;
  if (isAscii) return value.length >= shortestNumber && number.test(value) ? 'number' : 'other';
  return value.length <= longestWord && word.test(value) ? 'word' : 'other';
}

function formOf(type: PiType | undefined): { type: string; pattern: RegExp } | undefined {
  const pattern = type === undefined || type.id === 'person_name' ? undefined : piPattern(type.id);
  return type === undefined || pattern === undefined ? undefined : { type: type.id, pattern };
}

/** Reads the values of one column. */
export class ValueReader {
  readonly #label: Label;
  /** The type that the name says and what its values look like; a name has no form. */
  readonly #named: { readonly type: string; readonly pattern: RegExp } | undefined;

  constructor(name: string) {
    const initials = initialsOf(name);
    this.#named =
      initials === undefined ? formOf(placeByName(name)?.type) : { type: initials.type.id, pattern: initials.pattern };
    this.#label = labelOf(name.slice(0, longestName).replace(/[\n_]/g, ' '));
  }

  /** @param value without space around it, not empty */
  read(value: string): ValueReading {
    const finds: ValueFind[] = [];
    for (const { type, start, end, confidence, reason } of findsIn(value, this.#label)) {
      if (finds.length > 0 && finds.some((find) => find.type === type)) continue;
      const words = value.slice(start, end);
      finds.push({ type, isWhole: words.length === value.length, words, confidence, reason });
    }
    return { kind: kindOf(value), finds: finds.length > 0 ? finds : this.#byForm(value) };
  }

  /** What the name says, or an old identity number, holds if the value has the form. */
  #byForm(value: string): ValueFind[] {
    const whole = { isWhole: true, words: value, confidence: byNameAlone };
    if (this.#named?.pattern.exec(value.slice(0, longestFormed))?.[0] === value) {
      return [{ type: this.#named.type, ...whole, reason: 'column_name' }];
    }
    const isOldId = value.length === oldIdLength && isResidentId15(value);
    return isOldId ? [{ type: 'cn_id15', ...whole, reason: 'column_values' }] : [];
  }
}
