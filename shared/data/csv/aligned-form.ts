// How a text is written whose columns are lined up for the eye: by bars with rulers between, or by spaces alone; and how wide its signs are.

/**
 * How many places a sign takes. `bytes`: two for each that is not ASCII, as in programs of GBK · `wide`: two for those of East Asia, as on
 * a terminal · `signs`: one each
 */
export type Measure = 'bytes' | 'wide' | 'signs';
export const measures: readonly Measure[] = ['bytes', 'wide', 'signs'];

/** Places from which on, and up to which, nothing stands between two columns. */
export type Gap = readonly [from: number, to: number];

export type AlignedForm =
  /** `isFramed`: a bar stands at both ends of a row, too. */
  | { readonly by: 'bars'; readonly isFramed: boolean }
  | { readonly by: 'spaces'; readonly gaps: readonly Gap[]; readonly measure: Measure };

/** Blocks that take two places (UAX #11), joined where only unassigned code points lie between. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Places that a sign takes. */
export function placesOf(code: number, measure: Measure): number {
  if (code < 0x80 || measure === 'signs') return 1;
  if (measure === 'bytes') return 2;
  return wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** Space, no-break space, that of East Asia. */
export const isSpace = (code: number): boolean => code === 0x20 || code === 0xa0 || code === 0x3000;

/** A line of dashes, and what crosses them: `+---+---+`, `|---|:--|`, `----+----`, `---- ----`. */
export const rulerForm = /^(?=.*[-=]{2})[-=+|: ]+$/;
