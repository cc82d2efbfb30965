// What a mask is: a value goes in, what may be shown comes out, and the mask says itself how much that is at most.
import type { Shows } from '../../domain/words/redaction-words.ts';
import { compact, plain } from './normal-form.ts';

export interface Mask {
  readonly shows: Shows;
  /** Undefined: the cell stays empty. A value that is not of the type's form gives `hidden`. */
  apply(value: string): string | undefined;
}

/** What stands for a value nothing of which is shown. */
export const hidden = '***';

/** Suppressed, or never exported: the cell stays empty. */
export const empty: Mask = { shows: { head: 0, tail: 0 }, apply: () => undefined };

/** @param show gives undefined for a value that is not of the type's form */
export function part(shows: Shows, show: (value: string) => string | undefined): Mask {
  return { shows, apply: (value) => show(value) ?? hidden };
}

/**
 * The first `head` and the last `tail` signs of a number, `cover` between them.
 * @param form of the number in capitals without its separators
 * @param written how the number may be grouped, where two short ones could pass for a long one
 */
export function ends(form: RegExp, head: number, cover: string, tail: number, written?: RegExp): Mask {
  return part({ head, tail }, (value) => {
    const signs = compact(value);
    if (!form.test(signs) || written?.test(plain(value)) === false) return undefined;
    return signs.slice(0, head) + cover + signs.slice(signs.length - tail);
  });
}
