// What the law counts: persons against the thresholds of the criminal line and of a processor's size (reference/law.md 0; ).
import type { LawCounterCode } from '../../domain/words/law-words.ts';
import { type RecordPersons, type RecordType, recordTypes } from './by-record.ts';

/** A threshold and where the case stands. */
export interface LawCounter {
  readonly code: LawCounterCode;
  readonly count: number;
  /** From this number on it applies. */
  readonly most: number;
  readonly state: 'below' | 'near' | 'reached';
}

/** What a business has got in the course of its service is counted with half of the threshold: the seller's normal case. */
const inService = 2;
const smallProcessor = 100_000;
const officer = 1_000_000;
/** From so much of a threshold on it is near. */
const nearShare = 0.8;
const hundred = 100;

const codeOf = { 50: 'records_50', 500: 'records_500', 5000: 'records_5000' } as const satisfies Record<
  RecordType,
  LawCounterCode
>;

function counter(code: LawCounterCode, count: number, most: number): LawCounter {
  const near = count >= nearShare * most ? 'near' : 'below';
  return { code, count, most, state: count >= most ? 'reached' : near };
}

/** The types add up, each as its share of its own threshold: in percent, 100 is the line. Whole numbers until the end. */
function together(byType: RecordPersons['byType']): number {
  const weakest = Math.max(...recordTypes);
  const sum = recordTypes.reduce((before, type) => before + byType[type] * (weakest / type), 0);
  return Math.floor((sum * inService * hundred) / weakest);
}

/** The criminal line by record type and for all types together, then the two of a processor's size. */
export function lawCounters({ persons, byType }: RecordPersons): LawCounter[] {
  return [
    ...recordTypes.map((type) => counter(codeOf[type], byType[type], type / inService)),
    counter('records_together', together(byType), hundred),
    counter('small_processor', persons.persons, smallProcessor),
    counter('officer', persons.persons, officer),
  ];
}
