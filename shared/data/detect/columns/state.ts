// What the values of a column, or of a piece of it, were found to hold: plain data that crosses threads and adds up.

import type { DetectReason } from '../../../domain/words/detect-words.ts';
import { maskExample } from '../../mask.ts';
import { piType } from '../../pi-types.ts';

/** Kinds of values among which a type is told by chance at times. */
export type ValueKind = 'number' | 'word' | 'other';

/** A type that one value is as a whole or holds inside. */
export interface ValueFind {
  readonly type: string;
  readonly isWhole: boolean;
  /** What stands there, if it is known: for an example. */
  readonly words?: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: DetectReason;
}

/** The values of a column that are or hold one type. */
export interface Tally {
  /** Values that are one as a whole, and values that hold one inside. */
  whole: number;
  inside: number;
  /** Of all of these, in ten-thousandths: whole numbers add up to the same in any order. */
  confidence: number;
  readonly reasons: DetectReason[];
  /** Masked, the first ones. */
  readonly examples: string[];
}

/** It can be cloned (structured clone), and merged with that of the next piece. */
export interface ColumnScanState {
  /** Values that were looked at; the empty ones are not. */
  examined: number;
  /** Of all values, in UTF-16 code units. */
  length: number;
  /** Values of a kind, whatever was found in them. */
  readonly kinds: Record<ValueKind, number>;
  /** By type, in the order in which they were found. */
  readonly tallies: Map<string, Tally>;
}

const examplesKept = 3;

export function emptyState(): ColumnScanState {
  return { examined: 0, length: 0, kinds: { number: 0, word: 0, other: 0 }, tallies: new Map() };
}

/** What one value adds to the state of its column. */
export interface ValueReading {
  readonly kind: ValueKind;
  /** Each type once. */
  readonly finds: readonly ValueFind[];
}

/** So many values more that are or hold this; `length` is counted by whoever knows theirs. */
export function countReading(state: ColumnScanState, { kind, finds }: ValueReading, values: number): void {
  state.examined += values;
  state.kinds[kind] += values;
  for (const find of finds) countFind(state, find, values);
}

/** Shown masked if it is one of the first, and not at all if it is a secret. */
function countFind(
  { tallies }: ColumnScanState,
  { type, isWhole, words, confidence, reason }: ValueFind,
  values: number,
): void {
  let tally = tallies.get(type);
  if (tally === undefined) {
    tally = { whole: 0, inside: 0, confidence: 0, reasons: [], examples: [] };
    tallies.set(type, tally);
  }
  if (isWhole) tally.whole += values;
  else tally.inside += values;
  tally.confidence += Math.round(confidence * 10_000) * values;
  if (!tally.reasons.includes(reason)) tally.reasons.push(reason);
  if (words === undefined || tally.examples.length === examplesKept) return;
  const example = piType(type).cls === 'C' ? '****' : maskExample(words);
  if (!tally.examples.includes(example)) tally.examples.push(example);
}

function merged(left: Tally, right: Tally): Tally {
  return {
    whole: left.whole + right.whole,
    inside: left.inside + right.inside,
    confidence: left.confidence + right.confidence,
    reasons: [...new Set([...left.reasons, ...right.reasons])],
    examples: [...new Set([...left.examples, ...right.examples])].slice(0, examplesKept),
  };
}

/** The state of two neighbouring pieces of a column, as one pass over both would leave it. Neither is changed. */
export function mergeStates(left: ColumnScanState, right: ColumnScanState): ColumnScanState {
  const tallies = new Map(left.tallies);
  for (const [type, tally] of right.tallies) {
    const before = tallies.get(type);
    tallies.set(type, before === undefined ? tally : merged(before, tally));
  }
  return {
    examined: left.examined + right.examined,
    length: left.length + right.length,
    kinds: {
      number: left.kinds.number + right.kinds.number,
      word: left.kinds.word + right.kinds.word,
      other: left.kinds.other + right.kinds.other,
    },
    tallies,
  };
}
