// Decides from a column's name and its first values what it holds, and whether it goes: the default, until all values are looked through
// (place.ts) and a person has decided.
import type { Action, PiClass, Reason } from '../../domain/vocabulary.ts';
import { classesOf } from '../byte-classes.ts';
import { type PiType, piType } from '../pi-types.ts';
import { classRank, freeText, isDateName, isScoreName, type NamePlace, placeByName, validityHint } from './hints.ts';
import type { ColumnDamage } from './number-damage.ts';
import { type ColumnPlace, columnShare, holding, proposalFor } from './place.ts';
import { type Seen, ValueTally } from './value-tally.ts';

/** Why a column was placed: `hint` in its name, `count` values that are one as a whole, `count` finds inside longer values. */
export interface Evidence {
  readonly code: 'name' | 'values' | 'inside' | 'score_name' | 'long_text';
  readonly pi: string;
  readonly hint?: string;
  readonly count?: number;
}

/** The verdict on a column. */
export interface Classification {
  /** An id of the catalogue, or `none`. */
  readonly pi: string;
  readonly cls: PiClass;
  readonly action: Extract<Action, 'keep' | 'drop'>;
  readonly reason: Extract<Reason, 'necessary' | 'class_c' | 'sensitive' | 'unplaced' | 'score' | 'photo'>;
  readonly evidence: readonly Evidence[];
  /** Values that are not empty. */
  readonly values: number;
  /** Values that were tried (the first 1,000), and those that matched. */
  readonly examined: number;
  readonly matched: number;
  /** At most three, masked. */
  readonly examples: readonly string[];
}

/** Below this share of right check digits the numbers are something else that has the form by chance (Luhn passes 1 of 10). */
const checkedShare = 0.5;
/** Unnamed columns whose values are longer on average (about 20 Han characters) are free text. */
const longTextBytes = 60;

/** From this share on, months with years make a validity that of bank cards. */
const aFewCards = 0.1;

interface Place {
  readonly type: PiType;
  readonly evidence: Evidence;
}

function stricter(left: Place | undefined, right: Place | undefined): Place | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return classRank[right.type.cls] > classRank[left.type.cls] ? right : left;
}

/** 有效期 is that of a membership, to a day or for ever, unless values are the month and year of a bank card. */
function isMembershipValidity(place: NamePlace, tally: ValueTally): boolean {
  return (
    place.type.id === 'card_auth' && place.hint === validityHint && tally.values > 0 && tally.cardDateShare < aFewCards
  );
}

function byName(name: string, tally: ValueTally): Place | undefined {
  const named = placeByName(name);
  const place = named !== undefined && isMembershipValidity(named, tally) ? placeByName(name, validityHint) : named;
  if (place === undefined) return undefined;
  const { type, hint } = place;
  return { type, evidence: { code: 'name', pi: type.id, hint } };
}

function byWholeValues(tally: ValueTally): Place | undefined {
  let best: Place | undefined;
  for (const [pi, { whole }] of tally.seen) {
    if (tally.share(pi) < columnShare) continue;
    best = stricter(best, { type: piType(pi), evidence: { code: 'values', pi, count: whole } });
  }
  return best;
}

/** A column named after persons (推荐人, 联系人) may hold their telephone numbers. */
function wholeOf(named: Place | undefined, valued: Place | undefined): Place | undefined {
  const isOnlyNamed = named?.type.id === 'person_name' && valued !== undefined;
  return isOnlyNamed ? stricter(valued, named) : stricter(named, valued);
}

/** A secret inside one value is enough; so is a checked number, if most numbers of its form pass their check. */
function isRaising(pi: string, seen: Seen): boolean {
  const found = seen.whole + seen.inside;
  if (piType(pi).cls === 'C') return found > 0;
  const isChecked = ['cn_id18', 'hmt_residence', 'cn_foreign_pr', 'bank_card'].includes(pi);
  return isChecked && found > 0 && found / (found + seen.failed) >= checkedShare;
}

function byInside(tally: ValueTally): Place | undefined {
  let best: Place | undefined;
  for (const [pi, seen] of tally.seen) {
    // A column that is this type as a whole has said so already.
    if (!isRaising(pi, seen) || tally.share(pi) >= columnShare) continue;
    best = stricter(best, { type: piType(pi), evidence: { code: 'inside', pi, count: seen.whole + seen.inside } });
  }
  return best;
}

/** Watches the values of one column as they are read; `verdict` may be asked at any time, and is the same from the 1,000th on. */
export class ColumnObserver {
  readonly name: string;
  readonly #tally = new ValueTally();

  /** @param name the column's name in the source */
  constructor(name: string) {
    this.name = name;
  }

  add(value: string): void {
    this.#tally.text(value);
  }

  /**
   * A value as UTF-8 bytes, not decoded unless a detector may match.
   * @param classes of the bytes, if they are known (byte-classes.ts)
   */
  addUtf8(bytes: Uint8Array, start: number, end: number, classes = classesOf(bytes, start, end)): void {
    this.#tally.utf8(bytes, start, end, classes);
  }

  /** Characters of the private use areas in all values. */
  get privateUse(): number {
    return this.#tally.rare.privateUse;
  }

  /** Signs that stand for lost characters (U+FFFD), in all values. */
  get lostCharacters(): number {
    return this.#tally.rare.lost;
  }

  /** The numbers that another program has damaged. */
  damage(): ColumnDamage[] {
    const pi = placeByName(this.name)?.type.id;
    return this.#tally.damage.report({ pi, isDateName: isDateName(this.name), dates: this.#tally.dates });
  }

  verdict(): Classification {
    const tally = this.#tally;
    const named = byName(this.name, tally);
    const valued = byWholeValues(tally);
    const whole = wholeOf(named, valued);
    const inside = byInside(tally);
    const best = stricter(whole, inside);
    const evidence = [named, valued, inside].flatMap((place) => place?.evidence ?? []);
    if (isScoreName(this.name) && (best === undefined || classRank[best.type.cls] <= classRank.G)) {
      return this.#unnamed('drop', 'score', [...evidence, { code: 'score_name', pi: 'none' }]);
    }
    if (best !== undefined && best === inside) {
      return this.#placed(best.type, evidence, holding(whole?.type.id ?? 'none', best.type.id));
    }
    if (best !== undefined) return this.#placed(best.type, evidence);
    if (tally.meanBytes < longTextBytes) return this.#unnamed('keep', 'necessary', []);
    const text = { code: 'long_text', pi: freeText.id } as const;
    return { ...this.#placed(freeText, [text]), action: 'drop', reason: 'unplaced' };
  }

  /** @param place what the column is because of this type, if it is not the type itself */
  #placed(
    type: PiType,
    evidence: readonly Evidence[],
    place: ColumnPlace = { pi: type.id, class: type.cls },
  ): Classification {
    const seen = this.#tally.seen.get(type.id);
    return {
      pi: place.pi,
      cls: place.class,
      ...proposalFor(place),
      evidence,
      values: this.#tally.values,
      examined: this.#tally.examined,
      matched: (seen?.whole ?? 0) + (seen?.inside ?? 0),
      examples: seen?.examples ?? [],
    };
  }

  #unnamed(
    action: Classification['action'],
    reason: Classification['reason'],
    evidence: readonly Evidence[],
  ): Classification {
    const { values, examined } = this.#tally;
    return { pi: 'none', cls: 'N', action, reason, evidence, values, examined, matched: 0, examples: [] };
  }
}

/** The verdict on a column all whose values are at hand. */
export function classifyColumn(name: string, values: Iterable<string>): Classification {
  const observer = new ColumnObserver(name);
  for (const value of values) observer.add(value);
  return observer.verdict();
}
