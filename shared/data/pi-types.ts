// The catalogue of personal information types: reference/pi-types.yaml as data, typed and looked up by id.
import { type PiClass, piClasses } from '../domain/vocabulary.ts';
import entries from './pi-types.json' with { type: 'json' };

/** One type of the catalogue. */
export interface PiType {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly cls: PiClass;
  /** A quasi-identifier (GB/T 37964 3.8). */
  readonly qi?: boolean;
  /** The group of the criminal threshold (Cr 253-1): 50, 500 or 5000. */
  readonly crim?: number;
  /** Level of JR/T 0171. */
  readonly jrt?: string;
  /** A regular expression of JavaScript; empty: none. */
  readonly re: string;
  readonly flags?: string;
  /** What must hold beside the pattern, in words. */
  readonly chk: string;
  /** Words of column names. */
  readonly hints: readonly string[];
  /** How it is masked, in words. */
  readonly mask: string;
}

function isPiClass(word: string): word is PiClass {
  return piClasses.some((known) => known === word);
}

/** @throws TypeError for a class that format 1 does not know */
function typed<T extends { id: string; cls: string }>(entry: T): T & { cls: PiClass } {
  const { cls } = entry;
  if (!isPiClass(cls)) throw new TypeError(`pi-types.json: class of ${entry.id}`);
  return { ...entry, cls };
}

/** All types in the order of the catalogue. Its digest is SHA-256 of RFC 8785 of this list and LF. */
export const piTypes: readonly PiType[] = entries.map(typed);

const byId = new Map(piTypes.map((type) => [type.id, type]));

/** @throws RangeError for an id that the catalogue does not have */
export function piType(id: string): PiType {
  const type = byId.get(id);
  if (type === undefined) throw new RangeError(`"id" expected a type of the catalogue, got ${id}`);
  return type;
}

const patterns = new Map<string, RegExp>();

/** The type's pattern, compiled once; undefined if the catalogue gives none. */
export function piPattern(id: string): RegExp | undefined {
  const { re, flags } = piType(id);
  if (re === '') return undefined;
  let pattern = patterns.get(id);
  if (pattern === undefined) {
    pattern = new RegExp(re, flags);
    patterns.set(id, pattern);
  }
  return pattern;
}
