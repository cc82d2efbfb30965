// What the CSV kernel counts of the values of a column (shared/kernels/csv/values.ts), and what of them it may count: the first ones of
// each kind are looked at one by one.

/** No number that we know has more digits. */
export const longestNumber = 40;

/** Where a column says what need only be counted: all values; numbers, at the number of their digits; days as Excel counts them. */
export const knownPlace = { sample: 0, serial: longestNumber + 1 } as const;
export const knownPlaces = longestNumber + 2;

/** Where it is said how many were counted; at `lengths` and `zeroLed` a word for each number of digits. */
export const countWord = { values: 0, bytes: 1, withX: 2, serials: 3, lengths: 4, zeroLed: 5 + longestNumber } as const;
export const countWords = 6 + 2 * longestNumber;
