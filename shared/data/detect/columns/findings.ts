// What a column holds, from its name and what all its values were found to hold: which finds say more than chance.

import type { PiClass } from '../../../domain/vocabulary.ts';
import type { DetectReason } from '../../../domain/words/detect-words.ts';
import { classRank, type NamePlace, placeByName, placeOfOwnCard, validityHint } from '../../columns/hints.ts';
import { piPattern, piType } from '../../pi-types.ts';
import type { ColumnScanState, Tally, ValueKind } from './state.ts';

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

const kindOf: Readonly<Record<string, ValueKind>> = {
  ...{ bank_card: 'number', cn_mobile: 'number', cn_landline: 'number', service_no: 'number', intl_phone: 'number' },
  ...{ tw_id: 'number', vin: 'number', cn_id15: 'number', person_name: 'word' },
};
/** A type speaks for a kind of values from this share of them on. */
const enoughOfKind = 0.5;
const enoughUnnamed15 = 0.6;
/** Values that are longer on average are notes: what stands inside one counts. */
const freeTextLength = 10;
/** A find in a column that is named so is surer by this. */
const namedBonus = 0.05;
const byNameAlone = 0.7;
const againstValues = 0.4;
/** Values that are shorter on average are no bank cards' numbers. */
const ownCardLength = 11;

/** Types whose values are of kind `number` and that check digits or a name have told. */
const surelyNumbers = new Set(['cn_id18', 'hmt_residence', 'cn_foreign_pr', 'uscc', 'imei', 'bank_account']);

/** Values of a kind that no other type of this kind tells. */
function untold(type: string, kind: ValueKind, { kinds, tallies }: ColumnScanState): number {
  let values = kinds[kind];
  for (const [other, { whole }] of tallies) {
    const isOfKind = kindOf[other] === kind || (kind === 'number' && surelyNumbers.has(other));
    if (other !== type && isOfKind) values -= whole;
  }
  return Math.max(1, values);
}

/** Of numbers with 18 digits so many are an identity number by chance: 34 places of 100, the days of 126 years, 11 check signs. */
const idsByChance = (0.34 * 126 * 365) / 10_000 / 10_000 / 11;
const ids = new Set(['cn_id18', 'hmt_residence', 'cn_foreign_pr']);

/** So few among other numbers (order numbers, say) that chance would give as many: three standard deviations. */
function areIdsByChance(type: string, whole: number, state: ColumnScanState): boolean {
  const expected = untold(type, 'number', state) * idsByChance;
  return whole <= expected + 3 * Math.sqrt(expected);
}

function isChance(type: string, { whole, inside }: Tally, state: ColumnScanState): boolean {
  const { examined, length } = state;
  if (type === 'cn_id15' && whole > 0) return whole / examined < enoughUnnamed15;
  if (ids.has(type) && inside === 0) return areIdsByChance(type, whole, state);
  const kind = kindOf[type];
  if (kind === undefined) return false;
  const isShort = length / examined < freeTextLength;
  return (inside === 0 || (kind === 'word' && isShort)) && whole / untold(type, kind, state) < enoughOfKind;
}

function byValues(type: string, tally: Tally, examined: number, isNamed: boolean): Finding {
  const { whole, inside, confidence, reasons, examples } = tally;
  const count = whole + inside;
  return {
    type,
    class: piType(type).cls,
    confidence: Math.min(0.99, confidence / 10_000 / count + (isNamed ? namedBonus : 0)),
    share: count / examined,
    counts: { whole, inside, examined },
    reasons: isNamed && !reasons.includes('column_name') ? [...reasons, 'column_name'] : reasons,
    examples,
  };
}

/** What only the name says. `product_name` names no person unless its values do, and 有效期 no bank card. */
function byName({ type: { id, cls }, hint }: NamePlace, examined: number): Finding | undefined {
  if ((id === 'person_name' || hint === validityHint) && examined > 0) return undefined;
  const isTold = piPattern(id) !== undefined;
  const whole = isTold ? 0 : examined;
  return {
    type: id,
    class: cls,
    confidence: isTold && examined > 0 ? againstValues : byNameAlone,
    share: examined === 0 ? 0 : whole / examined,
    counts: { whole, inside: 0, examined },
    reasons: ['column_name'],
    examples: [],
  };
}

/** @param state of the whole column; `findingsFrom(name, …)` of its pieces merged is the same */
export function findingsFrom(name: string, state: ColumnScanState): Finding[] {
  const place = placeByName(name);
  const named = place?.type;
  const findings = [...state.tallies]
    .filter(([type, tally]) => type === named?.id || !isChance(type, tally, state))
    .map(([type, tally]) => byValues(type, tally, state.examined, type === named?.id));
  const isShort = state.length < ownCardLength * state.examined;
  const said = isShort ? (placeOfOwnCard(name) ?? place) : place;
  const onlyNamed = said === undefined || state.tallies.has(said.type.id) ? undefined : byName(said, state.examined);
  if (onlyNamed !== undefined) findings.push(onlyNamed);
  return findings.sort((left, right) => classRank[right.class] - classRank[left.class] || right.share - left.share);
}
