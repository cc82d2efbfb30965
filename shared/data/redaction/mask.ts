// What a mask is: a value goes in, what may be shown comes out, and the mask says itself how much that is at most.
import type { Shows } from '../../domain/words/redaction-words.ts';
import { compact, plain } from './normal-form.ts';
import type { NumberForm } from './number-forms.ts';

/** What stays of a cell at its two ends, in bytes, and what stands between them instead of its middle: a byte at least. */
export interface Cover {
  readonly head: number;
  readonly signs: Uint8Array;
  readonly tail: number;
}

/** How the cell `csv[start..end)` of canonical CSV is covered, told from its bytes; undefined where it has to be read as text. */
export type CoverCell = (csv: Uint8Array, start: number, end: number) => Cover | undefined;

export interface Mask {
  readonly shows: Shows;
  /** Undefined: the cell stays empty. A value that is not of the type's form gives `hidden`. */
  apply(value: string): string | undefined;
  /** The same for the commonest cells, of which no string is made. */
  readonly cover?: CoverCell;
}

/** What stands for a value nothing of which is shown. */
export const hidden = '***';

/** Suppressed, or never exported: the cell stays empty. */
export const empty: Mask = { shows: { head: 0, tail: 0 }, apply: () => undefined };

/** @param show gives undefined for a value that is not of the type's form. @param cover gives the same */
export function part(shows: Shows, show: (value: string) => string | undefined, cover?: CoverCell): Mask {
  return { shows, apply: (value) => show(value) ?? hidden, ...(cover && { cover }) };
}

const encoder = new TextEncoder();

export const coverOf = (head: number, signs: string, tail: number): Cover => ({
  head,
  signs: encoder.encode(signs),
  tail,
});

/** Of numbers that have the form as they stand. */
export function coverNumber(form: NumberForm, head: number, signs: string, tail: number): CoverCell {
  const cover = coverOf(head, signs, tail);
  return (csv, start, end) => (form.testAt(csv, start, end) ? cover : undefined);
}

/**
 * The first `head` and the last `tail` signs of a number, `cover` between them.
 * @param form of the number in capitals without its separators
 * @param written how the number may be grouped, where two short ones could pass for a long one
 */
export function ends(form: RegExp | NumberForm, head: number, cover: string, tail: number, written?: RegExp): Mask {
  const show = (value: string) => {
    const signs = compact(value);
    if (!form.test(signs) || written?.test(plain(value)) === false) return undefined;
    return signs.slice(0, head) + cover + signs.slice(signs.length - tail);
  };
  return part({ head, tail }, show, 'testAt' in form ? coverNumber(form, head, cover, tail) : undefined);
}
