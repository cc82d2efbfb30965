// A word of the lexicon as one number, so that a run of words costs no objects: `length << 9 | class << 5 | cost`. Without a length it is
// one of a list by length; 0 is none.

const costBits = 5;
const classBits = 4;
const most = (bits: number): number => (1 << bits) - 1;
/** Of the class and the cost. */
export const wordBits = costBits + classBits;

/** @param wordClass its number */
export const wordOf = (wordClass: number, cost: number): number => (wordClass << costBits) | cost;
export const withLength = (word: number, length: number): number => (length << wordBits) | word;
export const costOf = (word: number): number => word & most(costBits);
export const classOf = (word: number): number => (word >> costBits) & most(classBits);
export const lengthOf = (word: number): number => word >> wordBits;
