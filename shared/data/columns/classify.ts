// Decides from a column's name and its first values what it holds, and whether it goes: the default, until all values are looked through
// (place.ts) and a person has decided.
import { classesOf } from '../byte-classes.ts';
import { type PiType, piType } from '../pi-types.ts';
import {
  classRank,
  freeText,
  isDateName,
  isScoreName,
  type NamePlace,
  placeByName,
  placeOfOwnCard,
  validityHint,
} from './hints.ts';
import { initialsOf } from './initials.ts';
import type { ColumnDamage } from './number-damage.ts';
import { type ColumnPlace, checkedNumbers, columnShare, holding, type Proposal, proposalFor } from './place.ts';
import { type Seen, ValueTally } from './value-tally.ts';

/** The verdict on a column: what it is taken for, and what is done with it until a person decides. */
export type Classification = ColumnPlace & {
  readonly action: Proposal['action'];
  readonly reason: Proposal['reason'] | 'score';
};

/** Below this share of right check digits the numbers are something else that has the form by chance (Luhn passes 1 of 10). */
const checkedShare = 0.5;
/** Unnamed columns whose values are longer on average (about 20 Han characters) are free text. */
const longTextBytes = 60;

/** From this share on, months with years make a validity that of bank cards. */
const aFewCards = 0.1;

function stricter(left: PiType | undefined, right: PiType | undefined): PiType | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return classRank[right.cls] > classRank[left.cls] ? right : left;
}

/** 有效期 is that of a membership, to a day or for ever, unless values are the month and year of a bank card. */
function isMembershipValidity(place: NamePlace, tally: ValueTally): boolean {
  return (
    place.type.id === 'card_auth' && place.hint === validityHint && tally.values > 0 && tally.cardDateShare < aFewCards
  );
}

/** What the name says beside such values: mm is 密码 where they are passwords, 卡号 is that of a shop's own card where no value is as long as a bank card's. */
function byName(name: string, tally: ValueTally): PiType | undefined {
  const named = placeByName(name);
  if (named === undefined) return tally.meantShare >= columnShare ? initialsOf(name)?.type : undefined;
  if (isMembershipValidity(named, tally)) return placeByName(name, validityHint)?.type;
  return (tally.areShortCodes ? placeOfOwnCard(name) : undefined)?.type ?? named.type;
}

function byWholeValues(tally: ValueTally): PiType | undefined {
  let best: PiType | undefined;
  for (const pi of tally.seen.keys()) if (tally.share(pi) >= columnShare) best = stricter(best, piType(pi));
  return best;
}

/** A column named after persons (推荐人, 联系人) may hold their telephone numbers. */
function wholeOf(named: PiType | undefined, valued: PiType | undefined): PiType | undefined {
  const isOnlyNamed = named?.id === 'person_name' && valued !== undefined;
  return isOnlyNamed ? stricter(valued, named) : stricter(named, valued);
}

/** A secret inside one value is enough; so is a checked number, if most numbers of its form pass their check. */
function isRaising(pi: string, seen: Seen): boolean {
  const found = seen.whole + seen.inside;
  if (piType(pi).cls === 'C') return found > 0;
  return checkedNumbers.has(pi) && found > 0 && found / (found + seen.failed) >= checkedShare;
}

function byInside(tally: ValueTally): PiType | undefined {
  let best: PiType | undefined;
  for (const [pi, seen] of tally.seen) {
    // A column that is this type as a whole has said so already.
    if (isRaising(pi, seen) && tally.share(pi) < columnShare) best = stricter(best, piType(pi));
  }
  return best;
}

const kept = { pi: 'none', class: 'N', action: 'keep', reason: 'necessary' } as const satisfies Classification;

/** Watches the values of one column as they are read; `verdict` may be asked at any time, and is the same from the 1,000th on. */
export class ColumnObserver {
  readonly name: string;
  readonly #tally: ValueTally;

  /** @param name the column's name in the source */
  constructor(name: string) {
    this.name = name;
    this.#tally = new ValueTally(initialsOf(name));
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

  /** Values that were counted, `at` their column (counted-values.ts). */
  addCounted(counts: Uint32Array, at: number): void {
    this.#tally.addCounted(counts, at);
  }

  /** Says which values need only be counted from now on. */
  tellKnown(known: Uint8Array, at: number): void {
    this.#tally.tellKnown(known, at);
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
    const whole = wholeOf(byName(this.name, tally), byWholeValues(tally));
    const inside = byInside(tally);
    const best = stricter(whole, inside);
    if (isScoreName(this.name) && (best === undefined || classRank[best.cls] <= classRank.G)) {
      return { ...kept, action: 'drop', reason: 'score' };
    }
    if (best !== undefined) {
      const place = best === whole ? { pi: best.id, class: best.cls } : holding(whole?.id ?? 'none', best.id);
      return { ...place, ...proposalFor(place) };
    }
    if (tally.meanBytes < longTextBytes) return kept;
    return { pi: freeText.id, class: freeText.cls, action: 'drop', reason: 'unplaced' };
  }
}

/** The verdict on a column all whose values are at hand. */
export function classifyColumn(name: string, values: Iterable<string>): Classification {
  const observer = new ColumnObserver(name);
  for (const value of values) observer.add(value);
  return observer.verdict();
}
